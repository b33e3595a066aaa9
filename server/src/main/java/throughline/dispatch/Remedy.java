package throughline.dispatch;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What a dispatcher can do at once for an order that reaches nobody. */
public enum Remedy {
    /** Whoever is silent is not waited for any longer: the next is asked. */
    SECOND_LINE,
    /** Those of a rung further up, or others who do not stand on the ladder. */
    WIDER,
    /** Everybody once more, also whoever was not reached. */
    AGAIN;

    /** The word used on the wire, such as {@code second-line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refused {@code dispatch.no-such-remedy} */
    public static Remedy named(String word) {
        return Arrays.stream(values())
                .filter(remedy -> remedy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.no-such-remedy", "Choose what to do from the list."));
    }
}
