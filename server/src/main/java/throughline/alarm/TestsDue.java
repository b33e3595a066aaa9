package throughline.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;

/** Looks once a minute which test calls have not come, and every hour which devices were entered meanwhile. */
@Component
class TestsDue extends Beat {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int ENTERED_EVERY = 60;
    private static final UUID FIRST = new UUID(0, 0);

    private final TestCalls calls;
    private final WholeAreas areas;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private int looks;

    TestsDue(TestCalls calls, WholeAreas areas, InstantSource clock) {
        super("test-calls");
        this.calls = calls;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    protected void look() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        if (looks++ % ENTERED_EVERY == 0) {
            var after = calls.watchThoseEntered(FIRST);
            while (after != null) {
                after = calls.watchThoseEntered(after);
            }
        }
        calls.sweep();
        while (areas.find()) {
            continue;
        }
    }
}
