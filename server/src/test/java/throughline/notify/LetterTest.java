package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Words come from forms; the act that needs a text must not fail on them, nor the reader be misled. */
class LetterTest {
    // ASVS 1.3.3
    @Test
    void wordsKeepTheirLinesAndLoseWhatHides() {
        assertThat(words(" Lift 3\u0000\u0007.\n\u202eAnswer\u2066 1\r\n")).isEqualTo("Lift 3  .\nAnswer 1");
    }

    @Test
    void wordsThatAreFarTooLongAreCut() {
        assertThat(words("x".repeat(1_600))).hasSize(1_600);
        assertThat(words("x".repeat(9_000))).hasSizeLessThanOrEqualTo(1_600).endsWith("x...");
        assertThat(words("🛗".repeat(900))).hasSizeLessThanOrEqualTo(1_600).endsWith("🛗...");
    }

    @Test
    void aTextWithoutWordsIsAFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> words(" \u0000 ")).withMessageContaining("the key");
    }

    private static String words(String words) {
        return new Letter("+447700900123", "en", words, "the key").words();
    }
}
