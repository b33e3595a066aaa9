package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the first bracket of an encrypted frame: AES-128, 192 or 256 in CBC mode from a vector of zeros, in hexadecimal.
 * Random characters at the beginning fill it to whole blocks and take the place of the vector; they hold none of {@code | [ ]}.
 *
 * <pre>
 *  XXXXX|#00012345|1140 01 001]_02:00:13,11-21-2026        ppppppppppp]_18:24:52,07-05-2020
 *  fill  data                                              fill, and no data
 * </pre>
 */
final class Cbc {
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Cbc() {}

    /** @return null when this is not what the key sealed, as far as that can be seen */
    static @Nullable String open(String hexadecimal, SecretKey key) {
        if (hexadecimal.isEmpty() || hexadecimal.length() % (2 * BLOCK) != 0) {
            return null;
        }
        try {
            var bytes = HexFormat.of().parseHex(hexadecimal);
            var text = new String(crypt(Cipher.DECRYPT_MODE, key, bytes), ISO_8859_1);
            return text.chars().anyMatch(character -> character < ' ') ? null : withoutFill(text);
        } catch (IllegalArgumentException | GeneralSecurityException notSealed) {
            return null;
        }
    }

    static String seal(String text, SecretKey key) {
        var filled = fill(BLOCK - text.length() % BLOCK) + text;
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(crypt(Cipher.ENCRYPT_MODE, key, filled.getBytes(ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt.", e);
        }
    }

    private static String withoutFill(String text) {
        int bar = text.indexOf('|');
        int bracket = text.indexOf(']');
        boolean hasData = bar >= 0 && bar < bracket;
        return hasData ? text.substring(bar + 1) : text.substring(Math.max(0, bracket));
    }

    private static String fill(int length) {
        return RANDOM.ints(length, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] bytes) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
        return cipher.doFinal(bytes);
    }
}
