package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as screens show it.
 *
 * @param number such as AL-7004
 * @param unit null while nobody knows which one it is
 * @param phone where the lift can be rung, E.164; empty where it cannot
 * @param state {@code raised}, {@code acknowledged}, {@code everyone-out} or {@code ended}
 * @param presses how often the button was pressed
 * @param overflows how often everybody was told because nobody had taken it
 * @param ringsBackAt when the lift is rung; null when it is not
 * @param contact its last call
 * @param finding a word of {@link Finding}; empty while nobody found anything out
 * @param signalsEnd its installation says by itself when it is over
 * @param endedBy null where the lift said so
 */
public record OpenAlarm(
        UUID id,
        String number,
        @Nullable UUID device,
        @Nullable UUID unit,
        String phone,
        String state,
        Instant raisedAt,
        int presses,
        Instant pressedAt,
        int overflows,
        @Nullable UUID takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant ringsBackAt,
        int rungBack,
        @Nullable UUID contact,
        @Nullable UUID order,
        String finding,
        @Nullable UUID outBy,
        @Nullable Instant outAt,
        boolean signalsEnd,
        @Nullable Instant endedAt,
        @Nullable UUID endedBy,
        String endReason) {}
