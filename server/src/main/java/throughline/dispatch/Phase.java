package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a search stands. Each phase knows when somebody must act next; while everybody goes, their visits do. {@link Over} alone has
 * no next step.
 */
sealed interface Phase {
    /** Technicians have an open offer; the next step is the earliest of their times. */
    record Asking(Instant since, Instant answerBy) implements Phase {}

    /** Nobody is left to ask: a dispatcher must find somebody. Meanwhile we look whether a new turn has begun. */
    record Stuck(Instant since, Instant lookAgainAt) implements Phase {}

    /** Every seat is taken; each has its {@link Visit}. */
    record Going() implements Phase {}

    /** On hold; without an owner it is the dispatcher's. */
    record Waiting(@Nullable UUID owner, Instant since, Instant wakeAt) implements Phase {}

    record Over(Instant since) implements Phase {}

    /** When the next step is due that is no visit's. */
    default Instant next() {
        return switch (this) {
            case Asking phase -> phase.answerBy();
            case Stuck phase -> phase.lookAgainAt();
            case Waiting phase -> phase.wakeAt();
            case Going _, Over _ -> Instant.MAX;
        };
    }
}
