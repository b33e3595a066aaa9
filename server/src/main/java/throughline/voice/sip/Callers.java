package throughline.voice.sip;

/** Who takes the calls that come in. */
@FunctionalInterface
public interface Callers {
    /**
     * A good INVITE came; so far the wire has said nothing, or 100 Trying after 200 ms. Called on a thread of the wire: give the
     * call its ear by {@link SipCall#listen} before anything else, and return at once.
     */
    void arrived(IncomingCall call);
}
