package throughline.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause.Starts;
import throughline.work.PromiseHistory.Step;

/**
 * What a history comes to under its terms: one start, one end, and the holds in between that stop the clock.
 *
 * @param kind as it was at the end, or is now
 * @param ended when the clock stopped for good, null while it has not
 * @param reached it stopped because what was promised was done
 * @param held a hold stops the clock now
 * @param pauses after the start, earliest first, none touching another; the last one ends now while {@code held}
 */
record PromiseCourse(
        PromiseKind kind,
        @Nullable Instant started,
        @Nullable Instant ended,
        boolean reached,
        boolean held,
        List<OpenTime.Span> pauses) {

    /** @param now what happened later is not looked at */
    static PromiseCourse of(PromiseHistory history, PromiseTerms terms, Instant now) {
        return new Walk(history, terms).until(now);
    }

    private static final class Walk {
        private final PromiseHistory history;
        private final PromiseTerms terms;
        private final Map<Starts, Instant> starts = new EnumMap<>(Starts.class);
        private final List<OpenTime.Span> pauses = new ArrayList<>();
        private PromiseKind kind;
        private @Nullable HoldReason heldFor;
        private @Nullable Instant pausedSince;

        Walk(PromiseHistory history, PromiseTerms terms) {
            this.history = history;
            this.terms = terms;
            kind = PromiseKind.of(history.urgency());
        }

        PromiseCourse until(Instant now) {
            for (var step : history.steps()) {
                if (step.at().isAfter(now)) {
                    break;
                }
                switch (step) {
                    case Step.Called _ -> starts(step, Starts.CALL_IN);
                    case Step.Raised _ -> {
                        starts(step, Starts.CALL_IN);
                        starts(step, Starts.DISPATCH);
                    }
                    case Step.Accepted _ -> starts(step, Starts.ACCEPTANCE);
                    case Step.Urgency change -> kind = PromiseKind.of(change.urgency());
                    case Step.Held hold -> heldFor = hold.reason();
                    case Step.Resumed _ -> heldFor = null;
                    case Step.Cancelled _ -> {
                        return ended(step.at(), false);
                    }
                    case Step.Arrived _, Step.Released _, Step.Restored _ -> {
                        if (reaches(step)) {
                            return ended(step.at(), true);
                        }
                    }
                }
                hold(step.at());
            }
            boolean held = pausedSince != null;
            endPause(now);
            return course(null, false, held);
        }

        private void starts(Step step, Starts where) {
            starts.putIfAbsent(where, step.at());
        }

        private boolean reaches(Step step) {
            return switch (terms.term(kind).stops()) {
                case ARRIVAL -> true;
                case RELEASE -> !(step instanceof Step.Arrived) || kind != PromiseKind.AT_ONCE;
                case RESTORED -> step instanceof Step.Restored;
            };
        }

        private void hold(Instant at) {
            boolean paused = heldFor != null && terms.term(kind).pausedBy().contains(heldFor);
            if (!paused) {
                endPause(at);
            } else if (pausedSince == null) {
                pausedSince = at;
            }
        }

        private PromiseCourse ended(Instant at, boolean reached) {
            endPause(at);
            return course(at, reached, false);
        }

        private void endPause(Instant at) {
            if (pausedSince != null && pausedSince.isBefore(at)) {
                pauses.add(new OpenTime.Span(pausedSince, at));
            }
            pausedSince = null;
        }

        /** Where the clock started is known only when the kind is: each has its own start. What was paused before it does not count. */
        private PromiseCourse course(@Nullable Instant ended, boolean reached, boolean held) {
            var started = starts.get(terms.term(kind).starts());
            return new PromiseCourse(
                    kind, started, ended, reached, held, started == null ? List.of() : after(started, pauses));
        }

        private static List<OpenTime.Span> after(Instant started, List<OpenTime.Span> pauses) {
            return pauses.stream()
                    .filter(pause -> started.isBefore(pause.to()))
                    .map(pause -> pause.from().isBefore(started) ? new OpenTime.Span(started, pause.to()) : pause)
                    .toList();
        }
    }
}
