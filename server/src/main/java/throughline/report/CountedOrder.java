package throughline.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the orders behind a figure.
 *
 * @param stands its state, or what an order on hold waits for
 * @param acceptSeconds from the first question to the acceptance that held; null while there is none
 */
public record CountedOrder(
        UUID order,
        String number,
        String country,
        UUID branch,
        String area,
        @Nullable String technician,
        String stands,
        int urgency,
        Instant raisedAt,
        @Nullable Instant acceptedAt,
        @Nullable Long acceptSeconds,
        @Nullable Instant dueAt) {}
