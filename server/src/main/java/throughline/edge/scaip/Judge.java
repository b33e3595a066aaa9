package throughline.edge.scaip;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signal.Kind;

/**
 * Says what a document is worth and what is answered. Knows no socket and no database.
 *
 * <ul>
 *   <li>Whoever is unknown is heard all the same: somebody may be inside.
 *   <li>What is no document of SCAIP is answered 2, one that lacks a tag 7, one that holds what it cannot 3, one that is too long 1; all of
 *       them are kept for people to look at.
 *   <li>What is in order and says nothing that we have a word for is kept for people too and answered 5. Its sender is there, which counts.
 *   <li>But <em>an alarm counts, whatever is wrong around it</em>: the device is told what is wrong with its document, and somebody hears of
 *       the alarm.
 * </ul>
 */
final class Judge {
    /** As units have it. */
    static final String WIRE = "scaip";

    /** Nobody's name: the alarm of a device that says none is an alarm all the same. */
    static final String NAMELESS = "?";

    private static final int SECONDS = 60;

    private final Parts parts = new Parts();
    private final Function<String, @Nullable Integer> polls;

    /** @param polls within how many seconds the device of this name has to be heard; null where nobody waits for it */
    Judge(Function<String, @Nullable Integer> polls) {
        this.polls = polls;
    }

    Verdict of(byte[] body) {
        var request = Request.read(body);
        return request == null
                ? new Verdict(List.of(), FrameFault.MALFORMED, Answer.toWhatever(body, Status.INVALID))
                : of(request);
    }

    private Verdict of(Request request) {
        var kind = parts.kind(request);
        var fault = request.fault();
        if (fault != null) {
            boolean isAlarm = kind == Kind.ALARM_RAISED && !(request.ident().isEmpty() && request.isBare());
            return new Verdict(
                    isAlarm ? List.of(signal(request, Kind.ALARM_RAISED)) : List.of(),
                    fault == Status.TOO_LONG ? FrameFault.TOO_LONG : FrameFault.MALFORMED,
                    Answer.to(request, fault, null));
        }
        boolean adjusts = kind == Kind.HEARTBEAT && request.isAdjustable();
        var interval = adjusts ? heartbeats(polls.apply(request.ident())) : null;
        return kind == null
                ? new Verdict(
                        List.of(signal(request, Kind.HEARTBEAT)),
                        FrameFault.UNKNOWN,
                        Answer.to(request, Status.NOT_TREATED, interval))
                : new Verdict(List.of(signal(request, kind)), null, Answer.to(request, Status.OK, interval));
    }

    /** Two in the time in which it has to be heard once: one may be lost. */
    private static @Nullable Integer heartbeats(@Nullable Integer seconds) {
        return seconds == null ? null : Math.max(1, seconds / 2 / SECONDS);
    }

    /** Where the lift can be rung, {@link Request#callBack} knows. */
    private static Signal signal(Request request, Kind kind) {
        return new Signal(
                        WIRE,
                        request.ident().isEmpty() ? NAMELESS : request.ident(),
                        kind,
                        Signal.Spot.UNKNOWN,
                        request.code(),
                        request.words(),
                        null,
                        request.key(),
                        request.raw())
                .from(request.callBack());
    }
}
