package throughline.alarm;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in who works on a lift and presses its button on purpose.
 *
 * @param minutes from now on; 5 to 480
 * @param reason why, at most 200 characters
 */
public record OnTestForm(
        @Nullable Integer minutes, @Nullable String reason) {
    static final int LEAST = 5;
    static final int MOST = 8 * 60;
    private static final int LONGEST = 200;

    record Read(int minutes, String reason) {}

    Read read() {
        var form = new Form();
        var read = new Read(form.number("minutes", minutes, LEAST, MOST), form.text("reason", reason, LONGEST));
        form.accept();
        return read;
    }
}
