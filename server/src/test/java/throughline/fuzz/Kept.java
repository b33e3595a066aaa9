package throughline.fuzz;

import java.util.stream.Stream;
import throughline.alarm.Signal;

/** Whatever was read of a frame, the database must be able to keep it: one that it refuses would never be acknowledged. */
public final class Kept {
    private Kept() {}

    /** @throws IllegalStateException when the database would say no */
    public static void can(Signal signal) {
        Stream.of(signal.wire(), signal.ident(), signal.code(), signal.words(), signal.key(), signal.raw())
                .filter(text -> text.indexOf('\0') >= 0)
                .findFirst()
                .ifPresent(_ -> {
                    throw new IllegalStateException("A character that PostgreSQL has no place for is in " + signal);
                });
    }
}
