package throughline.finder;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** An owner of things that are found. */
public interface Findable {
    /** How many entries are told at a time. */
    int AT_A_TIME = 1_000;

    /** Says by what each of its things is found, {@link #AT_A_TIME some} at a time, without keeping them all. */
    void tellAll(Consumer<List<Entry>> listener);

    /** @param after the next entries in the order of their ids, beginning after this one; empty at the end */
    static void inTurn(Function<UUID, List<Entry>> after, Consumer<List<Entry>> listener) {
        var some = after.apply(new UUID(0, 0));
        while (!some.isEmpty()) {
            listener.accept(some);
            some = after.apply(some.getLast().id());
        }
    }
}
