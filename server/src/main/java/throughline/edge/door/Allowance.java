package throughline.edge.door;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.Pace;

/**
 * How often another system may ask, each with its own token: so many requests a minute, and those of some seconds at once. A program that has
 * gone wild slows down itself, and nobody at a desk waits for it.
 */
@Component
final class Allowance {
    /** What was not used is kept for so long. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Duration each;
    private final InstantSource clock;

    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    Allowance(Settings settings, InstantSource clock) {
        this.each = Duration.ofMinutes(1).dividedBy(settings.api().requestsPerMinute());
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @param token the name of an existing one
     * @return how long it must wait, and then it is not counted; null when it may go on
     */
    @Nullable
    Duration ask(String token) {
        return paces.computeIfAbsent(token, _ -> new Pace()).ask(clock.instant(), each, AT_ONCE);
    }
}
