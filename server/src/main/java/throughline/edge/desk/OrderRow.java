package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.work.Line;

/**
 * A work order in a list or on the board.
 *
 * @param share of the promised time that has passed: 0 when the caller was heard, 1 when it is due
 * @param latitude of its site in degrees; null with {@code longitude} while nobody said where it is
 * @param tries technicians asked so far
 * @param answerBy until when the open offer waits
 * @param stuck nobody is left to ask
 * @param late who goes there and is late, by name, also while another seat is still looked for
 * @param causeName of a closed one, in the reader's language
 * @param repeat of an open one; null when it repeats nothing
 */
record OrderRow(
        UUID id,
        String number,
        String state,
        int priority,
        String headline,
        @Nullable String unitNumber,
        @Nullable String unitName,
        String siteName,
        String street,
        String city,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String area,
        @Nullable String technician,
        Instant raisedAt,
        @Nullable Instant dueAt,
        double share,
        @Nullable Next next,
        @Nullable Instant closedAt,
        List<Line.Step> line,
        int tries,
        @Nullable Instant answerBy,
        boolean stuck,
        List<String> late,
        @Nullable Instant arrivesAt,
        @Nullable String causeName,
        @Nullable HoldShown hold,
        @Nullable RepeatShown repeat) {
    /**
     * What happens next, when, and who sees to it.
     *
     * @param what answer, dispatcher, on-the-way, arrival, report or wake
     * @param owner a person's name; empty for whoever dispatches
     */
    record Next(String what, Instant at, String owner, int reminders) {}

    /** The address, and the unit where it is known. */
    String where() {
        return unitName == null ? street : street + ", " + unitName;
    }

    record HoldShown(String reason, ContactRow.@Nullable Named owner, Instant wakeAt, String note) {}
}
