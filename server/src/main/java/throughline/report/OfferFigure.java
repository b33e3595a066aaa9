package throughline.report;

import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What is counted of the offers ({@code f}) of the orders of a period; the number and the list behind it come from the same condition. */
public enum OfferFigure {
    /** Everybody who was asked. */
    OFFERS("true", "f.state"),
    /** By the reason that the technician chose. */
    REFUSALS("f.state = 'rejected'", "coalesce(f.reason, '')"),
    /** Nobody answered or nothing arrived, by technician. */
    UNREACHABLES("f.state in ('expired', 'unreachable')", "f.technician::text");

    /** From 22:00 to 06:00 on the clocks of the place. */
    static final String AT_NIGHT =
            "((f.offered_at at time zone o.zone)::time >= '22:00' or (f.offered_at at time zone o.zone)::time < '06:00')";

    private final String counts;
    private final String key;

    OfferFigure(String counts, String key) {
        this.counts = counts;
        this.key = key;
    }

    String counts() {
        return "(" + counts + ")";
    }

    String key() {
        return key;
    }

    /** The word used on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code report.no-such-figure} */
    public static OfferFigure named(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Figure.unknown(word));
    }
}
