package throughline.rota;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
        private @Nullable Layer read() {
            boolean right = name != null
                    && !name.isBlank()
                    && name.length() <= LONGEST_AREA
                    && rank != null
                    && rank >= 1
                    && rank <= 9
                    && start != null
                    && start.getYear() >= 2000
                    && start.getYear() < 2200
                    && handover != null
                    && (days == null || days >= 1 && days <= LONGEST_TURN)
                    && within(moments, MOST_OF_A_WEEK)
                    && people != null
                    && !people.isEmpty()
                    && within(people, MOST_IN_ORDER)
                    && within(hours, MOST_OF_A_WEEK);
            if (!right) {
                return null;
            }
            var handOvers = all(moments).stream().map(MomentForm::read).toList();
            var covered = all(hours).stream().map(HoursForm::read).toList();
            if (handOvers.contains(null) || covered.contains(null)) {
                return null;
            }
            var rotation = new Rotation(
                    requireNonNull(start),
                    requireNonNull(handover),
                    days == null ? 1 : days,
                    handOvers.stream().map(Objects::requireNonNull).toList(),
                    all(people));
            return new Layer(
                    requireNonNull(name).strip(),
                    requireNonNull(rank),
                    rotation,
                    covered.stream().map(Objects::requireNonNull).toList(),
                    nextStandsIn == null || nextStandsIn);
        }
    }

    /** A hand-over of a week. */
    public record MomentForm(
            @Nullable DayOfWeek day, @Nullable LocalTime at) {
        private Rotation.@Nullable Moment read() {
            return day == null || at == null ? null : new Rotation.Moment(day, at);
        }
    }

    /** Hours of a week. */
    public record HoursForm(
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime begins,
            @Nullable LocalTime ends) {
        private @Nullable Hours read() {
            return days == null
                            || days.isEmpty()
                            || days.stream().anyMatch(Objects::isNull)
                            || begins == null
                            || ends == null
                    ? null
                    : new Hours(days, begins, ends);
        }
    }

    record Read(String area, ZoneId zone, Rules rules, boolean swapsApproved) {}

    Read read() {
        var form = new Form();
        var where = form.text("area", area, LONGEST_AREA);
        var clocks = form.read("zone", () -> zone(form.text("zone", zone, LONGEST_AREA)));
        form.check("layers", within(layers, MOST_LAYERS), "", "rota.too-many-layers", "Use at most {0}.", MOST_LAYERS);
        form.check(
                "needed", within(needed, MOST_OF_A_WEEK), "", "rota.hours-incomplete", "Say the days and both times.");
        form.accept();
        var read = all(layers).stream().map(LayerForm::read).toList();
        form.check(
                "layers",
                !read.contains(null),
                "",
                "rota.layer-incomplete",
                "Layer {0} needs a name, a rank, a first day, times and at least one technician.",
                read.indexOf(null) + 1);
        var hours = all(needed).stream().map(HoursForm::read).toList();
        form.check("needed", !hours.contains(null), "", "rota.hours-incomplete", "Say the days and both times.");
        form.accept();
        return new Read(
                where,
                requireNonNull(clocks),
                new Rules(
                        read.stream().map(Objects::requireNonNull).toList(),
                        hours.stream().map(Objects::requireNonNull).toList()),
                swapsApproved == null || swapsApproved);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new Refused("rota.no-such-zone", "There is no such time zone. Write it as Europe/Tallinn.");
        }
    }

    private static boolean within(@Nullable List<?> list, int most) {
        return list == null || list.size() <= most && list.stream().noneMatch(Objects::isNull);
    }

    private static <T> List<T> all(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream().<T>map(Objects::requireNonNull).toList();
    }
}
