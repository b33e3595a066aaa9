package throughline.fieldapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291 (section 5, appendix A), to the byte. */
class SealingTest {
    private static final String SENDER_SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SENDER =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String RECEIVER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SEALED =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                    + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void isWhatTheStandardSays() throws GeneralSecurityException {
        var publicKey = Curve.read(bytes(SENDER));
        var secret = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(SENDER_SECRET)), publicKey.getParams()));
        var sealed = Sealing.seal(
                "When I grow up, I want to be a watermelon".getBytes(UTF_8),
                bytes(RECEIVER),
                bytes(AUTH),
                new KeyPair(publicKey, secret),
                bytes(SALT));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(SEALED);
    }

    @Test
    void noTwoMessagesShareASaltOrAKey() {
        var one = Sealing.seal(new byte[] {1}, bytes(RECEIVER), bytes(AUTH));
        var other = Sealing.seal(new byte[] {1}, bytes(RECEIVER), bytes(AUTH));
        assertThat(Arrays.copyOf(one, 16)).isNotEqualTo(Arrays.copyOf(other, 16));
        assertThat(Arrays.copyOfRange(one, 21, 86)).isNotEqualTo(Arrays.copyOfRange(other, 21, 86));
    }

    @Test
    void aKeyIsAPointOfTheCurveOrNone() {
        for (int i = 0; i < 20; i++) {
            var key = (ECPublicKey) Curve.fresh().getPublic();
            assertThat(Curve.read(Curve.written(key)).getW()).isEqualTo(key.getW());
        }
        var beside = bytes(RECEIVER);
        beside[64] ^= 1;
        assertThatThrownBy(() -> Curve.read(beside)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Curve.read(new byte[65])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Curve.read(Arrays.copyOf(bytes(RECEIVER), 64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
