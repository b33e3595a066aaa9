package throughline.telephony;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.voice.Tone;

/** A call in the hands of a {@link ToneReceiver}. What is asked of one that is over is dropped. */
public interface ToneCall {
    UUID id();

    /** The number as the wire wrote it; empty when withheld. */
    String from();

    Receiver.Profile profile();

    /** So long the receiver may find nothing to read. */
    Duration patience();

    /** Instead of whatever is being sent. */
    void send(List<Tone> tones);

    /** What the machine said is kept; without this, a call that ends is on record as one of somebody who left before anybody answered. */
    void understood();

    /** From here on it is a call like any other. The receiver hears no more of it. @param unit from which it comes, if that is known */
    void toPeople(@Nullable UUID unit);

    void hangUp();
}
