package throughline.report;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/**
 * What is counted of the orders of a period. Each has its definition here, as a condition on one order ({@code o}) that counts and on those among
 * which it is counted; the number, its share and the list behind it all come from it.
 */
public enum Figure {
    /** Raised in the period and not the continuation of another. */
    CREATED("true", "true"),
    /**
     * Nobody had accepted within the time for its urgency. Left out: what has no such time, what was called off before it ran out, what was put
     * on hold before anybody was asked, and what still has time.
     */
    UNDISPATCHED("""
            o.accept_by is not null
            and not (o.state = 'cancelled' and o.accepted_at is null and o.closed_at < o.accept_by)
            and not (o.asked_at is null and o.accepted_at is null and o.state = 'on-hold')
            and (o.accepted_at is not null or o.accept_by <= o.now)""", "o.accepted_at is null or o.accepted_at > o.accept_by"),
    /** Somebody has it or had it until the end: the acceptance that held. */
    ACCEPTED("true", "o.accepted_at is not null"),
    /** At least one technician was asked. */
    OFFERED("true", "exists (select from read.offer f where f.work_order = o.id)"),
    /** At least one technician refused it, or gave it back. */
    REFUSED("true", "exists (select from read.offer f where f.work_order = o.id and f.state = 'rejected')"),
    /** At least one technician did not answer or was not reached. */
    UNREACHED(
            "true",
            "exists (select from read.offer f where f.work_order = o.id and f.state in ('expired', 'unreachable'))");

    private final String among;
    private final String counts;

    Figure(String among, String counts) {
        this.among = among;
        this.counts = counts;
    }

    String among() {
        return "(" + among + ")";
    }

    String counts() {
        return "(" + among + ") and (" + counts + ")";
    }

    /** The word used on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code report.no-such-figure} */
    public static Figure named(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word));
    }

    static Refused unknown(String word) {
        return new Refused("report.no-such-figure", "There is no figure \"{0}\".", word);
    }
}
