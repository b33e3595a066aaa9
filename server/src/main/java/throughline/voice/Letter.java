package throughline.voice;

import java.util.List;

/**
 * A SIP MESSAGE that came in (RFC 3428). It is no call: it has a body and an answer, and that is all.
 *
 * @param peer the IP address that it came from
 * @param type such as {@code application/xml}, in small letters and without parameters; empty where it says none
 * @param body as it came, at most 16 KiB; empty where there is none
 */
public record Letter(String peer, String type, byte[] body) {

    /** What becomes of it. */
    public sealed interface Reply {
        /** 200 OK with this body, though RFC 3428 (section 7) wants none there. */
        record Within(String type, byte[] body) implements Reply {}

        /** 200 OK, and then a letter of our own to whoever sent it, repeated by the wire until it is taken. */
        record Apart(String type, byte[] body) implements Reply {}

        /** 415 Unsupported Media Type. @param understood the types that are */
        record WrongType(List<String> understood) implements Reply {}

        /** 405 Method Not Allowed: here nobody reads letters. */
        record NobodyReads() implements Reply {}

        /**
         * It could not be kept, so nothing may sound as if it had been. Over UDP there is no answer, and what its sender repeats within
         * half a second (RFC 3261, section 17.1.2.2) is taken as if it came for the first time. Nobody repeats over TCP: 503, upon
         * which a device tries its other receiver.
         */
        record NotKept() implements Reply {}
    }
}
