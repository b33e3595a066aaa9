package throughline.egress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** What came of a call. */
public sealed interface Answer {
    /**
     * Somebody answered.
     *
     * @param status of HTTP, 100 to 999; nothing is followed, so 301 is an answer like 500
     * @param beginning the first kilobyte of what was said, as text that can be shown
     * @param retryAfter so long it asks us to stay away (RFC 9110, section 10.2.3), where it says it in seconds
     */
    record Said(int status, String beginning, @Nullable Duration retryAfter) implements Answer {
        public Said(int status, String beginning) {
            this(status, beginning, null);
        }

        public boolean isYes() {
            return status / 100 == 2;
        }
    }

    /** Nobody was asked, or nobody answered; {@code why} is a sentence for people with a code {@code egress.…}. */
    record NotReached(Refused why) implements Answer {}
}
