package throughline.edge.scaip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;

/**
 * What one document is worth.
 *
 * @param signals to be kept
 * @param fault why the document itself has to be kept for people to look at; null when nothing is wrong with it
 * @param answer what goes back when all that is kept
 */
record Verdict(List<Signal> signals, @Nullable FrameFault fault, Answer answer) {}
