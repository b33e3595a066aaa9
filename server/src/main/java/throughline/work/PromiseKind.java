package throughline.work;

/** How time is counted for an order; the agreement has a clause for each. */
public enum PromiseKind {
    /** Minutes by the wall clock, at any hour: somebody is inside. */
    AT_ONCE,
    /** Inside the hours that the agreement has for urgent faults. */
    WITHIN,
    /** Inside those for normal faults. */
    WORKING_HOURS,
    /** Inside those for what can be planned; most agreements promise no time for it. */
    PLANNED;

    /** @param urgency 0 to 8 */
    public static PromiseKind of(int urgency) {
        return switch (Priority.of(urgency)) {
            case ENTRAPMENT -> AT_ONCE;
            case URGENT -> WITHIN;
            case NORMAL -> WORKING_HOURS;
            case PLANNED -> PLANNED;
        };
    }
}
