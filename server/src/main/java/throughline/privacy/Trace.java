package throughline.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of thing that people leave in a room. */
public interface Trace {
    /** @param goes and what stays: because it is held, or because its matter is still open */
    record Count(long goes, long held, long open) {
        static final Count NOTHING = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(goes + other.goes, held + other.held, open + other.open);
        }
    }

    /** @param id by which it is left out; null where it cannot be. @param called such as {@code C-20418} */
    record Hit(@Nullable UUID id, String called) {}

    /** Opens a file when it is its turn. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Hears what is held of a person. */
    interface Listener {
        void hears(Map<String, Object> row) throws IOException;

        /** @param name without a folder */
        void hears(String name, Opening file) throws IOException;
    }

    /** Such as {@code calls}; the screen has words for it. */
    String name();

    Count count(Reach of, Reach held);

    /** Some that are counted, for people to look at. */
    List<Hit> hits(Reach of, Reach held, int most);

    /**
     * Lets some of them go, in the transaction that there is. Files go first, so that a stop in the middle leaves a row that is found
     * again.
     *
     * @return how many went; 0 when nothing is left
     */
    int wipe(Reach of, Reach held, int most);

    void tell(Reach of, Listener listener) throws IOException;
}
