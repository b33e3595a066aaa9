package throughline.alarm;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an alarm device said, as every wire's decoder understands it.
 *
 * @param wire one of {@link throughline.asset.UnitForm#PROTOCOLS}
 * @param ident how the device calls itself on that wire, such as the account of DC-09; 1 to 64 characters
 * @param code what the wire says exactly, such as {@code 140} of Contact ID or {@code 0010} of SCAIP; may be empty
 * @param words text that came along; may be empty
 * @param occurredAt by the device's own clock; null when it says none
 * @param key the same key as that of the device's latest signal, within an hour, is the same said again
 * @param raw the frame as people can read it
 * @param phone where the lift can be rung, E.164; empty where this wire does not say it
 */
public record Signal(
        String wire,
        String ident,
        Kind kind,
        Spot spot,
        String code,
        String words,
        @Nullable Instant occurredAt,
        String key,
        String raw,
        String phone) {
    private static final int LONGEST_IDENT = 64;

    public Signal {
        if (ident.isBlank() || ident.length() > LONGEST_IDENT) {
            throw new IllegalArgumentException(
                    "A device's name has 1 to %d characters; (%s) has not.".formatted(LONGEST_IDENT, ident));
        }
        ident = keepable(ident);
        code = keepable(code);
        words = keepable(words);
        key = keepable(key);
        raw = keepable(raw);
    }

    /** PostgreSQL has no place for a NUL, and what it cannot keep would never be acknowledged: the picture of one stands for it. */
    private static String keepable(String text) {
        return text.replace('\0', '␀');
    }

    /** Of a wire that does not say where the lift can be rung. */
    public Signal(
            String wire,
            String ident,
            Kind kind,
            Spot spot,
            String code,
            String words,
            @Nullable Instant occurredAt,
            String key,
            String raw) {
        this(wire, ident, kind, spot, code, words, occurredAt, key, raw, "");
    }

    /** The same, said by a lift that can be rung there. @param number E.164; empty when it is not known */
    public Signal from(String number) {
        return new Signal(wire, ident, kind, spot, code, words, occurredAt, key, raw, number);
    }

    /** What it means for people. The words are those of the gateway's event types. */
    public enum Kind {
        /** Somebody pressed the button. */
        ALARM_RAISED,
        /** Said at the lift: dealt with, and nobody is inside. */
        ALARM_ENDED,
        TEST_OK,
        TEST_FAILED,
        FAULT_RAISED,
        FAULT_CLEARED,
        POWER_LOST,
        POWER_RESTORED,
        HEARTBEAT;

        /** The word used on the wire and in the table, such as {@code alarm.raised}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }

        /** @throws IllegalArgumentException when there is no such kind */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("There is no kind of signal (%s).".formatted(word)));
        }
    }

    /** Where at the lift the device or its button is. */
    public enum Spot {
        CAR,
        CAR_ROOF,
        PIT,
        MACHINE_ROOM,
        SHAFT,
        UNKNOWN;

        /** The word used in the table, such as {@code machine-room}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
