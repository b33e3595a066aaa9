package throughline.work;

/** What people see of an urgency: shape, number, word and colour (urgency 0 is the worst, 8 can be planned). */
public enum Priority {
    ENTRAPMENT(2),
    URGENT(4),
    NORMAL(7),
    PLANNED(8);

    private final int mostUrgency;

    Priority(int mostUrgency) {
        this.mostUrgency = mostUrgency;
    }

    /** 1 to 4, as on the screen. */
    public int number() {
        return ordinal() + 1;
    }

    /** The worst urgency that still has this priority. */
    int leastUrgency() {
        return this == ENTRAPMENT ? 0 : values()[ordinal() - 1].mostUrgency + 1;
    }

    int mostUrgency() {
        return mostUrgency;
    }

    /** @param urgency 0 to 8 */
    public static Priority of(int urgency) {
        for (var priority : values()) {
            if (urgency <= priority.mostUrgency) {
                return priority;
            }
        }
        throw new IllegalArgumentException("An urgency goes from 0 to 8, this one is " + urgency + ".");
    }
}
