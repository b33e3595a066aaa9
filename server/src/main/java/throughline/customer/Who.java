package throughline.customer;

import java.util.List;

/** The answer to "who is this number?". */
public sealed interface Who {
    /** Exactly one person, or one customer without a person. */
    record Known(Caller caller) implements Who {}

    /** The number is shared: the agent asks and chooses. At least two, by name. */
    record Several(List<Caller> callers) implements Who {}

    /** Nobody has this number, or it was withheld or unreadable. */
    record Unknown() implements Who {}

    static Who of(List<Caller> callers) {
        return switch (callers.size()) {
            case 0 -> new Unknown();
            case 1 -> new Known(callers.getFirst());
            default -> new Several(List.copyOf(callers));
        };
    }
}
