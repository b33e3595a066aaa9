package throughline.edge.scaip;

/** What a receiver says of a document: {@code snu} in its answer. */
enum Status {
    /** It is kept, and somebody acts on it. */
    OK(0),
    TOO_LONG(1),
    /** It is no document of SCAIP. */
    INVALID(2),
    /** A tag holds what it cannot. */
    WRONG_DATA(3),
    /** It is kept, and says nothing that we could act on: saying it again helps nobody. */
    NOT_TREATED(5),
    BUSY(6),
    TAG_MISSING(7);

    private final int number;

    Status(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
