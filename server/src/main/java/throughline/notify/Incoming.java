package throughline.notify;

import org.jspecify.annotations.Nullable;
import throughline.notify.Callback.Receipt.Status;

/** What a network says in short messages of its own: of parts of our texts, and of replies, which may come in parts too. */
public sealed interface Incoming {
    /**
     * What became of a part of a text.
     *
     * @param messageId as the network named the part, perhaps written in another base
     * @param recipient whom the text was for, in E.164; empty when it does not say
     * @param status delivered or failed
     * @param reason why it failed, in the network's words
     */
    record PartReceipt(
            String messageId,
            String recipient,
            Status status,
            @Nullable String reason) implements Incoming {}

    /** A receipt that only says that its part is on its way still. */
    record OnItsWay() implements Incoming {}

    /**
     * Somebody wrote to us.
     *
     * @param from E.164
     * @param to what they wrote to: our number or name
     * @param place where it belongs in a longer reply
     */
    record ReplyPart(String from, String to, Alphabet alphabet, byte[] octets, Place place) implements Incoming {}

    /**
     * @param reference the same for all parts of one reply
     * @param number from 1
     */
    record Place(int reference, int number, int parts) {
        /** Of a reply that is not longer than one part. */
        public static final Place ALONE = new Place(0, 1, 1);

        /** Whether such a place can be. */
        public boolean isPossible() {
            return number >= 1 && number <= parts && parts <= 255;
        }
    }

    /** Not understood. */
    record Unreadable(String why) implements Incoming {}
}
