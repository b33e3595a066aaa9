package throughline.voice.sip;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How many new calls may come in: a bucket that fills by {@code perSecond} and holds one second's worth, and a ceiling of live
 * calls. Thread-safe.
 */
final class Admission {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final int maxCalls;
    private final IntSupplier liveCalls;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    Admission(int perSecond, int maxCalls, IntSupplier liveCalls, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.maxCalls = maxCalls;
        this.liveCalls = liveCalls;
        this.nanoTime = nanoTime;
        tokens = perSecond;
        filledAt = nanoTime.getAsLong();
    }

    /** Whether one more call may come in now; a yes takes a token. */
    synchronized boolean admit() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1 || liveCalls.getAsInt() >= maxCalls) {
            return false;
        }
        tokens--;
        return true;
    }
}
