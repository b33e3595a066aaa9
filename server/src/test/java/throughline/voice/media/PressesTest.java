package throughline.voice.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PressesTest {
    private final Presses presses = new Presses();

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void whoeverSaysKeysAsEventsIsNotListenedToWithinTheSound() {
        assertThat(presses.beside('1', at(0))).isTrue();
        assertThat(presses.within('1', at(60))).as("the same press").isFalse();
        assertThat(presses.beside('1', at(200))).as("a second press").isTrue();
        assertThat(presses.within('2', at(9_000))).isFalse();
    }

    @Test
    void anEventThatComesAfterItsSoundIsTheSamePress() {
        assertThat(presses.within('5', at(0))).isTrue();
        assertThat(presses.beside('5', at(120))).isFalse();
        assertThat(presses.beside('5', at(220))).as("pressed again").isTrue();
    }

    @Test
    void anotherKeyAndOneMuchLaterAreOthers() {
        assertThat(presses.within('5', at(0))).isTrue();
        assertThat(presses.beside('6', at(120))).isTrue();
        var later = new Presses();
        assertThat(later.within('5', at(0))).isTrue();
        assertThat(later.beside('5', at(2_000))).isTrue();
    }

    @Test
    void withoutEventsEachPressWithinTheSoundCounts() {
        assertThat(presses.within('7', at(0))).isTrue();
        assertThat(presses.within('7', at(200))).isTrue();
    }
}
