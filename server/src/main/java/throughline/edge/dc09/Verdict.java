package throughline.edge.dc09;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;

/**
 * What one frame is worth.
 *
 * @param signals to be kept
 * @param fault why the frame itself has to be kept for people to look at; null when nothing is wrong with it
 * @param answer what goes back when all that is kept; null when nothing does
 */
record Verdict(List<Signal> signals, @Nullable FrameFault fault, byte @Nullable [] answer) {
    static Verdict unread(FrameFault fault, byte @Nullable [] answer) {
        return new Verdict(List.of(), fault, answer);
    }
}
