package throughline.voice;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/**
 * One owner: a virtual thread that handles its notes one after the other. Everybody else only posts, so nothing is locked.
 *
 * @param <N> what may be written on a note
 */
final class Mailbox<N> {
    private final LinkedBlockingQueue<N> notes = new LinkedBlockingQueue<>();
    private final Thread owner;

    /** @param handle answers whether its owner goes on living; it must not throw */
    Mailbox(String name, Predicate<N> handle) {
        owner = Thread.ofVirtual().name(name).unstarted(() -> live(handle));
    }

    /** Once; notes may be posted before. */
    void start() {
        owner.start();
    }

    /** Never blocks; a note that comes after the end is never read. */
    void post(N note) {
        notes.add(note);
    }

    /** Waits until the owner has ended. */
    void awaitEnd(java.time.Duration atMost) throws InterruptedException {
        owner.join(atMost);
    }

    private void live(Predicate<N> handle) {
        try {
            while (handle.test(notes.take())) {
                // one note after the other
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
