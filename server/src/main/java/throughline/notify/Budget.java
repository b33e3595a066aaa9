package throughline.notify;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** So many messages may go through a gateway. What is urgent goes nevertheless, and is noted. */
record Budget(int aMinute, int aDay) {
    static final Budget OF_TEXTS = new Budget(600, 100_000);
    static final Budget OF_A_RELAY = new Budget(120, 10_000);

    private static final int MOST = 1_000_000;

    /** What is left out is as usual. */
    static Budget read(Form form, @Nullable Integer aMinute, @Nullable Integer aDay, Budget usual) {
        return new Budget(
                aMinute == null ? usual.aMinute : form.number("aMinute", aMinute, 1, MOST),
                aDay == null ? usual.aDay : form.number("aDay", aDay, 1, MOST));
    }
}
