package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counted by hand from 3GPP TS 23.038 and 23.040. */
class SegmentsTest {
    @Test
    void theGsmAlphabetHas160InOneAnd153InEachOfMore() {
        assertThat(Segments.of("a")).isEqualTo(1);
        assertThat(Segments.of("ä".repeat(160))).isEqualTo(1);
        assertThat(Segments.of("a".repeat(161))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(306))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(307))).isEqualTo(3);
    }

    @Test
    void anEscapedCharacterIsTwoAndIsNotCutInTwo() {
        assertThat(Segments.of("€".repeat(80))).isEqualTo(1);
        assertThat(Segments.of("€".repeat(81))).isEqualTo(2);
        // 152 septets and an escape do not fit in 153, so the last part begins one septet early.
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(151))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
    }

    @Test
    void anythingElseHas70InOneAnd67InEachOfMore() {
        assertThat(Segments.of("õ".repeat(70))).isEqualTo(1);
        assertThat(Segments.of("õ".repeat(71))).isEqualTo(2);
        assertThat(Segments.of("電".repeat(134))).isEqualTo(2);
        assertThat(Segments.of("電".repeat(135))).isEqualTo(3);
        // A pair of surrogates is not cut in two either.
        assertThat(Segments.of("電".repeat(66) + "🛗" + "電".repeat(66))).isEqualTo(3);
    }
}
