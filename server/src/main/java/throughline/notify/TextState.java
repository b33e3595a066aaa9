package throughline.notify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import throughline.notify.Callback.Receipt;

/** How far a text has come. Only receipts lead beyond {@code SENT}, and they may overtake the answer to the request itself. */
public enum TextState {
    /** For its time, or for the next try. */
    WAITING,
    /** In somebody's hands: perhaps out, perhaps not. */
    SENDING,
    /** A carrier has it and answers for it. */
    SENT,
    /** The recipient's phone has it. */
    DELIVERED,
    /** It never went out, and never will. */
    FAILED,
    /** It went out and did not arrive. */
    UNDELIVERED,
    /** It was not wanted any more before it went out. */
    WITHDRAWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a receipt makes of it. An arrival is an arrival, whatever we thought; a failure does not undo one. */
    TextState after(Receipt.Status status) {
        return switch (status) {
            case DELIVERED, READ -> DELIVERED;
            case FAILED ->
                switch (this) {
                    case WAITING, SENDING, SENT -> UNDELIVERED;
                    case DELIVERED, FAILED, UNDELIVERED, WITHDRAWN -> this;
                };
        };
    }

    static TextState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
