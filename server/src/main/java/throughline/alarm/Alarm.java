package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an alarm has come, from the first press until it is over. Hanging up never ends it. */
sealed interface Alarm {
    /**
     * Nobody has taken it.
     *
     * @param overflowsAt then more people are told of it
     * @param overflows how often that was done already
     * @param ringBack when the lift is rung because its call went away; null while it rings, or where it has no number
     */
    record Raised(
            Instant overflowsAt, int overflows, @Nullable RingBack ringBack) implements Alarm {}

    /**
     * Somebody sees to it, and as far as is known there are people inside.
     *
     * @param by whoever took it
     * @param decideBy help is sent then unless somebody has decided; null once that is done
     * @param ringBack null while they talk
     */
    record Acknowledged(
            UUID by, @Nullable Instant decideBy, @Nullable RingBack ringBack) implements Alarm {}

    /** Everyone is out, or nobody was inside: the installation must still say that it is over. @param by whoever found that out; null for the technician */
    record EveryoneOut(@Nullable UUID by) implements Alarm {}

    record Ended() implements Alarm {}

    /** When the lift is rung next. @param times how often it was rung since somebody talked with it last */
    record RingBack(Instant at, int times) {}

    /** As far as is known there are people inside. */
    default boolean peopleInside() {
        return switch (this) {
            case Raised _, Acknowledged _ -> true;
            case EveryoneOut _, Ended _ -> false;
        };
    }

    /** When something is due; null when nothing is. */
    default @Nullable Instant next() {
        return switch (this) {
            case Raised raised -> earlier(raised.overflowsAt(), at(raised.ringBack()));
            case Acknowledged taken -> earlier(taken.decideBy(), at(taken.ringBack()));
            case EveryoneOut _, Ended _ -> null;
        };
    }

    /** The word used on the wire and in the table, such as {@code everyone-out}. */
    default String word() {
        return switch (this) {
            case Raised _ -> "raised";
            case Acknowledged _ -> "acknowledged";
            case EveryoneOut _ -> "everyone-out";
            case Ended _ -> "ended";
        };
    }

    private static @Nullable Instant at(@Nullable RingBack ringBack) {
        return ringBack == null ? null : ringBack.at();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
