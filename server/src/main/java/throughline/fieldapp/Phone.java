package throughline.fieldapp;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A phone that is a technician's.
 *
 * @param browser in a few words of its own
 * @param subscription null while no message can be pushed to it
 */
public record Phone(
        UUID id,
        UUID technician,
        String browser,
        Instant pairedAt,
        Instant seenAt,
        Instant endsAt,
        @Nullable Pushed subscription) {
    /** @param failure why the last message did not go; null when it did, or none was sent */
    public record Pushed(
            Instant since,
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            @Nullable String failure) {}
}
