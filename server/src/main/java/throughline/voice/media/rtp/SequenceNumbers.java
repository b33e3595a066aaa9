package throughline.voice.media.rtp;

/** What the 16-bit sequence numbers of one stream tell: how many packets came, and how many never did (RFC 3550, A.1 and A.3). */
public final class SequenceNumbers {
    private static final int RESTART = 3000;

    private boolean started;
    private long base;
    private long highest;
    private long received;
    private long receivedSinceBase;
    private long lostBefore;
    private long expectedAtReport;
    private long receivedAtReport;

    public void heard(int sequence) {
        received++;
        int ahead = (short) (sequence - (int) highest);
        if (!started || Math.abs(ahead) > RESTART) {
            restart();
            started = true;
            base = sequence;
            highest = sequence;
            receivedSinceBase = 1;
            expectedAtReport = 0;
            receivedAtReport = 0;
            return;
        }
        receivedSinceBase++;
        if (ahead > 0) highest += ahead;
    }

    /** The next number begins a new stream; what was counted stays counted. */
    public void restart() {
        lostBefore = lost();
        started = false;
    }

    public long received() {
        return received;
    }

    /** Never negative: repeated packets do not make up for lost ones here. */
    public long lost() {
        return lostBefore + (started ? Math.max(0, expected() - receivedSinceBase) : 0);
    }

    /** Highest number seen with the count of its wraps above it. */
    public int extendedHighest() {
        return (int) highest;
    }

    /** Of the packets expected since the last time this was asked, the part that was lost, in 256ths. */
    public int fractionLost() {
        long expectedNow = expected() - expectedAtReport;
        long lostNow = expectedNow - (receivedSinceBase - receivedAtReport);
        expectedAtReport = expected();
        receivedAtReport = receivedSinceBase;
        return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    }

    private long expected() {
        return highest - base + 1;
    }
}
