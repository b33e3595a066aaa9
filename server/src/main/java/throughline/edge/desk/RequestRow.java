package throughline.edge.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.edge.desk.ContactRow.Named;

/** A request in a list. */
record RequestRow(
        UUID id,
        String number,
        @Nullable String kind,
        String state,
        @Nullable String closedHow,
        String words,
        @Nullable CodeNamed code,
        @Nullable String unitNumber,
        @Nullable String unitName,
        @Nullable String siteName,
        @Nullable String callerName,
        @Nullable UUID contact,
        @Nullable OrderNamed order,
        Instant openedAt,
        @Nullable Instant followUpAt,
        @Nullable Named owner,
        boolean overdue) {
    record CodeNamed(String code, String name) {}

    record OrderNamed(UUID id, String number, String state) {}
}
