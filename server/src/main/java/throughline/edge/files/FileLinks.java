package throughline.edge.files;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Links that open one file for whoever has them, for five to ten minutes. Asked again within five minutes it is the same link, so that a
 * browser need not fetch the picture again.
 *
 * <pre>
 *  0               16        24                          56
 *  +----------------+---------+---------------------------+
 *  | id of the file | until   | HMAC-SHA-256 of the first |
 *  | (UUID)         | seconds | 24 bytes                  |
 *  +----------------+---------+---------------------------+   in Base64 for addresses: 75 letters
 * </pre>
 *
 * <p>The key lives as long as the process: after a restart the page asks for another link.
 */
@Component
class FileLinks {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String MAC = "HmacSHA256";
    private static final int SAID = 24;
    private static final int WHOLE = 56;

    private final SecretKeySpec key;
    private final InstantSource clock;

    FileLinks(InstantSource clock) {
        this.clock = clock;
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, MAC);
    }

    String to(UUID file) {
        long step = STEP.toSeconds();
        long until = (clock.instant().getEpochSecond() / step + 2) * step;
        var said = ByteBuffer.allocate(SAID)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putLong(until)
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(WHOLE).put(said).put(seal(said)).array());
    }

    /** The file's id; null when the link is not ours or its time is over. */
    @Nullable
    UUID opens(String link) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(link);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        if (bytes.length != WHOLE) {
            return null;
        }
        var said = Arrays.copyOf(bytes, SAID);
        if (!MessageDigest.isEqual(seal(said), Arrays.copyOfRange(bytes, SAID, WHOLE))) {
            return null;
        }
        var read = ByteBuffer.wrap(said);
        var file = new UUID(read.getLong(), read.getLong());
        return Instant.ofEpochSecond(read.getLong()).isAfter(clock.instant()) ? file : null;
    }

    private byte[] seal(byte[] said) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
