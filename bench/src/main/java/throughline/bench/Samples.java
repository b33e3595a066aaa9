package throughline.bench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Durations as they come, from any thread. */
final class Samples {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long nanoseconds) {
        nanos.add(nanoseconds);
    }

    int count() {
        return nanos.size();
    }

    /** The duration in ms that so many percent of the samples do not exceed (nearest rank); not a number without samples. */
    double percentile(double percent) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return (double) sorted[Math.max(0, rank - 1)] / TimeUnit.MILLISECONDS.toNanos(1);
    }
}
