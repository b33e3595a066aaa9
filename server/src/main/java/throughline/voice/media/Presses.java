package throughline.voice.media;

import java.util.concurrent.TimeUnit;
import throughline.voice.media.rtp.KeysHeard;

/**
 * A press that comes beside the sound, and within it too, is one. Whoever has once said a key beside the sound says all of them there;
 * the first may have been late.
 */
final class Presses {
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(500);

    private boolean besideTheSound;
    private char inSound = KeysHeard.NONE;
    private long inSoundAt;

    /** A key came as an event or in signalling; false when it was told already. */
    synchronized boolean beside(char key, long now) {
        boolean told = inSound == key && now - inSoundAt < LATE;
        inSound = KeysHeard.NONE;
        besideTheSound = true;
        return !told;
    }

    /** A key was heard within the sound; false when it does not count. */
    synchronized boolean within(char key, long now) {
        if (besideTheSound) return false;
        inSound = key;
        inSoundAt = now;
        return true;
    }
}
