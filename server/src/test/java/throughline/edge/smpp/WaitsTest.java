package throughline.edge.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How long to wait before the next part, and before the next knock. */
class WaitsTest {
    @Test
    void partsFollowEachOtherWithoutAPauseUntilItIsTooMuch() {
        var pace = new Pace();
        assertThat(pace.place(0)).isZero();
        assertThat(pace.place(0)).isZero();

        pace.tooFast(0);
        pace.tooFast(0);
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(400));
        assertThat(pace.place(0)).isEqualTo(Duration.ofMillis(400));
        assertThat(pace.place(0)).isEqualTo(Duration.ofMillis(800));
        for (int times = 0; times < 20; times++) {
            pace.tooFast(0);
        }
        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(4));

        for (int well = 0; well < 60; well++) {
            pace.wentWell();
        }
        assertThat(pace.pause()).isZero();
    }

    @Test
    void aDoorThatStaysShutIsKnockedAtLaterEachTimeButSoonerWithAText() {
        var backOff = new BackOff(RandomGenerator.of("L64X128MixRandom"));
        assertThat(backOff.left(0, false)).isZero();
        for (int time = 0; time < 3; time++) {
            backOff.failed(0, Duration.ZERO);
        }
        assertThat(backOff.left(0, false)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        for (int time = 0; time < 30; time++) {
            backOff.failed(0, Duration.ofSeconds(2));
        }
        assertThat(backOff.left(0, false)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThat(backOff.left(0, true)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.left(Duration.ofSeconds(6).toNanos(), true)).isZero();

        backOff.failed(0, Duration.ofMinutes(5));
        assertThat(backOff.left(0, false)).as("it had lasted").isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
