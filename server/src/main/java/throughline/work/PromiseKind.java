package throughline.work;

/** How time is counted for an order. */
public enum PromiseKind {
    /** Minutes by the wall clock, at any hour: somebody is inside. */
    AT_ONCE,
    /** Minutes inside the hours of the agreement. */
    WITHIN,
    /** Hours inside the hours of the agreement. */
    WORKING_HOURS,
    /** No time is promised. */
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
