package throughline.telephony;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.KeyFiles;
import throughline.kernel.Refused;
import throughline.voice.media.tape.TapeKey;

/**
 * Each recording has a key of its own, which stands at its head, sealed under a master key of this installation. The master keys are in
 * no database and no backup: what a thief of those hears is nothing. A recording is sealed under the newest and opened with whichever it
 * names.
 *
 * <pre>
 *  the label of a recording
 *  0  id of the master key, 6 | nonce, 12 | the recording's key, 32, sealed with AES-256 in Galois/counter mode | tag, 16
 * </pre>
 */
@Component
class RecordingKeys {
    private static final int ID = 6;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String AES = "AES";

    private final KeyFiles files;
    private final String newestId;
    private final SecretKey newest;
    private final SecureRandom random = new SecureRandom();

    RecordingKeys(Settings settings) {
        this.files = new KeyFiles(settings.recordingKeys(), ".master");
        var last = files.atLeastOne().lastEntry();
        this.newestId = last.getKey();
        this.newest = new SecretKeySpec(last.getValue(), AES);
    }

    /** For one recording and no other. */
    TapeKey fresh() {
        var own = new byte[32];
        random.nextBytes(own);
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = sealed(nonce, own);
        var label = ByteBuffer.allocate(ID + NONCE + sealed.length)
                .put(HexFormat.of().parseHex(newestId))
                .put(nonce)
                .put(sealed);
        return new TapeKey(new SecretKeySpec(own, AES), label.array());
    }

    /** The key that is sealed in a label; refused when its master key is not on this machine, or the label is not as it was written. */
    SecretKey open(byte[] label) {
        var id = new byte[ID];
        var nonce = new byte[NONCE];
        var sealed = new byte[Math.max(0, label.length - ID - NONCE)];
        if (sealed.length > 0) {
            ByteBuffer.wrap(label).get(id).get(nonce).get(sealed);
        }
        var master = files.all().get(HexFormat.of().formatHex(id));
        if (master == null) {
            throw new Refused(
                    "contact.recording-locked",
                    "The key of this recording is not on this machine. Whoever runs the house puts it back into the folder {0}.",
                    files.folder().getFileName());
        }
        try {
            return new SecretKeySpec(crypt(Cipher.DECRYPT_MODE, new SecretKeySpec(master, AES), nonce, sealed), AES);
        } catch (GeneralSecurityException altered) {
            throw new Refused("contact.recording-unreadable", "The file of this recording cannot be read.");
        }
    }

    private byte[] sealed(byte[] nonce, byte[] own) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, newest, nonce, own);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal the key of a recording.", e);
        }
    }

    private static byte[] crypt(int mode, SecretKey master, byte[] nonce, byte[] key) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(key);
    }
}
