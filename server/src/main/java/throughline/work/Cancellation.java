package throughline.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Why an order ended without being done.
 *
 * @param duplicateOf the order that remains; given exactly when the reason is {@link Reason#DUPLICATE}
 */
public record Cancellation(Reason reason, @Nullable UUID duplicateOf) {
    public enum Reason {
        BY_CALLER,
        DUPLICATE,
        NO_ACCESS,
        REFUSED_BY_AGREEMENT,
        /** What it was raised for has come right before anybody began with it; the house says so, nobody chooses it. */
        SETTLED_ITSELF;

        /** The word used on the wire and in the table, such as {@code by-caller}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws Refused {@code work.no-such-cancel-reason} */
        public static Reason of(String word) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            "work.no-such-cancel-reason", "There is no reason \"{0}\". Choose one of the list.", word));
        }
    }

    public Cancellation {
        if ((reason == Reason.DUPLICATE) != (duplicateOf != null)) {
            throw new Refused("work.duplicate-of-missing", "Say which order remains, and only for a duplicate.");
        }
    }
}
