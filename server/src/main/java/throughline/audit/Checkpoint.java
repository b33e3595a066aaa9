package throughline.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * How far the chain went at an instant: one line of JSON in a file.
 *
 * @param seq of the last link
 * @param head its hash in hexadecimal
 * @param key the id of the signing key
 * @param before the signature of the checkpoint before; empty for the first of a file
 * @param signature Ed25519 of {@link #signed()}, base64
 */
record Checkpoint(long seq, String head, Instant at, String key, String before, String signature) {
    /** What is signed: five lines after a first one that says what this is, each ended by a line feed. */
    byte[] signed() {
        return "throughline audit checkpoint\n%d\n%s\n%s\n%s\n%s\n"
                .formatted(seq, head, at, key, before)
                .getBytes(StandardCharsets.UTF_8);
    }
}
