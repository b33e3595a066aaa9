package throughline.edge.tones;

import throughline.alarm.Signal;

/** One packet that was read, whatever device it came from. */
sealed interface Packet permits P100, ContactId {
    Signal.Kind kind();

    /** @param call the same packet said again in this call is the same signal */
    Signal signal(String call);
}
