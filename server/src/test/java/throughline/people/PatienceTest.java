package throughline.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.people.Patience.Failures;
import throughline.people.Patience.Memory;

class PatienceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:48:00Z");
    private static final Failures NONE = new Failures(0, null);

    // ASVS 6.3.1
    @Test
    void theWaitDoublesAndHasALimit() {
        var waits = IntStream.rangeClosed(0, 12)
                .mapToLong(failures -> wait(failuresHere(failures)).toSeconds())
                .boxed()
                .toList();
        assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L, 30L);
    }

    @Test
    void waitingIsEnough() {
        var memory = failuresHere(5);
        assertThat(Patience.waitBefore(memory, NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Patience.waitBefore(memory, NOW.plusSeconds(4))).isZero();
    }

    // ASVS 6.3.1, 8.2.4
    @Test
    void anAttackerElsewhereDoesNotMakeTheOwnerWaitWhereSheSignedInBefore() {
        var underAttack = new Failures(5_000, NOW);
        assertThat(wait(new Memory(NONE, underAttack, underAttack, underAttack, true)))
                .isZero();
        assertThat(wait(new Memory(NONE, underAttack, NONE, underAttack, false)))
                .isEqualTo(Duration.ofSeconds(30));
    }

    // ASVS 6.3.1
    @Test
    void oneAddressThatTriesManyAccountsWaits() {
        assertThat(wait(new Memory(NONE, NONE, new Failures(19, NOW), NONE, false)))
                .isZero();
        assertThat(wait(new Memory(NONE, NONE, new Failures(40, NOW), NONE, false)))
                .isEqualTo(Duration.ofMinutes(1));
    }

    // ASVS 6.3.1
    @Test
    void nobodyIsEverLockedOut() {
        var endless = new Failures(Integer.MAX_VALUE, NOW);
        assertThat(wait(new Memory(endless, endless, endless, endless, false)))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    private static Duration wait(Memory memory) {
        return Patience.waitBefore(memory, NOW);
    }

    private static Memory failuresHere(int count) {
        return new Memory(new Failures(count, NOW), NONE, NONE, NONE, false);
    }
}
