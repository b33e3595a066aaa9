package throughline.notify;

import java.util.UUID;

/**
 * Takes a text to the outside. It blocks for at most some seconds and throws nothing that is its wire's fault. The one that an edge
 * registers carries whenever no gateway is enabled; a {@link GatewayWire} makes one of a gateway.
 */
@FunctionalInterface
public interface Carrier {
    /**
     * Hands one text over.
     *
     * @param reference the same at each attempt of the same text, so that the other side can tell a repetition
     * @param to E.164
     */
    Answer carry(UUID reference, String to, String words);

    /** What the other side said. {@code words} is for people: short, and free of the recipient's number. */
    sealed interface Answer {
        String words();

        /** It has the text and answers for it from now on. */
        record Taken(String words) implements Answer {}

        /** It will never take this text; asking again is useless. */
        record Declined(String words) implements Answer {}

        /** It did not answer, or not now. */
        record NotNow(String words) implements Answer {}
    }
}
