package throughline.kernel;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that have to be opened again, such as the key of a recording, under master keys that are in no database and no backup:
 * whoever finds one of those has nothing. Sealed is under the newest, opened with whichever is named.
 *
 * <pre>
 *  0  id of the master key, 6 | nonce, 12 | the secret, sealed with AES-256 in Galois/counter mode | tag, 16
 * </pre>
 */
public final class MasterKeys {
    private static final int ID = 6;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String AES = "AES";

    private final KeyFiles files;
    private final String newestId;
    private final SecretKey newest;
    private final SecureRandom random = new SecureRandom();

    /** A first one is made where there is none. */
    public MasterKeys(KeyFiles files) {
        this.files = files;
        var last = files.atLeastOne().lastEntry();
        this.newestId = last.getKey();
        this.newest = new SecretKeySpec(last.getValue(), AES);
    }

    /** @param about what it is of: sealed for one thing, it does not open for another */
    public byte[] seal(byte[] secret, byte[] about) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = crypt(Cipher.ENCRYPT_MODE, newest, nonce, about, secret);
            return ByteBuffer.allocate(ID + NONCE + sealed.length)
                    .put(HexFormat.of().parseHex(newestId))
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal a secret.", e);
        }
    }

    /**
     * @throws UnrecoverableKeyException when its master key is not on this machine
     * @throws GeneralSecurityException when it is not as it was sealed, or of something else
     */
    public byte[] open(byte[] label, byte[] about) throws GeneralSecurityException {
        var id = new byte[ID];
        var nonce = new byte[NONCE];
        var sealed = new byte[Math.max(0, label.length - ID - NONCE)];
        if (sealed.length > 0) {
            ByteBuffer.wrap(label).get(id).get(nonce).get(sealed);
        }
        var master = files.all().get(HexFormat.of().formatHex(id));
        if (master == null) {
            throw new UnrecoverableKeyException("There is no such master key in " + files.folder());
        }
        return crypt(Cipher.DECRYPT_MODE, new SecretKeySpec(master, AES), nonce, about, sealed);
    }

    private static byte[] crypt(int mode, SecretKey master, byte[] nonce, byte[] about, byte[] text)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about);
        return cipher.doFinal(text);
    }
}
