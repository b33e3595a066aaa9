package throughline.voice.sip;

import java.util.Locale;

/** Which way sound flows, as its writer sees it (RFC 8866, section 6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** Whether who wrote this wants to hear something. */
    public boolean hears() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** What the other side answers when it has no wish of its own (RFC 3264, section 6.1). */
    public Direction answered() {
        return switch (this) {
            case SENDRECV -> SENDRECV;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case INACTIVE -> INACTIVE;
        };
    }

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
