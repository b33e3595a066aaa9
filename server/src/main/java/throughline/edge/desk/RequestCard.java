package throughline.edge.desk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.edge.desk.ContactRow.Named;

/**
 * A request as its agent works on it.
 *
 * @param medical whether there is a medical remark; its words are asked for, never sent along
 */
record RequestCard(
        UUID id,
        String number,
        @Nullable UUID contact,
        @Nullable String contactNumber,
        String state,
        @Nullable String kind,
        @Nullable String closedHow,
        SafetyShown safety,
        @Nullable CodeShown code,
        String words,
        Map<String, String> answers,
        @Nullable UnitShown unit,
        @Nullable Named site,
        @Nullable String tone,
        String answer,
        @Nullable Instant followUpAt,
        @Nullable Named owner,
        @Nullable OrderLink order,
        boolean textCaller,
        String callback,
        boolean medical,
        Instant openedAt,
        @Nullable Instant savedAt,
        @Nullable Named by,
        int version) {
    record SafetyShown(
            @Nullable String trapped,
            @Nullable String hurt,
            @Nullable String fireOrWater) {}

    /** @param urgency with what the answers make of it; the priority that an order would get */
    record CodeShown(String code, String name, String detail, int priority, int urgency) {}

    record UnitShown(UUID id, String number, String name, SiteShown site) {}

    record SiteShown(UUID id, String name, String street, String city) {}
}
