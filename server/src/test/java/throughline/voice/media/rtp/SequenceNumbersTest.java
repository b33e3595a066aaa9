package throughline.voice.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceNumbersTest {
    private final SequenceNumbers numbers = new SequenceNumbers();

    @Test
    void theWrapOfSixteenBitsLosesNothing() {
        heard(65_534, 65_535, 0, 1);
        assertThat(numbers.lost()).isZero();
        assertThat(numbers.received()).isEqualTo(4);
        assertThat(numbers.extendedHighest()).isEqualTo(65_537);
    }

    @Test
    void aMissingPacketIsLostUntilItComesLate() {
        heard(10, 11, 13);
        assertThat(numbers.lost()).isEqualTo(1);
        heard(12);
        assertThat(numbers.lost()).isZero();
    }

    @Test
    void repeatedPacketsAreNoGain() {
        heard(10, 10, 10);
        assertThat(numbers.lost()).isZero();
    }

    @Test
    void aSenderThatStartsAnewLosesNothingButKeepsWhatWasLost() {
        heard(10, 12, 40_000, 40_001, 20, 21);
        assertThat(numbers.lost()).isEqualTo(1);
        assertThat(numbers.received()).isEqualTo(6);
    }

    @Test
    void aReportTellsTheLossSinceTheLastOne() {
        heard(1, 2, 4, 5);
        assertThat(numbers.fractionLost()).isEqualTo(256 / 5);
        heard(6, 7);
        assertThat(numbers.fractionLost()).isZero();
    }

    private void heard(int... sequence) {
        for (int one : sequence) numbers.heard(one);
    }
}
