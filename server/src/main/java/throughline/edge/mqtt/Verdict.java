package throughline.edge.mqtt;

import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;

/**
 * What one message is worth.
 *
 * @param signal to be kept; null when it says nothing that is
 * @param fault why the message itself has to be kept for people to look at; null when nothing is wrong with it
 * @param reason with which it is acknowledged when all that is kept
 */
record Verdict(@Nullable Signal signal, @Nullable FrameFault fault, Reason reason) {
    static Verdict kept(Signal signal) {
        return new Verdict(signal, null, Reason.SUCCESS);
    }

    static Verdict unread(FrameFault fault, Reason reason) {
        return new Verdict(null, fault, reason);
    }

    /** Taken, and nobody here wants it yet. */
    static Verdict dropped() {
        return new Verdict(null, null, Reason.NO_MATCHING_SUBSCRIBERS);
    }
}
