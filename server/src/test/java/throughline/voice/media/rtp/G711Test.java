package throughline.voice.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
    @Test
    void knownSamples() {
        assertThat(G711.linear(G711.SILENCE)).isZero();
        assertThat(G711.linear((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.linear((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.mu(0)).isEqualTo(G711.SILENCE);
        assertThat(G711.mu(40_000)).as("too loud is clipped").isEqualTo((byte) 0x80);
        assertThat(G711.aFromMu(G711.SILENCE)).as("silence in A-law").isEqualTo((byte) 0xd5);
    }

    @Test
    void everyMuLawByteComesBackFromItsSample() {
        for (int code = 0; code < 256; code++) {
            short sample = G711.linear((byte) code);
            assertThat(G711.linear(G711.mu(sample))).isEqualTo(sample);
        }
    }

    @Test
    void theWayThroughALawChangesASampleByLessThanOneStep() {
        for (int code = 0; code < 256; code++) {
            int before = G711.linear((byte) code);
            int after = G711.linear(G711.muFromA(G711.aFromMu((byte) code)));
            assertThat(Math.abs(after - before)).as("mu-law %02x", code).isLessThanOrEqualTo(8 + Math.abs(before) / 12);
        }
    }
}
