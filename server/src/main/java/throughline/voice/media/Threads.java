package throughline.voice.media;

import java.time.Duration;

/** The end of a thread that was told to end. */
final class Threads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Threads() {}

    static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
