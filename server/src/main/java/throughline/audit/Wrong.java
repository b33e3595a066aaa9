package throughline.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param seq of the link that shows it; 0 when none does
 * @param entry that is meant, where it is known
 * @param detail what a person at the console needs besides: a key's id, an instant, a number
 */
public record Wrong(Kind kind, long seq, @Nullable UUID entry, String detail) {
    /** What can be wrong, each with its sentence. */
    public enum Kind {
        /** The entry or its link was changed, or stands in another place. */
        CHANGED("Link %1$d does not fit: entry %2$s, the link itself or their order was changed."),
        /** The link is missing between two that are there. */
        GAP("Link %1$d is missing: it was deleted from the middle of the chain."),
        /** The link is there, its entry is not. */
        DELETED("Entry %2$s of link %1$d was deleted."),
        /** An entry that the chain passed over. */
        UNCHAINED("Entry %2$s stands outside of the chain (%3$s in all): it was put there, or its link was deleted."),
        /** A checkpoint knows of more links than there are. */
        CUT("The end of the chain is cut off: the checkpoint of %3$s knows link %1$d."),
        /** A checkpoint knows another hash than the chain has. */
        CHECKPOINT_DIFFERS("Link %1$d is another one than at the checkpoint of %3$s: the chain was made anew."),
        /** A checkpoint that we did not sign, or that was changed. */
        SIGNATURE("Line %3$s of the checkpoints is not as it was signed, or a line before it was taken out."),
        /** Signed with a key whose public half is not here. */
        SIGNER_UNKNOWN(
                "Line %3$s of the checkpoints is signed with a key that is not known here. Maybe the folder of the public keys was not restored."),
        /** The chain is old enough to have checkpoints and has none. */
        NO_CHECKPOINTS(
                "There is a chain of %1$d links and not one checkpoint in %3$s. Maybe the folder was changed, or the file was deleted."),
        /** Made with a key that is not here. */
        KEY_MISSING(
                "From link %1$d on the chain was made with key %3$s, which is not here. Put its file back into the folder of keys.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** As it is written in the database and on the wire, such as {@code key-missing}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a person at the console reads. */
    public String sentence() {
        return kind.sentence.formatted(seq, entry, detail);
    }
}
