package throughline.kernel;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down who did what, in the transaction in which it is done. The kernel tells it of every change and knows nobody who listens. */
public interface Witness {
    /** What somebody does that is asked about later. */
    enum Act {
        SAW,
        SEARCHED,
        PLAYED,
        EXPORTED,
        CHANGED,
        RIGHTS_CHANGED,
        SIGNED_IN,
        SIGNED_OUT,
        SIGN_IN_FAILED,
        REFUSED;

        /** As it is written in the database and on the wire, such as {@code signed-in}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One thing that was changed. @param event its id in the room's log */
    record Changed(UUID event, UUID subject) {}

    /**
     * Tells of what a room puts into its log, in that transaction.
     *
     * @param room the schema of the log, such as {@code contact}
     * @param deed the event's kind, such as {@code answered}
     * @param by as in the log
     * @param reason a word, where the event gives one
     */
    void changed(String room, String deed, @Nullable UUID by, @Nullable String reason, List<Changed> things);

    /**
     * Writes down what is no change of a room, in the transaction that there is or in one of its own.
     *
     * @param kind of what it was done to, such as {@code unit}
     * @param subject its id; null when there is none, or none that we know
     * @param reason a word such as a refusal's code, never what somebody typed
     */
    void note(Act act, String kind, @Nullable String subject, @Nullable String reason);
}
