package throughline.voice.media.srtp;

/** Remembers which of the last 64 indices were seen (RFC 3711, section 3.3.2). */
final class ReplayWindow {
    private static final int SIZE = 64;

    private long highest = -1;
    private long seen;

    boolean isFresh(long index) {
        long behind = highest - index;
        return behind < 0 || behind < SIZE && (seen >>> behind & 1) == 0;
    }

    void add(long index) {
        long ahead = index - highest;
        if (ahead > 0) {
            seen = ahead >= SIZE ? 1 : seen << ahead | 1;
            highest = index;
        } else {
            seen |= 1L << -ahead;
        }
    }

    long highest() {
        return highest;
    }
}
