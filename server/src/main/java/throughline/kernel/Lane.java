package throughline.kernel;

/**
 * By which lane a thread comes to the database. Each lane has connections of its own, so what fills one holds up no other: however much
 * is asked at the door, a step of a search is taken, a text leaves and a technician who accepts is heard.
 */
public enum Lane {
    /** The house's own work: calls, steps that are due, what goes out. Whoever says nothing works for the house. */
    HOUSE,
    /** What alarm devices say. Who waits here is told by nobody else that somebody is inside, so nothing on it waits for ever. */
    ALARMS,
    /** What a technician says of an offer. */
    ANSWERS,
    /** Everything else that is asked at the door. */
    REQUESTS;

    private static final ScopedValue<Lane> NOW = ScopedValue.newInstance();

    /** That of this thread. */
    static Lane now() {
        return NOW.orElse(HOUSE);
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(NOW, this).call(work);
    }
}
