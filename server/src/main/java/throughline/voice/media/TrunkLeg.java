package throughline.voice.media;

import java.net.InetSocketAddress;
import java.time.Duration;

/** One RTP stream each way with the telephone network. Thread-safe. */
public final class TrunkLeg {
    TrunkLeg() {}

    /** The even port that the other side sends its RTP to. */
    public int localPort() {
        throw new UnsupportedOperationException();
    }

    /**
     * Says where the other side listens and what it speaks; again after a re-INVITE.
     *
     * @param telephoneEventType the payload type of RFC 4733 digits, -1 for none
     */
    public void connect(InetSocketAddress remote, Codec codec, int telephoneEventType) {
        throw new UnsupportedOperationException();
    }

    /** False while the other side holds us (it asked for {@code sendonly} or {@code inactive}); prompts wait meanwhile. */
    public void sending(boolean weSend) {
        throw new UnsupportedOperationException();
    }

    /** Sends one digit as RFC 4733 events of 100 ms, after those asked for before it. Dropped when digits were not agreed. */
    public void sendDigit(char digit) {
        throw new UnsupportedOperationException();
    }

    /** How long nothing good has come, counted from {@link #connect} at first. */
    public Duration silentFor() {
        throw new UnsupportedOperationException();
    }

    /** Closes the sockets and gives the ports back. May be called twice. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
