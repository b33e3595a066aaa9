package throughline.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a link holds, byte by byte; its hash is the HMAC-SHA256 of this under the chain's key. The bytes are made from the entry as it is
 * read from the database, so whatever is changed there changes them.
 *
 * <pre>
 *  0        32       40 41        57       65       73
 *  | before | seq    |1 | id      | at µs  | tx     | nature | who | roles | act | kind | subject | deed | reason | way |
 *  | 32     | i64    |u8| 16      | i64    | i64    | nine texts: u32 length, then UTF-8; length FFFFFFFF: there is none  |
 * </pre>
 *
 * Numbers have their highest byte first. {@code before} is the hash of the link before, 32 zeros for the first. The one after {@code seq}
 * is the version of this layout.
 */
final class Links {
    static final byte[] NOTHING_BEFORE = new byte[32];

    private static final int VERSION = 1;
    private static final int NONE = -1;

    private final Mac mac;

    Links(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256.", e);
        }
    }

    byte[] hash(byte[] before, long seq, Entry entry) {
        return mac.doFinal(bytes(before, seq, entry));
    }

    static boolean isSame(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    static byte[] bytes(byte[] before, long seq, Entry entry) {
        var bytes = new ByteArrayOutputStream(320);
        try (var out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(seq);
            out.writeByte(VERSION);
            out.writeLong(entry.id().getMostSignificantBits());
            out.writeLong(entry.id().getLeastSignificantBits());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            out.writeLong(entry.tx());
            text(out, entry.nature());
            text(out, entry.who());
            text(out, entry.roles());
            text(out, entry.act());
            text(out, entry.kind());
            text(out, entry.subject());
            text(out, entry.deed());
            text(out, entry.reason());
            text(out, entry.way());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
