package throughline.database;

/** The home cannot hold or run a database. The message is one sentence for the person who starts the program. */
public final class HomeUnusable extends RuntimeException {
    public HomeUnusable(String sentence) {
        super(sentence);
    }

    public HomeUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
