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
        @Nullable RecordingShown recording) {
    /** @param kind known, several or unknown; @param units the units that ring from this number, or that stand at the caller's sites */
    record WhoCalls(String kind, List<PersonShown> people, List<UnitWithHistory> units) {}

    record PersonShown(
            @Nullable UUID id,
            String name,
            String role,
            ContactRow.Named customer,
            String language,
            boolean hearsBadly) {}

    record UnitWithHistory(@JsonUnwrapped UnitCard card, List<HistoryLine> history) {}

    /** @param words what was noted, or what happened, in the language of whoever wrote it */
    record HistoryLine(Instant at, String kind, String words, UUID contact) {}

    record RecordingShown(double seconds, boolean playable) {}

    record TimelineLine(Instant at, String kind, ContactRow.@Nullable Named by, Map<String, Object> data) {}
}
