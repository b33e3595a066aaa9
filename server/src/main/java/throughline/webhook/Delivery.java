package throughline.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscription.
 *
 * @param number in the order in which things happened
 * @param kind a type such as {@code throughline.order.closed}
 * @param dueAt when it is tried next; of one that is settled without meaning
 * @param status of the last answer, as HTTP has it; null when nobody answered
 * @param answer the first kilobyte of it
 * @param trouble why nobody answered, as the code of a refusal; null when somebody did
 */
public record Delivery(
        UUID id,
        UUID subscription,
        String subscriptionName,
        long number,
        UUID subject,
        String kind,
        State state,
        boolean heldBack,
        Instant writtenAt,
        Instant dueAt,
        int attempts,
        @Nullable Instant triedAt,
        @Nullable Instant settledAt,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String trouble) {
    /** How far it came. */
    public enum State {
        WAITING,
        SENDING,
        DELIVERED,
        DEAD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
