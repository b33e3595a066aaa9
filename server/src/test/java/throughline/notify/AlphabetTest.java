package throughline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Octets as 3GPP TS 23.038 has them. */
class AlphabetTest {
    @Test
    void theAlphabetOfGsmIsThereAndBack() {
        var all = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà\f^{}\\[~]|€";
        assertThat(Alphabet.of(all)).isEqualTo(Alphabet.GSM);
        assertThat(Alphabet.GSM.decode(Alphabet.GSM.encode(all))).isEqualTo(all);
        assertThat(HexFormat.of().formatHex(Alphabet.GSM.encode("@ÆÉ à€["))).isEqualTo("001c1f207f1b651b3c");
    }

    @Test
    void whatIsMissingThereGoesInAnother() {
        assertThat(Alphabet.of("Lift õige")).isEqualTo(Alphabet.UCS_2);
        assertThat(Alphabet.of("\u001b")).isEqualTo(Alphabet.UCS_2);
        assertThat(Alphabet.GSM.decode(new byte[] {'a', (byte) 0x80, 0x1B, 'b', 0x1B, 0x1B, 'c'}))
                .isEqualTo("a\uFFFDb c");
    }
}
