package throughline.voice.media;

/** The sound of one agent's browser: ICE-lite, DTLS-SRTP and PCMU on the port that all browsers share. Thread-safe. */
public final class BrowserLeg {
    BrowserLeg() {}

    /** The answer to the browser's offer. */
    public String answerSdp() {
        throw new UnsupportedOperationException();
    }

    /** Whether sound flows: checked, encrypted, and the first packet seen. */
    public boolean isUp() {
        throw new UnsupportedOperationException();
    }

    /** Forgets the leg without telling its listener. May be called twice. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
