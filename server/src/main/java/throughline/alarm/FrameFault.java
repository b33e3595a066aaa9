package throughline.alarm;

import java.util.Locale;

/** Why a frame could not be read. */
public enum FrameFault {
    /** It does not look like anything that this wire says. */
    MALFORMED,
    CHECKSUM,
    /** The sender has a key that is not the one written down for it, or none is. */
    WRONG_KEY,
    /** The time in it is too far from ours. */
    OLD,
    TOO_LONG,
    /** The sender spoke for another device. */
    FOREIGN,
    /** Well formed, and says something that we have no word for. */
    UNKNOWN;

    /** The word used on the wire and in the table, such as {@code wrong-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
