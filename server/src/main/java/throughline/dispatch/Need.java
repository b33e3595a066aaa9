package throughline.dispatch;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What a technician on a job asks for. */
public enum Need {
    /** Somebody is hurt, or may be: everybody above is told at once. */
    DANGER,
    /** A second one, with a seat of their own. */
    TECHNICIAN,
    /** Somebody who can do a certain thing. */
    SKILL,
    PARTS,
    ADVICE;

    /** The word used on the wire and in the table, such as {@code technician}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code dispatch.no-such-need} */
    public static Need of(String word) {
        return Arrays.stream(values())
                .filter(need -> need.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.no-such-need", "Choose what you need."));
    }
}
