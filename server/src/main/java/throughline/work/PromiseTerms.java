package throughline.work;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.customer.Agreement;

/**
 * What was promised for an order: stamped on it when it is raised, so that an edited agreement changes nothing that runs.
 *
 * @param basis why these terms and not others
 * @param hours in which {@code within} and {@code workingHours} are counted
 * @param atOnce for somebody inside, by the wall clock; there is always one
 * @param within for an urgent fault; null when nothing was promised
 * @param workingHours for a normal fault; null when nothing was promised
 * @param pausedBy the holds that stop the clock; every other lets it run
 */
public record PromiseTerms(
        Basis basis,
        ServiceHours hours,
        Duration atOnce,
        @Nullable Duration within,
        @Nullable Duration workingHours,
        Starts starts,
        Stops stops,
        Set<HoldReason> pausedBy) {
    public enum Basis {
        AGREEMENT,
        /** Nothing was agreed: somebody inside is reached all the same, everything else has no time. */
        NO_AGREEMENT
    }

    /** Where the clock starts. */
    public enum Starts {
        CALL_IN,
        /** The order is raised, and the first technician asked in the same moment. */
        DISPATCH,
        /** The first technician accepts; a second one does not start it again. */
        ACCEPT
    }

    /** Where the clock stops. What comes later on the way stops it too: whoever works again needs nobody to arrive. */
    public enum Stops {
        ARRIVE,
        /** The people are out. Where nobody is inside, arriving stops it. */
        RELEASE,
        RESTORE
    }

    /** What a hold waits for that is not ours to give. */
    public static final Set<HoldReason> NOT_OURS = Set.of(HoldReason.CUSTOMER, HoldReason.ACCESS);

    /** The longest that a promise may take on the calendar; without it, a slip of the pen would be counted for centuries. */
    static final int MOST_YEARS = 20;

    private static final Duration SOMEBODY_INSIDE = Duration.ofMinutes(60);
    private static final int WEEKS_OF_A_YEAR_WITH_HOLIDAYS = 45;

    public PromiseTerms {
        pausedBy = Set.copyOf(pausedBy);
        fits("atOnce", atOnce, ServiceHours.ALWAYS);
        fits("within", within, hours);
        fits("workingHours", workingHours, hours);
    }

    public static PromiseTerms of(Agreement agreement) {
        return of(
                agreement.hours(),
                agreement.entrapmentMinutes(),
                agreement.urgentMinutes(),
                agreement.normalHours(),
                Starts.CALL_IN,
                Stops.ARRIVE);
    }

    /** @param hours as in the agreement: {@code 8-16}, {@code 7-19}, {@code 24/7} */
    public static PromiseTerms of(
            String hours, int entrapmentMinutes, int urgentMinutes, int normalHours, Starts starts, Stops stops) {
        return new PromiseTerms(
                Basis.AGREEMENT,
                ServiceHours.of(hours),
                Duration.ofMinutes(entrapmentMinutes),
                Duration.ofMinutes(urgentMinutes),
                Duration.ofHours(normalHours),
                starts,
                stops,
                NOT_OURS);
    }

    /** Where nothing was agreed: an hour for somebody inside, and no time for anything else. */
    public static PromiseTerms none() {
        return new PromiseTerms(
                Basis.NO_AGREEMENT,
                ServiceHours.ALWAYS,
                SOMEBODY_INSIDE,
                null,
                null,
                Starts.CALL_IN,
                Stops.ARRIVE,
                NOT_OURS);
    }

    /** How long it may take; null when nothing was promised. */
    public @Nullable Duration allowed(PromiseKind kind) {
        return switch (kind) {
            case AT_ONCE -> atOnce;
            case WITHIN -> within;
            case WORKING_HOURS -> workingHours;
            case PLANNED -> null;
        };
    }

    /** The hours that count: an entrapment is served at any. */
    public ServiceHours hours(PromiseKind kind) {
        return kind == PromiseKind.AT_ONCE ? ServiceHours.ALWAYS : hours;
    }

    private static void fits(String name, @Nullable Duration allowed, ServiceHours hours) {
        if (allowed == null) {
            return;
        }
        var most = hours.week().multipliedBy(MOST_YEARS * WEEKS_OF_A_YEAR_WITH_HOLIDAYS);
        if (!allowed.isPositive() || allowed.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s (%s) must be positive and fit into %d years of the hours %s."
                    .formatted(name, allowed, MOST_YEARS, hours));
        }
    }
}
