package throughline.notify;

import java.util.UUID;

/** Over what a letter goes, and what only that way needs to know. */
public sealed interface Via {
    /** A text to a telephone number. */
    record Text() implements Via {}

    /**
     * A page to a pager: its words are cut to what that pager shows, in the few characters that it knows.
     *
     * @param last what is never cut, such as the address at which it is answered
     */
    record Page(UUID relay, String last) implements Via {}

    record Mail(UUID relay, String subject) implements Via {}
}
