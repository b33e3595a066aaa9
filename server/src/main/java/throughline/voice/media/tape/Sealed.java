package throughline.voice.media.tape;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A recording as it lies on the disk, most significant byte first.
 *
 * <pre>
 *  0  "TLTAPE" | version 1, 2 | length of the label, 4 | the label
 *     block 0 | block 1 | … | the last block, which may be shorter
 *
 *     a block: half a second of both sides (left, right, left, right …; 8,000 bytes of mu-law), enciphered | tag, 16
 * </pre>
 *
 * Blocks are sealed with AES-256 in Galois/counter mode (NIST SP 800-38D) under the recording's own key. The nonce is the number of the
 * block, 12 bytes: each number is sealed once, so none comes twice under one key. A process that was killed leaves whole blocks, and
 * perhaps a piece of one.
 */
final class Sealed {
    static final int BLOCK = 8_000;
    static final int LONGEST_LABEL = 1_024;

    private static final int TAG = 16;
    private static final int NONCE = 12;
    private static final byte[] BEGINNING = {'T', 'L', 'T', 'A', 'P', 'E', 0, 1};
    private static final int FIXED = BEGINNING.length + Integer.BYTES;

    private Sealed() {}

    static ByteBuffer head(TapeKey key) {
        return ByteBuffer.allocate(FIXED + key.label().length)
                .put(BEGINNING)
                .putInt(key.label().length)
                .put(key.label())
                .flip();
    }

    /** The label of a recording; refused when the file is none. */
    static byte[] label(FileChannel file) throws IOException {
        var fixed = read(file, 0, FIXED);
        if (!Arrays.equals(fixed, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            throw new IOException("not a recording: it begins with " + new String(fixed, US_ASCII));
        }
        int length = ByteBuffer.wrap(fixed).getInt(BEGINNING.length);
        if (length < 0 || length > LONGEST_LABEL) {
            throw new IOException("not a recording: a label of %d bytes".formatted(length));
        }
        return read(file, FIXED, length);
    }

    /** Where a block begins behind this label. */
    static long place(byte[] label, long number) {
        return FIXED + label.length + number * (BLOCK + TAG);
    }

    /** How much sound lies in a file of this size, when its end is whole. */
    static long sound(byte[] label, long size) {
        long blocks = Math.max(0, size - place(label, 0));
        return blocks / (BLOCK + TAG) * BLOCK + Math.max(0, blocks % (BLOCK + TAG) - TAG);
    }

    static ByteBuffer seal(SecretKey key, long number, byte[] sound) {
        try {
            return ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, key, number).doFinal(sound));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal a recording.", e);
        }
    }

    /** What lies on the disk is not what was recorded. */
    static final class Altered extends IOException {
        Altered(long number, AEADBadTagException cause) {
            super("block %d is not what was recorded".formatted(number), cause);
        }
    }

    /** @param length of the sound in this block */
    static byte[] open(FileChannel file, byte[] label, SecretKey key, long number, int length) throws IOException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, number).doFinal(read(file, place(label, number), length + TAG));
        } catch (AEADBadTagException e) {
            throw new Altered(number, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot open a recording.", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, long number) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, number).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }

    private static byte[] read(FileChannel file, long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("%d bytes are missing".formatted(bytes.remaining()));
            }
        }
        return bytes.array();
    }
}
