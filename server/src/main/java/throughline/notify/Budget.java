package throughline.notify;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * So many messages may go through a gateway. What is urgent goes nevertheless, and is noted.
 *
 * @param anHourEach of those that somebody outside causes, to numbers with the same beginning
 */
record Budget(int aMinute, int aDay, int anHourEach) {
    static final Budget OF_TEXTS = new Budget(600, 100_000, 60);

    /** Callers get neither pages nor mails. */
    static final Budget OF_A_RELAY = new Budget(120, 10_000, 0);

    private static final int MOST = 1_000_000;

    /** What is left out is as usual. */
    static Budget read(
            Form form, @Nullable Integer aMinute, @Nullable Integer aDay, @Nullable Integer anHourEach, Budget usual) {
        return new Budget(
                aMinute == null ? usual.aMinute : form.number("aMinute", aMinute, 1, MOST),
                aDay == null ? usual.aDay : form.number("aDay", aDay, 1, MOST),
                anHourEach == null ? usual.anHourEach : form.number("anHourEach", anHourEach, 1, MOST));
    }
}
