package throughline.voice.media;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what a leg told, in order. */
final class Told implements LegListener {
    final Queue<String> all = new ConcurrentLinkedQueue<>();

    @Override
    public void up() {
        all.add("up");
    }

    @Override
    public void digit(char digit) {
        all.add("digit " + digit);
    }

    @Override
    public void down(String why) {
        all.add("down: " + why);
    }
}
