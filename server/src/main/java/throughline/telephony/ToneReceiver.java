package throughline.telephony;

import java.util.function.Consumer;

/**
 * Understands what machines say in calls that come in; an edge implements it. Where there is none, every call is of a person.
 *
 * <p>Whatever happens, it must let the call go within a minute: {@link ToneCall#toPeople} or {@link ToneCall#hangUp}.
 */
public interface ToneReceiver {
    /** A call that is being answered. What is heard in it is told to whom this gives, in order, and nothing may wait there. */
    Consumer<Heard> begin(ToneCall call);

    /** What is heard of a call. */
    sealed interface Heard {
        /** The two hear each other from now on. */
        record Connected() implements Heard {}

        /** What was to be sent last has been sent whole. */
        record Sent() implements Heard {}

        record Pressed(char key) implements Heard {}

        record Ended() implements Heard {}
    }
}
