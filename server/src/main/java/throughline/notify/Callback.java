package throughline.notify;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a gateway tells us by itself. */
public sealed interface Callback {
    /**
     * What became of a text of ours.
     *
     * @param reference as we gave it to the gateway
     * @param reason why it failed, in the gateway's words; null when it does not say
     */
    record Receipt(UUID reference, Status status, @Nullable String reason) implements Callback {
        /** The gateway's own words, in lower case on the wire. */
        public enum Status {
            DELIVERED,
            FAILED,
            READ;

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * Somebody wrote to us.
     *
     * @param id the gateway's own; the same again is the same reply
     * @param from E.164
     * @param to what they wrote to: our number or name
     */
    record Reply(String id, String from, String to, String words) implements Callback {}

    /** Signed by the gateway, and not understood. */
    record Unreadable(String why) implements Callback {}
}
