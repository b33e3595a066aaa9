package throughline.request;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What somebody wants from us. */
public enum Kind {
    /** To know something. */
    INFORMATION,
    /** Somebody has to do something. */
    ACTION,
    /** To be heard: praise, a complaint, an idea. */
    COMMENT;

    /** The word used on the wire and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code request.no-such-kind} */
    public static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("request.no-such-kind", "There is no kind \"{0}\". Choose one of the list.", word));
    }
}
