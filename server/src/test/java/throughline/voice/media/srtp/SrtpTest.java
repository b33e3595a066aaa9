package throughline.voice.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.voice.media.rtp.Bytes;

/** Key derivation: RFC 3711, B.3. GCM: RFC 7714, section 16. Whole packets: the reference packets of libsrtp. */
class SrtpTest {
    private static final byte[] CM_KEY = hex("e1f97a0d3e018be0d64fa32c06de4139");
    private static final byte[] CM_SALT = hex("0ec675ad498afeebb6960b3aabe6");
    private static final byte[] GCM_KEY = hex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] GCM_SALT = hex("a0a1a2a3a4a5a6a7a8a9aaab");
    private static final String PLAIN = "800f1234decafbadcafebabe" + "ab".repeat(16);
    private static final String PLAIN_REPORT = "81c8000bcafebabe" + "ab".repeat(16);

    @Test
    void sessionKeysOfTheStandard() {
        var keys = new KeyDerivation(CM_KEY, CM_SALT);
        assertThat(keys.key(KeyDerivation.RTP_KEY, 16)).isEqualTo(hex("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(keys.key(KeyDerivation.RTP_SALT, 14)).isEqualTo(hex("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(keys.key(KeyDerivation.RTP_AUTHENTICATION, 20))
                .isEqualTo(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }

    @Test
    void aGcmPacketOfTheStandard() {
        var session = new GaloisCounterMode.Direction(GCM_KEY, hex("517569642070726f2071756f"));
        var cipher = new GaloisCounterMode(session, session);
        var header = "8040f17b8041f8d35501a0b2";
        var plain = header + "47616c6c696120657374206f6d6e697320646976697361" + "20696e207061727465732074726573";
        var packet = Arrays.copyOf(hex(plain), plain.length() / 2 + 16);
        int length = cipher.seal(packet, 12, plain.length() / 2, 0x5501a0b2, 0xf17b);
        assertThat(Arrays.copyOf(packet, length))
                .isEqualTo(hex(header
                        + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
                        + "899d7f27beb16a9152cf765ee4390cce"));
        assertThat(cipher.open(packet, 12, length, 0x5501a0b2, 0xf17b)).isEqualTo(plain.length() / 2);
        assertThat(Arrays.copyOf(packet, plain.length() / 2)).isEqualTo(hex(plain));
    }

    @Test
    void referencePackets() {
        assertThat(sealed(Profile.AES128_CM_HMAC_SHA1_80))
                .isEqualTo(hex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"));
        assertThat(sealed(Profile.AEAD_AES_128_GCM))
                .isEqualTo(hex(
                        "800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392"));
        assertThat(sealedReport(Profile.AES128_CM_HMAC_SHA1_80))
                .isEqualTo(hex("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798"));
        assertThat(sealedReport(Profile.AEAD_AES_128_GCM))
                .isEqualTo(hex(
                        "81c8000bcafebabec98b8b5df0392a55852b6c21ac8e7025c52c6fbea2b3b446ea31123ba88ce61e80000001"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSealedIsOpened(Profile profile) {
        var packet = sealed(profile);
        assertThat(in(profile).open(packet, packet.length)).isEqualTo(28);
        assertThat(Arrays.copyOf(packet, 28)).isEqualTo(hex(PLAIN));
        var report = sealedReport(profile);
        assertThat(in(profile).openReport(report, report.length)).isEqualTo(24);
        assertThat(Arrays.copyOf(report, 24)).isEqualTo(hex(PLAIN_REPORT));
    }

    @ParameterizedTest
    @EnumSource
    void oneChangedBitOrAMissingByteIsNotGenuine(Profile profile) {
        var packet = sealed(profile);
        var report = sealedReport(profile);
        for (int bit = 0; bit < 8 * packet.length; bit++) {
            var forged = flipped(packet, bit);
            assertThat(in(profile).open(forged, forged.length))
                    .as("bit %d", bit)
                    .isEqualTo(-1);
        }
        for (int bit = 0; bit < 8 * report.length; bit++) {
            var forged = flipped(report, bit);
            assertThat(in(profile).openReport(forged, forged.length))
                    .as("bit %d", bit)
                    .isEqualTo(-1);
        }
        for (int length = 0; length < packet.length; length++) {
            assertThat(in(profile).open(packet.clone(), length)).isEqualTo(-1);
        }
        for (int length = 0; length < report.length; length++) {
            assertThat(in(profile).openReport(report.clone(), length)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPacketIsTakenOnceAndNotWhenItIsTooOld(Profile profile) {
        var out = out(profile);
        var first = sealed(out, 1);
        var in = in(profile);
        assertThat(in.open(first.clone(), first.length)).isPositive();
        assertThat(in.open(first.clone(), first.length)).as("repeated").isEqualTo(-1);
        var old = sealed(out, 2);
        for (int sequence = 3; sequence < 67; sequence++) {
            var next = sealed(out, sequence);
            assertThat(in.open(next, next.length)).isPositive();
        }
        assertThat(in.open(old, old.length)).as("64 behind").isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void theSequenceNumberMayWrapAndPacketsBeReorderedAroundIt(Profile profile) {
        var out = out(profile);
        var in = in(profile);
        var before = sealed(out, 65_534);
        var last = sealed(out, 65_535);
        var wrapped = sealed(out, 0);
        assertThat(in.open(before, before.length)).isPositive();
        assertThat(in.open(wrapped, wrapped.length)).as("over the wrap").isPositive();
        assertThat(in.open(last, last.length)).as("from before the wrap").isPositive();
        for (int round = 0; round < 2; round++) {
            for (int sequence = 1; sequence <= 65_536; sequence += 97) sealed(out, sequence & 0xffff);
        }
        var far = sealed(out, 65_000);
        assertThat(in.open(far, far.length))
                .as("sealed under a wrap that was never seen")
                .isEqualTo(-1);
    }

    private static byte[] sealed(Profile profile) {
        var packet = Arrays.copyOf(hex(PLAIN), 28 + Profile.TRAILER);
        return Arrays.copyOf(packet, out(profile).protect(packet, 28));
    }

    private static byte[] sealed(SrtpOut out, int sequence) {
        var packet = Arrays.copyOf(hex(PLAIN), 28 + Profile.TRAILER);
        Bytes.put16(packet, 2, sequence);
        int length = out.protect(packet, 28);
        return Arrays.copyOf(packet, length);
    }

    private static byte[] sealedReport(Profile profile) {
        var packet = Arrays.copyOf(hex(PLAIN_REPORT), 24 + Profile.TRAILER);
        return Arrays.copyOf(packet, out(profile).protectReport(packet, 24));
    }

    private static SrtpOut out(Profile profile) {
        return switch (profile) {
            case AES128_CM_HMAC_SHA1_80 -> new SrtpOut(profile, CM_KEY, CM_SALT);
            case AEAD_AES_128_GCM -> new SrtpOut(profile, GCM_KEY, GCM_SALT);
        };
    }

    private static SrtpIn in(Profile profile) {
        return switch (profile) {
            case AES128_CM_HMAC_SHA1_80 -> new SrtpIn(profile, CM_KEY, CM_SALT);
            case AEAD_AES_128_GCM -> new SrtpIn(profile, GCM_KEY, GCM_SALT);
        };
    }

    private static byte[] flipped(byte[] packet, int bit) {
        var forged = packet.clone();
        forged[bit / 8] ^= (byte) (1 << bit % 8);
        return forged;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
