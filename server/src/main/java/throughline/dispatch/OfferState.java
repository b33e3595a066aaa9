package throughline.dispatch;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an offer has come. Sent is not delivered, delivered is not read, and only {@code ACCEPTED} ends a search. */
public enum OfferState {
    QUEUED,
    SENT,
    DELIVERED,
    READ,
    ACCEPTED,
    REJECTED,
    /** No answer in time. */
    EXPIRED,
    /** It never reached the technician. */
    UNREACHABLE,
    WITHDRAWN;

    /** The word used on the wire and in the table. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OfferState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** An answer is awaited. */
    public boolean isOpen() {
        return compareTo(ACCEPTED) < 0;
    }
}
