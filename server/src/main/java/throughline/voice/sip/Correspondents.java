package throughline.voice.sip;

/** Who takes the MESSAGEs that come in. */
@FunctionalInterface
public interface Correspondents {
    /** A MESSAGE came; so far the wire has said nothing. Called on a thread of the wire: return at once. */
    void arrived(IncomingMessage message);
}
