package throughline.voice;

/** The live calls cannot start because another program listens on one of their ports; the message names port and setting. */
public final class VoicePortTaken extends RuntimeException {
    VoicePortTaken(String sentence) {
        super(sentence, null, false, false);
    }
}
