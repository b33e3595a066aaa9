package throughline.alarm;

import java.util.Locale;

/** What became of a call to the line of a lift. */
enum LineAnswer {
    /** It picked up: the line is alive, which is not a test of the alarm behind it. */
    ANSWERED,
    BUSY,
    /** It rang in vain, or nobody has this number. */
    NO_ANSWER,
    /** Our carrier, or a limit of our own, kept the call from going there: that says nothing of the lift. */
    NOT_REACHED;

    /** @param sipStatus the final answer to the INVITE of a call that nobody picked up (RFC 3261, 21) */
    static LineAnswer of(int sipStatus) {
        return switch (sipStatus) {
            case 486, 600 -> BUSY;
            case 404, 408, 410, 480, 484, 487, 604 -> NO_ANSWER;
            default -> NOT_REACHED;
        };
    }

    /** The word used on the wire and in the table, such as {@code no-answer}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
