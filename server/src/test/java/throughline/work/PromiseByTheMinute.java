package throughline.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause;
import throughline.work.PromiseHistory.Step;

/**
 * The same promise counted the slow way: somebody stands at the wall with a pencil and makes a mark each minute in which the door is open
 * and nothing is on hold. Shares nothing with the clock but the records.
 */
final class PromiseByTheMinute {
    private static final Duration LONGEST = Duration.ofDays(120);

    /** What the pencil has: when it began, the minutes that it marked, and those that it would have marked but for a hold. */
    record Marks(@Nullable Instant begins, @Nullable Instant due, long paused, List<Instant> marked) {}

    private final PromiseWorlds world;
    private LocalDateTime wall;
    private Instant walked;

    PromiseByTheMinute(PromiseWorlds world) {
        this.world = world;
        walked = world.called().minus(Duration.ofDays(2));
        wall = LocalDateTime.ofInstant(walked, world.calendar().zone());
    }

    /** With the urgency as it is at {@code now} or at the end before, and everything on hold for as long as it is known. */
    Marks until(Instant now) {
        var kind = kind(now);
        var allowed = world.terms().allowed(kind);
        var begins = begins(now);
        var marked = new ArrayList<Instant>();
        if (begins == null || allowed == null) {
            return new Marks(begins, null, 0, marked);
        }
        long paused = 0;
        var until = ends(now) == null ? now : ends(now);
        for (var minute = begins; minute.isBefore(begins.plus(LONGEST)); minute = minute.plusSeconds(60)) {
            boolean open = open(kind, minute);
            if (open && minute.isBefore(until) && onHold(minute)) {
                paused++;
            } else if (open) {
                marked.add(minute);
                if (marked.size() == allowed.toMinutes()) {
                    return new Marks(begins, minute.plusSeconds(60), paused, marked);
                }
            }
        }
        throw new AssertionError("not due in " + LONGEST);
    }

    /** @param kind as it is at the end: with a change of urgency everything is counted anew by its clause */
    boolean open(PromiseKind kind, Instant minute) {
        var hours = world.terms().term(kind).hours();
        var zone = world.calendar().zone();
        for (; !walked.isAfter(minute); walked = walked.plusSeconds(60)) {
            var shown = LocalDateTime.ofInstant(walked, zone);
            wall = shown.isAfter(wall) ? shown : wall;
        }
        var day = wall.toLocalDate();
        if (!hours.holidays() && world.calendar().holidays().on(day)) {
            return false;
        }
        return hours.days().getOrDefault(day.getDayOfWeek(), List.of()).stream()
                .anyMatch(window -> !wall.toLocalTime().isBefore(window.from())
                        && (window.to().toSecondOfDay() == 0
                                || wall.toLocalTime().isBefore(window.to())));
    }

    @Nullable
    Instant begins(Instant now) {
        Instant begins = null;
        for (var step : upTo(now)) {
            boolean starts = switch (world.terms().term(kind(now)).starts()) {
                case CALL_IN -> step instanceof Step.Called || step instanceof Step.Raised;
                case DISPATCH -> step instanceof Step.Raised;
                case ACCEPTANCE -> step instanceof Step.Accepted;
            };
            begins = begins == null && starts ? step.at() : begins;
        }
        return begins;
    }

    /** When what was promised was there, or it was cancelled. */
    @Nullable
    Instant ends(Instant now) {
        var last = upTo(now).isEmpty() ? null : upTo(now).getLast();
        return last != null && ends(last, kind(now)) ? last.at() : null;
    }

    PromiseKind kind(Instant now) {
        return kind(upTo(now));
    }

    boolean onHold(Instant minute) {
        var steps = upTo(minute);
        HoldReason held = null;
        for (var step : steps) {
            held = step instanceof Step.Held hold ? hold.reason() : held;
            held = step instanceof Step.Resumed ? null : held;
        }
        var kind = kind(steps);
        return held != null
                && kind != PromiseKind.AT_ONCE
                && world.terms().term(kind).pausedBy().contains(held);
    }

    int urgency(Instant now) {
        return urgency(upTo(now));
    }

    private PromiseKind kind(List<Step> steps) {
        return PromiseKind.of(urgency(steps));
    }

    private int urgency(List<Step> steps) {
        int urgency = world.history().urgency();
        for (var step : steps) {
            urgency = step instanceof Step.Urgency change ? change.urgency() : urgency;
        }
        return urgency;
    }

    private boolean ends(Step step, PromiseKind kind) {
        return switch (step) {
            case Step.Cancelled _, Step.Restored _ -> true;
            case Step.Released _ -> world.terms().term(kind).stops() != Clause.Stops.RESTORED;
            case Step.Arrived _ ->
                switch (world.terms().term(kind).stops()) {
                    case ARRIVAL -> true;
                    case RELEASE -> kind != PromiseKind.AT_ONCE;
                    case RESTORED -> false;
                };
            default -> false;
        };
    }

    /** Those until now, or until the one that ends it; what is told after that, even in the same minute, changes nothing. */
    private List<Step> upTo(Instant now) {
        var until = new ArrayList<Step>();
        for (var step : world.history().steps()) {
            if (step.at().isAfter(now)) {
                break;
            }
            until.add(step);
            if (ends(step, kind(until))) {
                break;
            }
        }
        return until;
    }
}
