package throughline.notify;

/**
 * Takes a text, page or mail to the outside. It blocks for less than ten seconds and throws nothing that is its wire's fault. The one
 * that an edge registers carries texts whenever no gateway is enabled; a {@link GatewayWire} makes one of a gateway.
 */
@FunctionalInterface
public interface Carrier {
    /** Hands one over. */
    Answer carry(Outgoing letter);

    /** What the other side said. {@code words} is for people: short, and free of the recipient's number. */
    sealed interface Answer {
        String words();

        /** It has the text and answers for it from now on. */
        record Taken(String words) implements Answer {}

        /** It will never take this text, or may have it already; asking again is useless, or worse. */
        record Declined(String words) implements Answer {}

        /** It did not answer, or not now. */
        record NotNow(String words) implements Answer {}
    }
}
