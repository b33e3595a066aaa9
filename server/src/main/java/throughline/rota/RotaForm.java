package throughline.rota;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/** What a person fills in about the rota of an area. */
public record RotaForm(
        @Nullable String area,
        @Nullable String zone,
        @Nullable List<@Nullable LayerForm> layers,
        @Nullable List<@Nullable HoursForm> needed,
        @Nullable Boolean swapsApproved,
        @Nullable Integer version) {
    private static final int LONGEST_AREA = 100;
    private static final int MOST_LAYERS = 20;
    private static final int MOST_IN_ORDER = 60;
    private static final int MOST_OF_A_WEEK = 21;
    private static final int LONGEST_TURN = 366;

    /** A layer; see {@link Layer} and {@link Rotation}. */
    public record LayerForm(
            @Nullable String name,
            @Nullable Integer rank,
            @Nullable LocalDate start,
            @Nullable LocalTime handover,
            @Nullable Integer days,
            @Nullable List<@Nullable MomentForm> moments,
            @Nullable List<@Nullable UUID> people,
            @Nullable List<@Nullable HoursForm> hours,
            @Nullable Boolean nextStandsIn) {
        /** What is wrong is noted at its own field, such as {@code layers.2.people}; then the answer means nothing. */
        private Layer read(Form form, String at) {
            var called = form.text(at + ".name", name, LONGEST_AREA);
            int number = form.number(at + ".rank", rank, 1, 9);
            var first = missing(form, at + ".start", start, LocalDate.EPOCH);
            form.check(
                    at + ".start",
                    start == null || start.getYear() >= 2000 && start.getYear() < 2200,
                    "",
                    "kernel.field-out-of-range",
                    "Write a number from {0} to {1}.",
                    2000,
                    2199);
            var time = missing(form, at + ".handover", handover, LocalTime.MIDNIGHT);
            int turn = days == null ? 1 : form.number(at + ".days", days, 1, LONGEST_TURN);
            most(form, at + ".moments", moments, MOST_OF_A_WEEK);
            most(form, at + ".people", people, MOST_IN_ORDER);
            var order = people == null ? List.<UUID>of() : all(people);
            form.check(at + ".people", !order.isEmpty(), "", "kernel.field-missing", "Fill this in.");
            var handOvers = new ArrayList<Rotation.Moment>();
            for (var each : all(moments)) {
                handOvers.add(each.read(form, at + ".moments." + handOvers.size()));
            }
            return new Layer(
                    called,
                    number,
                    new Rotation(first, time, turn, handOvers, order),
                    ofAWeek(form, at + ".hours", hours),
                    nextStandsIn == null || nextStandsIn);
        }
    }

    /** A hand-over of a week. */
    public record MomentForm(
            @Nullable DayOfWeek day, @Nullable LocalTime at) {
        private Rotation.Moment read(Form form, String field) {
            return new Rotation.Moment(
                    missing(form, field, day, DayOfWeek.MONDAY), missing(form, field, at, LocalTime.MIDNIGHT));
        }
    }

    /** Hours of a week. */
    public record HoursForm(
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime begins,
            @Nullable LocalTime ends) {
        private Hours read(Form form, String field) {
            boolean complete = days != null
                    && !days.isEmpty()
                    && days.stream().noneMatch(Objects::isNull)
                    && begins != null
                    && ends != null;
            form.check(field, complete, "", "rota.hours-incomplete", "Say the days and both times.");
            return complete
                    ? new Hours(requireNonNull(days), requireNonNull(begins), requireNonNull(ends))
                    : new Hours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
    }

    record Read(String area, ZoneId zone, Rules rules, boolean swapsApproved) {}

    Read read() {
        var form = new Form();
        var where = form.text("area", area, LONGEST_AREA);
        var clocks = form.read("zone", () -> zone(form.text("zone", zone, LONGEST_AREA)));
        most(form, "layers", layers, MOST_LAYERS);
        form.accept();
        var read = new ArrayList<Layer>();
        for (var layer : all(layers)) {
            read.add(layer.read(form, "layers." + read.size()));
        }
        var hours = ofAWeek(form, "needed", needed);
        form.accept();
        return new Read(where, requireNonNull(clocks), new Rules(read, hours), swapsApproved == null || swapsApproved);
    }

    private static List<Hours> ofAWeek(Form form, String field, @Nullable List<@Nullable HoursForm> filled) {
        most(form, field, filled, MOST_OF_A_WEEK);
        var hours = new ArrayList<Hours>();
        for (var each : all(filled)) {
            hours.add(each.read(form, field + "." + hours.size()));
        }
        return hours;
    }

    private static void most(Form form, String field, @Nullable List<?> list, int most) {
        form.check(field, list == null || list.size() <= most, "", "rota.too-many-layers", "Use at most {0}.", most);
        boolean whole = list == null || list.stream().noneMatch(Objects::isNull);
        form.check(field, whole, "", "kernel.field-missing", "Fill this in.");
    }

    private static <T> T missing(Form form, String field, @Nullable T value, T otherwise) {
        form.check(field, value != null, "", "kernel.field-missing", "Fill this in.");
        return value == null ? otherwise : value;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new Refused("rota.no-such-zone", "There is no such time zone. Write it as Europe/Tallinn.");
        }
    }

    /** Without what is nothing, which {@link #most} has refused. */
    private static <T> List<T> all(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream()
                        .<T>mapMulti((each, to) -> {
                            if (each != null) {
                                to.accept(each);
                            }
                        })
                        .toList();
    }
}
