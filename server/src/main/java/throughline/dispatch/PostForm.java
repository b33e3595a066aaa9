package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about who stands on a rung.
 *
 * @param who the word of the rung, such as {@code team-lead}
 * @param area null or empty is everywhere
 * @param days 1 is Monday; null or empty is every day
 * @param begins on the clocks of the place; null with {@code ends} is round the clock
 */
public record PostForm(
        @Nullable String who,
        @Nullable String area,
        @Nullable UUID technician,
        @Nullable Integer rank,
        @Nullable List<Integer> days,
        @Nullable LocalTime begins,
        @Nullable LocalTime ends) {
    /** By name; whoever is on call or next door is found in the on-call list, and nobody of us is the rescue service. */
    public static final Set<Who> GIVEN =
            EnumSet.of(Who.ROUTE, Who.TEAM_LEAD, Who.SUPERVISOR, Who.DUTY_MANAGER, Who.SUBCONTRACTOR);

    private static final int LONGEST_AREA = 100;

    record Read(Who who, @Nullable String area, UUID technician, int rank, Posts.@Nullable Hours hours) {}

    Read read() {
        var form = new Form();
        form.check("technician", technician != null, "", "kernel.field-missing", "Fill this in.");
        var named = who == null || who.isBlank() ? null : form.read("who", () -> Who.named(who));
        form.check(
                "who",
                named != null && GIVEN.contains(named),
                "",
                "dispatch.nobody-called-so",
                "Choose who stands there from the list.");
        var where = form.textOrEmpty("area", area, LONGEST_AREA);
        int asked = form.number("rank", rank, 1, 9);
        form.check(
                "ends",
                (begins == null) == (ends == null) && (begins == null || !begins.equals(ends)),
                "",
                "dispatch.hours-incomplete",
                "Say from when to when, or leave both empty for round the clock.");
        var on = EnumSet.noneOf(DayOfWeek.class);
        for (var day : days == null ? List.<Integer>of() : days) {
            boolean possible = day != null && day >= 1 && day <= 7;
            form.check("days", possible, "", "dispatch.no-such-day", "Choose days of the week.");
            if (possible) {
                on.add(DayOfWeek.of(day));
            }
        }
        form.accept();
        if (on.isEmpty()) {
            on.addAll(EnumSet.allOf(DayOfWeek.class));
        }
        var allDay = begins == null && on.size() == DayOfWeek.values().length;
        var hours = allDay
                ? null
                : new Posts.Hours(on, begins == null ? LocalTime.MIN : begins, ends == null ? LocalTime.MIN : ends);
        return new Read(
                requireNonNull(named), where.isEmpty() ? null : where, requireNonNull(technician), asked, hours);
    }
}
