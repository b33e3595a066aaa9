package throughline.voice.sip;

import java.time.Duration;
import java.time.Instant;

/**
 * Who proves to whom that the call still lives (RFC 4028).
 *
 * @param interval the call ends when nobody refreshed it for so long; zero for never
 * @param weRefresh whether the refreshing is ours
 */
public record SessionTimer(Duration interval, boolean weRefresh) {
    public static final SessionTimer NONE = new SessionTimer(Duration.ZERO, false);
    /** The least that the RFC allows (section 5). */
    static final Duration LEAST = Duration.ofSeconds(90);

    /** 422 Session Interval Too Small. */
    static final int TOO_SMALL = 422;

    private static final Duration MOST_EARLY = Duration.ofSeconds(32);

    /**
     * What a server answers (section 9): the shorter of both wishes; the caller refreshes unless it cannot or wants us to.
     *
     * @param asked the INVITE's Session-Expires, zero for none
     * @param callerCan whether the INVITE says {@code Supported: timer}
     * @param refresher the INVITE's wish: {@code uac}, {@code uas} or empty
     */
    static SessionTimer answered(Duration asked, boolean callerCan, String refresher, Duration ours) {
        var interval = asked.isZero() || asked.compareTo(ours) > 0 ? ours : asked;
        return new SessionTimer(interval, !callerCan || refresher.equals("uas"));
    }

    /** When to act after a refresh at {@code now}: send ours at half time, or give the other side up shortly before the end. */
    public Instant due(Instant now) {
        if (interval.isZero()) {
            return Instant.MAX;
        }
        if (weRefresh) {
            return now.plus(interval.dividedBy(2));
        }
        var third = interval.dividedBy(3);
        return now.plus(interval).minus(third.compareTo(MOST_EARLY) < 0 ? third : MOST_EARLY);
    }

    String header() {
        return interval.toSeconds() + ";refresher=" + (weRefresh ? "uas" : "uac");
    }
}
