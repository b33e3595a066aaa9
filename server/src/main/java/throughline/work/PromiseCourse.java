package throughline.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        private final List<OpenTime.Span> pauses = new ArrayList<>();
        private PromiseKind kind;
        private @Nullable HoldReason heldFor;
        private @Nullable Instant started;
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
                if (started == null && starts(step)) {
                    started = step.at();
                }
                switch (step) {
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
                    case Step.Called _, Step.Raised _, Step.Accepted _ -> {}
                }
                hold(step.at());
            }
            boolean held = pausedSince != null;
            endPause(now);
            return new PromiseCourse(kind, started, null, false, held, List.copyOf(pauses));
        }

        private boolean starts(Step step) {
            return switch (terms.starts()) {
                case CALL_IN -> step instanceof Step.Called || step instanceof Step.Raised;
                case DISPATCH -> step instanceof Step.Raised;
                case ACCEPT -> step instanceof Step.Accepted;
            };
        }

        private boolean reaches(Step step) {
            return switch (terms.stops()) {
                case ARRIVE -> true;
                case RELEASE -> !(step instanceof Step.Arrived) || kind != PromiseKind.AT_ONCE;
                case RESTORE -> step instanceof Step.Restored;
            };
        }

        private void hold(Instant at) {
            boolean paused = heldFor != null && terms.pausedBy().contains(heldFor) && kind != PromiseKind.AT_ONCE;
            if (!paused) {
                endPause(at);
            } else if (pausedSince == null) {
                pausedSince = at;
            }
        }

        private PromiseCourse ended(Instant at, boolean reached) {
            endPause(at);
            return new PromiseCourse(kind, started, at, reached, false, List.copyOf(pauses));
        }

        private void endPause(Instant at) {
            if (pausedSince != null && started != null) {
                var from = pausedSince.isBefore(started) ? started : pausedSince;
                if (from.isBefore(at)) {
                    pauses.add(new OpenTime.Span(from, at));
                }
            }
            pausedSince = null;
        }
    }
}
