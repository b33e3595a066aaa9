package throughline.webhook;

import java.time.Duration;
import java.time.Instant;

/** How much a sender may tell: as many as it may send in a minute at once, and one more each time its share of the minute has passed. */
final class Allowance {
    private double left;
    private Instant since;

    Allowance(int perMinute, Instant now) {
        left = perMinute;
        since = now;
    }

    synchronized boolean takes(int perMinute, Instant now) {
        double minutes = Math.max(0, Duration.between(since, now).toMillis()) / 60_000.0;
        left = Math.min(perMinute, left + minutes * perMinute);
        since = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
