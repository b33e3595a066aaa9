package throughline.voice;

import java.util.function.Consumer;

/** Reads the letters that come in. */
@FunctionalInterface
public interface Letters {
    /**
     * Called on a thread of the wire: return at once.
     *
     * @param reply to be told exactly once, from any thread; until then its sender hears nothing
     */
    void arrived(Letter letter, Consumer<Letter.Reply> reply);
}
