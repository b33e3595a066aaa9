package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import throughline.testing.TestSettings;

/** 3,000 a minute are 50 a second, and 500 at once. */
class AllowanceTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T02:00:00Z"));
    private final Allowance allowance = new Allowance(TestSettings.AT_LIFT_EXAMPLE, now::get);

    @Test
    void whoAsksEvenlyNeverWaits() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(allowance.ask("billing")).isNull();
            later(Duration.ofMillis(20));
        }
    }

    // ASVS 2.4.1, 15.2.2
    @Test
    void whoAsksAllAtOnceWaitsAndNobodyElseDoes() {
        assertThat(granted("billing")).isEqualTo(500);
        assertThat(allowance.ask("billing")).isEqualTo(Duration.ofMillis(20));
        assertThat(allowance.ask("monitoring")).isNull();

        later(Duration.ofMillis(19));
        assertThat(allowance.ask("billing")).as("a moment too early").isEqualTo(Duration.ofMillis(1));
        later(Duration.ofSeconds(1));
        assertThat(granted("billing")).isEqualTo(50);
        later(Duration.ofHours(1));
        assertThat(granted("billing")).as("no more is kept than of ten seconds").isEqualTo(500);
    }

    private int granted(String token) {
        int granted = 0;
        while (allowance.ask(token) == null) {
            granted++;
        }
        return granted;
    }

    private void later(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
