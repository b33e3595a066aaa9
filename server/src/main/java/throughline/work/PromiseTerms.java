package throughline.work;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.ServiceHours;
import throughline.customer.Terms;

/**
 * What was promised for an order, by how its time is counted: stamped on it when it is raised, so that an edited agreement changes
 * nothing that runs.
 *
 * @param basis why these terms and not others
 * @param atOnce for somebody inside, by the wall clock; there is always a time
 * @param within for an urgent fault
 * @param workingHours for a normal fault
 * @param planned for what can be planned
 */
public record PromiseTerms(Basis basis, Term atOnce, Term within, Term workingHours, Term planned) {
    public enum Basis {
        AGREEMENT,
        /** Nothing was agreed: somebody inside is reached all the same, everything else has no time. */
        NO_AGREEMENT
    }

    /**
     * What was promised for one kind.
     *
     * @param hours in which its time is counted
     * @param allowed how long it may take; null when nothing was promised
     * @param pausedBy the holds that stop the clock; every other lets it run
     */
    public record Term(
            ServiceHours hours, @Nullable Duration allowed, Starts starts, Stops stops, Set<HoldReason> pausedBy) {
        public Term {
            pausedBy = Set.copyOf(pausedBy);
            if (allowed != null) {
                var most = hours.week().multipliedBy(MOST_YEARS * WEEKS_OF_A_YEAR_WITH_HOLIDAYS);
                if (!allowed.isPositive() || allowed.compareTo(most) > 0) {
                    throw new IllegalArgumentException(
                            "The time (%s) of a promise must be positive and fit into %d years of the hours %s."
                                    .formatted(allowed, MOST_YEARS, hours));
                }
            }
        }

        static Term of(Clause clause) {
            var minutes = clause.minutes();
            return new Term(
                    clause.hours(),
                    minutes == null ? null : Duration.ofMinutes(minutes),
                    clause.starts(),
                    clause.stops(),
                    clause.pauses() ? NOT_OURS : Set.of());
        }

        private static Term none() {
            return new Term(ServiceHours.ALWAYS, null, Starts.CALL_IN, Stops.ARRIVAL, NOT_OURS);
        }
    }

    /** What a hold waits for that is not ours to give. */
    public static final Set<HoldReason> NOT_OURS = Set.of(HoldReason.CUSTOMER, HoldReason.ACCESS);

    /** The longest that a promise may take on the calendar; without it, a slip of the pen would be counted for centuries. */
    static final int MOST_YEARS = 20;

    private static final int WEEKS_OF_A_YEAR_WITH_HOLIDAYS = 45;
    private static final Duration SOMEBODY_INSIDE = Duration.ofMinutes(60);

    /** Somebody inside is counted by the wall clock and never paused, whatever the hours that the agreement covers. */
    public PromiseTerms {
        atOnce = new Term(
                ServiceHours.ALWAYS,
                atOnce.allowed() == null ? SOMEBODY_INSIDE : atOnce.allowed(),
                atOnce.starts(),
                atOnce.stops(),
                Set.of());
    }

    public static PromiseTerms of(Terms terms) {
        return new PromiseTerms(
                Basis.AGREEMENT,
                Term.of(terms.entrapment()),
                Term.of(terms.urgent()),
                Term.of(terms.normal()),
                Term.of(terms.planned()));
    }

    /** Where nothing was agreed: an hour for somebody inside, and no time for anything else. */
    public static PromiseTerms none() {
        return new PromiseTerms(Basis.NO_AGREEMENT, Term.none(), Term.none(), Term.none(), Term.none());
    }

    public Term term(PromiseKind kind) {
        return switch (kind) {
            case AT_ONCE -> atOnce;
            case WITHIN -> within;
            case WORKING_HOURS -> workingHours;
            case PLANNED -> planned;
        };
    }

    /** How long it may take; null when nothing was promised. */
    public @Nullable Duration allowed(PromiseKind kind) {
        return term(kind).allowed();
    }
}
