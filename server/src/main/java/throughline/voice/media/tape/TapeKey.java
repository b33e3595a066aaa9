package throughline.voice.media.tape;

import javax.crypto.SecretKey;

/**
 * With what one recording is sealed, and no other.
 *
 * @param key of AES, 256 bits, never used for anything before
 * @param label stands at the head of the recording and leads back to the key, for those who may have it; at most 1,024 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TapeKey(SecretKey key, byte[] label) {
    public TapeKey {
        if (label.length > Sealed.LONGEST_LABEL) {
            throw new IllegalArgumentException("A label has at most %d bytes.".formatted(Sealed.LONGEST_LABEL));
        }
    }
}
