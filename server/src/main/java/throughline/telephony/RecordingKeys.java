package throughline.telephony;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.KeyFiles;
import throughline.kernel.MasterKeys;
import throughline.kernel.Refused;
import throughline.voice.media.tape.TapeKey;

/**
 * Each recording has a key of its own, which stands at its head as a label, sealed under a master key of this installation. The master
 * keys are in no database and no backup: what a thief of those hears is nothing.
 */
@Component
class RecordingKeys {
    private static final String AES = "AES";
    private static final byte[] OF_NOTHING_ELSE = {};

    private final KeyFiles files;
    private final MasterKeys masters;
    private final SecureRandom random = new SecureRandom();

    RecordingKeys(Settings settings) {
        this.files = new KeyFiles(settings.recordingKeys(), ".master");
        this.masters = new MasterKeys(files);
    }

    /** For one recording and no other. */
    TapeKey fresh() {
        var own = new byte[32];
        random.nextBytes(own);
        return new TapeKey(new SecretKeySpec(own, AES), masters.seal(own, OF_NOTHING_ELSE));
    }

    /** The key that is sealed in a label; refused when its master key is not on this machine, or the label is not as it was written. */
    SecretKey open(byte[] label) {
        try {
            return new SecretKeySpec(masters.open(label, OF_NOTHING_ELSE), AES);
        } catch (UnrecoverableKeyException missing) {
            throw new Refused(
                    "contact.recording-locked",
                    "The key of this recording is not on this machine. Whoever runs the house puts it back into the folder {0}.",
                    files.folder().getFileName());
        } catch (GeneralSecurityException altered) {
            throw new Refused("contact.recording-unreadable", "The file of this recording cannot be read.");
        }
    }
}
