package throughline.procedure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is shut in, and how grave it is: what fire brigades tell apart. The gravest comes first, and what is known wins over silence.
 */
public enum Triage {
    /** A person is caught by the car, its doors or the machinery, or in the pit: the rescue service at once, then a technician. */
    TRAPPED_BY,
    /** Shut in and ill, injured, in labour or in a panic attack, or with smoke, fire or water: the rescue service at once. */
    MEDICAL,
    /** As the next one, but no technician is there within the target: the rescue service may be asked. */
    SHUT_IN_LATE,
    /** Shut in and nobody in danger: a technician alone. */
    SHUT_IN,
    /** Pressed for fun or by mistake. */
    MISUSE,
    /** Somebody in the car wants to know something. */
    INFORMATION,
    /** Nobody answers, which does not mean that nobody is there: as shut in, until it is disproved. */
    SILENT;

    /** The word used on the wire and in the table, such as {@code trapped-by}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null for a word that means nothing. */
    static @Nullable Triage of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The gravest of what their answers mean. Whoever presses is taken to be shut in until somebody knows better. */
    static Triage gravest(Collection<Triage> meant) {
        return meant.stream().min(Triage::compareTo).orElse(SHUT_IN);
    }

    /** Somebody may be inside, so they are talked with until they are out. */
    boolean someoneInside() {
        return this != MISUSE && this != INFORMATION;
    }

    /** The rescue service is to be called before anything else. */
    boolean needsRescueAtOnce() {
        return this == TRAPPED_BY || this == MEDICAL;
    }
}
