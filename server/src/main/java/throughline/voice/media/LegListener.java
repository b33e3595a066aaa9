package throughline.voice.media;

/** What a leg tells its call. Called from media threads: post a note and return. */
public interface LegListener {
    /** The first good packet of sound came. Told once. */
    void up();

    /** A key was pressed: 0–9, *, #, A–D. Told once for each press. */
    void digit(char digit);

    /** The leg has ended by itself and will not come back; it still wants to be closed. Told at most once. */
    void down(String why);
}
