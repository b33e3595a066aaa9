package throughline.voice.sip;

import java.util.function.Consumer;

/** Who takes the calls that come in. */
@FunctionalInterface
public interface Callers {
    /**
     * A good INVITE came; so far the wire has said nothing, or 100 Trying after 200 ms. Called on a thread of the wire: return at
     * once.
     *
     * @return the ear for everything that the wire says of this call from now on
     */
    Consumer<SipNote> arrived(IncomingCall call);
}
