package throughline.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Alarm.Acknowledged;
import throughline.alarm.Alarm.EveryoneOut;
import throughline.alarm.Alarm.Raised;
import throughline.alarm.Alarm.RingBack;

/**
 * The course of an alarm: what was so far, what is heard, and when, give what is now and what must be done. It asks nobody and changes
 * nothing. Until somebody says that everyone is out the lift is rung back without end, and until the installation says that it is over
 * the alarm stays.
 *
 * @param overflow an alarm that nobody has taken is everybody's after that (ASME A17.1, 2.27.1: 45 s)
 * @param decide whoever took it decides within that, or help is sent
 * @param ringBack so long after its call has gone away the lift is rung
 * @param check so often it is rung while people are inside and nobody talks with them
 * @param hasNumber whether it can be rung at all
 */
record Course(Duration overflow, Duration decide, Duration ringBack, Duration check, boolean hasNumber) {
    /** So often it is tried again soon; then as often as people inside are checked on. */
    private static final int SOON = 3;

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** What must be done. */
    enum Act {
        /** Everybody who can take it is told, and whoever leads. */
        OVERFLOW,
        /** Somebody is sent, because nobody has decided anything in time. */
        SEND_HELP,
        RING_BACK,
        /** It is over: the order may close. */
        LET_GO
    }

    record Next(Alarm alarm, List<Act> acts) {}

    Alarm raised(Instant now) {
        return new Raised(now.plus(overflow), 0, null);
    }

    Next hear(Alarm alarm, Heard heard, Instant now) {
        return switch (heard) {
            case Heard.Pressed _ -> stays(pressed(alarm, now));
            case Heard.Rings _ -> stays(rings(alarm, now));
            case Heard.Taken(var by) ->
                stays(
                        switch (alarm) {
                            case Raised _ -> new Acknowledged(by, now.plus(decide), null);
                            case Acknowledged taken -> new Acknowledged(by, taken.decideBy(), null);
                            case EveryoneOut _, Alarm.Ended _ -> alarm;
                        });
            case Heard.VoiceEnded _ -> stays(silent(alarm, now));
            case Heard.HelpSent _ ->
                stays(
                        alarm instanceof Acknowledged taken
                                ? new Acknowledged(taken.by(), null, taken.ringBack())
                                : alarm);
            case Heard.Out(var by) -> stays(alarm instanceof Alarm.Ended ? alarm : new EveryoneOut(by));
            case Heard.Ended _ ->
                alarm instanceof Alarm.Ended ? stays(alarm) : new Next(new Alarm.Ended(), List.of(Act.LET_GO));
            case Heard.Tick _ -> due(alarm, now);
        };
    }

    private static Next stays(Alarm alarm) {
        return new Next(alarm, List.of());
    }

    /** Whoever was out is not: somebody pressed. */
    private Alarm pressed(Alarm alarm, Instant now) {
        return alarm instanceof EveryoneOut ? raised(now) : alarm;
    }

    private Alarm rings(Alarm alarm, Instant now) {
        return switch (alarm) {
            case Raised raised -> new Raised(raised.overflowsAt(), raised.overflows(), null);
            case Acknowledged taken -> new Acknowledged(taken.by(), taken.decideBy(), null);
            case EveryoneOut _ -> raised(now);
            case Alarm.Ended _ -> alarm;
        };
    }

    private Alarm silent(Alarm alarm, Instant now) {
        var rung = hasNumber ? new RingBack(now.plus(ringBack), 0) : null;
        return switch (alarm) {
            case Raised raised -> new Raised(raised.overflowsAt(), raised.overflows(), rung);
            case Acknowledged taken -> new Acknowledged(taken.by(), taken.decideBy(), rung);
            case EveryoneOut _, Alarm.Ended _ -> alarm;
        };
    }

    private Next due(Alarm alarm, Instant now) {
        var acts = new ArrayList<Act>();
        var next = switch (alarm) {
            case Raised(var at, var overflows, var rung) -> {
                boolean over = !at.isAfter(now);
                if (over) {
                    if (overflows == 0) {
                        acts.add(Act.SEND_HELP);
                    }
                    acts.add(Act.OVERFLOW);
                }
                yield new Raised(
                        over ? now.plus(overflow) : at, over ? overflows + 1 : overflows, rung(rung, now, acts));
            }
            case Acknowledged(var by, var decideBy, var rung) -> {
                boolean undecided = decideBy != null && !decideBy.isAfter(now);
                if (undecided) {
                    acts.add(Act.SEND_HELP);
                }
                yield new Acknowledged(by, undecided ? null : decideBy, rung(rung, now, acts));
            }
            case EveryoneOut _, Alarm.Ended _ -> alarm;
        };
        return new Next(next, List.copyOf(acts));
    }

    private @Nullable RingBack rung(@Nullable RingBack planned, Instant now, List<Act> acts) {
        if (planned == null || planned.at().isAfter(now)) {
            return planned;
        }
        acts.add(Act.RING_BACK);
        int times = planned.times() + 1;
        return new RingBack(now.plus(times < SOON ? AGAIN : check), times);
    }
}
