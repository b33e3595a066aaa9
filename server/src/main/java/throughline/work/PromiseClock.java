package throughline.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import throughline.work.OpenTime.Span;
import throughline.work.PromiseReading.Met;

/**
 * Reads the clock of a promise from what has happened. It keeps nothing: the same history read at the same instant says the same, so
 * there is no figure that could be counted twice, forgotten, or lost with a change of urgency.
 *
 * <p>With a change of urgency the promise is counted anew, from where the clause of the new kind starts, and keeps its pauses. Nothing
 * pauses an entrapment.
 */
public final class PromiseClock {
    private PromiseClock() {}

    /** @param now what happened later is not looked at */
    public static PromiseReading read(
            PromiseHistory history, PromiseTerms terms, PromiseCalendar calendar, Instant now) {
        var course = PromiseCourse.of(history, terms, now);
        var started = course.started();
        var allowed = terms.allowed(course.kind());
        if (started == null || allowed == null) {
            return PromiseReading.nothing(course.kind(), started);
        }
        var open = new OpenTime(terms.term(course.kind()).hours(), calendar);
        var due = due(started, allowed, course.pauses(), open);
        var ended = course.ended();
        var until = ended == null ? now : ended;
        var used = open.between(started, until).minus(paused(course.pauses(), until, open));
        var opens = ended == null ? open.opening(now) : null;
        return new PromiseReading(
                course.kind(),
                started,
                due,
                met(course, until.isAfter(due)),
                (double) used.toMillis() / allowed.toMillis(),
                paused(course.pauses(), due, open),
                now.equals(opens) && !course.held(),
                now.equals(opens) ? null : opens);
    }

    private static Met met(PromiseCourse course, boolean late) {
        if (late) {
            return Met.MISSED;
        }
        if (course.ended() == null) {
            return Met.RUNNING;
        }
        return course.reached() ? Met.KEPT : Met.NONE;
    }

    /** The instant at which all that is allowed has counted; what lies in a pause does not count. */
    private static Instant due(Instant started, Duration allowed, List<Span> pauses, OpenTime open) {
        var left = allowed;
        var from = started;
        for (var pause : pauses) {
            var counted = open.between(from, pause.from());
            if (counted.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(counted);
            from = pause.to();
        }
        return open.after(from, left);
    }

    private static Duration paused(List<Span> pauses, Instant until, OpenTime open) {
        var paused = Duration.ZERO;
        for (var pause : pauses) {
            var to = pause.to().isBefore(until) ? pause.to() : until;
            paused = paused.plus(open.between(pause.from(), to));
        }
        return paused;
    }
}
