package throughline.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the offers behind a figure.
 *
 * @param channel over which it was asked last
 * @param reason why it ended; null while it has not
 * @param atNight it was asked from 22:00 to 06:00 on the clocks of the place
 */
public record CountedOffer(
        UUID offer,
        UUID order,
        String number,
        String country,
        UUID branch,
        String area,
        String technician,
        String channel,
        String state,
        @Nullable String reason,
        Instant offeredAt,
        @Nullable Instant settledAt,
        boolean atNight) {}
