package throughline.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is now.
 *
 * @param number what people call it, such as {@code C-20418}
 * @param from as the wire wrote it, empty when withheld
 * @param state waiting, talking, finishing or closed
 * @param recordingFile relative to the folder of recordings; null while there is none
 */
public record Contact(
        UUID id,
        String number,
        String direction,
        String from,
        @Nullable String fromE164,
        String dialled,
        @Nullable UUID queue,
        String queueName,
        String language,
        String state,
        Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt,
        @Nullable UUID agent,
        @Nullable String outcome,
        @Nullable String endReason,
        String note,
        @Nullable UUID person,
        @Nullable UUID customer,
        @Nullable UUID unit,
        @Nullable String recordingFile,
        double recordingSeconds,
        int recordingGaps) {
    /** How long they waited for a person: until answered, until they left, or until now. */
    public Duration waited(Instant now) {
        return Duration.between(openedAt, answeredAt != null ? answeredAt : endedAt != null ? endedAt : now);
    }
}
