package throughline.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has happened to an order, as far as its promise goes.
 *
 * @param urgency with which it was raised, 0 to 8
 * @param steps in the order of their time; two at one instant stay in the order in which they were told
 */
public record PromiseHistory(int urgency, List<Step> steps) {
    /** One thing that happened. */
    public sealed interface Step {
        Instant at();

        /** Somebody told us. */
        record Called(Instant at) implements Step {}

        record Raised(Instant at) implements Step {}

        record Accepted(Instant at) implements Step {}

        record Arrived(Instant at) implements Step {}

        /** Whoever was inside is out. */
        record Released(Instant at) implements Step {}

        record Held(Instant at, HoldReason reason) implements Step {}

        record Resumed(Instant at) implements Step {}

        /** The lift works again. */
        record Restored(Instant at) implements Step {}

        record Cancelled(Instant at) implements Step {}

        /** It is more, or less, urgent than it was. */
        record Urgency(Instant at, int urgency) implements Step {}
    }

    public PromiseHistory {
        PromiseKind.of(urgency);
        var sorted = new ArrayList<>(steps);
        sorted.sort(Comparator.comparing(Step::at));
        steps = List.copyOf(sorted);
    }

    /** Nothing has happened yet. */
    public static PromiseHistory of(int urgency) {
        return new PromiseHistory(urgency, List.of());
    }

    public PromiseHistory called(Instant at) {
        return and(new Step.Called(at));
    }

    public PromiseHistory raised(Instant at) {
        return and(new Step.Raised(at));
    }

    public PromiseHistory accepted(Instant at) {
        return and(new Step.Accepted(at));
    }

    public PromiseHistory arrived(Instant at) {
        return and(new Step.Arrived(at));
    }

    public PromiseHistory released(Instant at) {
        return and(new Step.Released(at));
    }

    public PromiseHistory held(Instant at, HoldReason reason) {
        return and(new Step.Held(at, reason));
    }

    public PromiseHistory resumed(Instant at) {
        return and(new Step.Resumed(at));
    }

    public PromiseHistory restored(Instant at) {
        return and(new Step.Restored(at));
    }

    public PromiseHistory cancelled(Instant at) {
        return and(new Step.Cancelled(at));
    }

    public PromiseHistory urgency(Instant at, int urgency) {
        return and(new Step.Urgency(at, urgency));
    }

    public PromiseHistory and(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new PromiseHistory(urgency, longer);
    }
}
