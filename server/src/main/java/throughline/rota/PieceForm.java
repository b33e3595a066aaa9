package throughline.rota;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about a piece of time with a technician: a stand-in, or a turn that is to be swapped.
 *
 * @param from now, when it is past
 */
public record PieceForm(
        @Nullable Integer rank,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID technician,
        @Nullable String why) {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_WHY = 300;

    record Read(int rank, Instant from, Instant to, UUID technician, String why) {}

    Read read(Instant now) {
        var form = new Form();
        int asked = form.number("rank", rank, 1, 9);
        form.check("technician", technician != null, "", "kernel.field-missing", "Fill this in.");
        var words = form.text("why", why, LONGEST_WHY);
        var begins = time(form, from, to, now);
        form.accept();
        return new Read(asked, begins, requireNonNull(to), requireNonNull(technician), words);
    }

    /** Checks both and answers when it begins: nobody changes what is past. */
    static Instant time(Form form, @Nullable Instant from, @Nullable Instant to, Instant now) {
        form.check("from", from != null, "", "kernel.field-missing", "Fill this in.");
        form.check("to", to != null, "", "kernel.field-missing", "Fill this in.");
        if (from == null || to == null) {
            return now;
        }
        form.check("to", to.isAfter(from), "", "rota.ends-before-it-begins", "The end is not after the beginning.");
        form.check("to", to.isAfter(now), "", "rota.is-past", "This is past already.");
        form.check("to", !to.isAfter(from.plus(LONGEST)), "", "rota.too-long", "Use at most a year.");
        return from.isBefore(now) ? now : from;
    }
}
