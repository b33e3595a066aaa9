package throughline.alarm;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/** @param seconds within which the device has to be heard; null when nobody waits for it */
public record PollForm(@Nullable Integer seconds) {
    private static final int SHORTEST = 10;
    private static final int A_WEEK = 7 * 24 * 3_600;

    /** @throws Refused when that is no time to wait */
    @Nullable
    Integer read() {
        var form = new Form();
        var read = form.numberOrNone("seconds", seconds, SHORTEST, A_WEEK);
        form.accept();
        return read;
    }
}
