package throughline.voice.media.webrtc;

import java.util.Arrays;
import throughline.voice.media.srtp.Profile;
import throughline.voice.media.srtp.SrtpIn;
import throughline.voice.media.srtp.SrtpOut;

/** What a handshake agreed on: one way in and one way out. */
public record Keys(SrtpIn in, SrtpOut out) {
    static int length(Profile profile) {
        return 2 * (Profile.KEY + profile.saltLength());
    }

    /**
     * Cuts the exported secret (RFC 5764, section 4.2).
     *
     * <pre>
     *  | browser's key, 16 | our key, 16 | browser's salt, 14 or 12 | our salt |
     * </pre>
     */
    static Keys of(Profile profile, byte[] exported) {
        int key = Profile.KEY;
        int salt = profile.saltLength();
        var theirKey = Arrays.copyOfRange(exported, 0, key);
        var ourKey = Arrays.copyOfRange(exported, key, 2 * key);
        var theirSalt = Arrays.copyOfRange(exported, 2 * key, 2 * key + salt);
        var ourSalt = Arrays.copyOfRange(exported, 2 * key + salt, 2 * key + 2 * salt);
        return new Keys(new SrtpIn(profile, theirKey, theirSalt), new SrtpOut(profile, ourKey, ourSalt));
    }
}
