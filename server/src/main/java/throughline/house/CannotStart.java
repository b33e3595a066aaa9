package throughline.house;

/** The program cannot start. The message is one sentence for the person at the console: what is wrong, and what to do. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String sentence) {
        super(sentence);
    }
}
