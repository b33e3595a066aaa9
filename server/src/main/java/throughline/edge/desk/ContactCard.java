package throughline.edge.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.asset.UnitCard;

/** Everything that an agent sees of a contact, before she says hello. */
record ContactCard(
        @JsonUnwrapped ContactRow row,
        WhoCalls caller,
        @Nullable UnitWithHistory unit,
        String note,
        boolean outcomeRequired,
        @Nullable RecordingShown recording,
        List<RequestCard> requests) {
    ContactCard with(List<RequestCard> others) {
        return new ContactCard(row, caller, unit, note, outcomeRequired, recording, others);
    }

    /** @param kind known, several or unknown; @param units the units that ring from this number, or that stand at the caller's sites */
    record WhoCalls(String kind, List<PersonShown> people, List<UnitWithHistory> units) {}

    record PersonShown(
            @Nullable UUID id,
            String name,
            String role,
            ContactRow.Named customer,
            String language,
            boolean hearsBadly) {}

    /** @param repeat null while it does not fail again and again, and of a unit that only may be the one */
    record UnitWithHistory(
            @JsonUnwrapped UnitCard card,
            List<HistoryLine> history,
            @Nullable RepeatShown repeat) {}

    /**
     * Something that happened at a unit.
     *
     * @param kind call, abandoned or order
     * @param words what was noted, or what happened, in the language of whoever wrote it; of an order, the problem in the reader's
     */
    record HistoryLine(
            Instant at,
            String kind,
            String words,
            @Nullable UUID contact,
            @Nullable OrderNumber order,
            @Nullable String technician) {}

    record OrderNumber(UUID id, String number) {}

    record RecordingShown(double seconds, boolean playable) {}

    record TimelineLine(Instant at, String kind, ContactRow.@Nullable Named by, Map<String, Object> data) {}
}
