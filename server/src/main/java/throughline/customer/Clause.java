package throughline.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement covers, promises and charges at one level of urgency.
 *
 * @param hours in which it is covered, and in which its time is counted; an entrapment's time is counted at any hour
 * @param minutes how long it may take, inside the hours; null when no time was promised
 * @param pauses whether waiting for the customer stops the clock
 * @param inside what a visit costs inside the hours
 * @param outside what it costs outside them
 */
public record Clause(
        ServiceHours hours,
        @Nullable Integer minutes,
        Starts starts,
        Stops stops,
        boolean pauses,
        Price inside,
        Price outside) {

    /** Where the clock of the promise starts. */
    public enum Starts {
        CALL_IN,
        /** The order is raised, and the first technician asked in the same moment. */
        DISPATCH,
        /** The first technician accepts; a second one does not start it again. */
        ACCEPTANCE;

        @JsonValue
        public String word() {
            return wordOf(this);
        }

        static @Nullable Starts of(@Nullable String word) {
            return byWord(values(), word);
        }
    }

    /** Where it stops. What comes later on the way stops it too: whoever works again needs nobody to arrive. */
    public enum Stops {
        ARRIVAL,
        /** The people are out. Where nobody is inside, arriving stops it. */
        RELEASE,
        RESTORED;

        @JsonValue
        public String word() {
            return wordOf(this);
        }

        static @Nullable Stops of(@Nullable String word) {
            return byWord(values(), word);
        }
    }

    /** Counted from the call to the arrival, as most agreements have it. */
    static Clause usual(String hours, @Nullable Integer minutes, Price outside) {
        return new Clause(
                ServiceHours.of(hours), minutes, Starts.CALL_IN, Stops.ARRIVAL, true, Price.INCLUDED, outside);
    }

    Clause with(@Nullable ServiceHours otherHours, @Nullable Integer otherMinutes) {
        return new Clause(
                otherHours == null ? hours : otherHours, otherMinutes, starts, stops, pauses, inside, outside);
    }

    private static String wordOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> @Nullable E byWord(E[] values, @Nullable String word) {
        return Arrays.stream(values)
                .filter(value -> wordOf(value).equals(word))
                .findFirst()
                .orElse(null);
    }
}
