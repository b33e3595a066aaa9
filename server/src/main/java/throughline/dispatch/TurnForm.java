package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** What a person fills in about a turn. */
public record TurnForm(
        @Nullable String area,
        @Nullable UUID technician,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer rank,
        @Nullable Integer version) {
    private static final Duration LONGEST = Duration.ofDays(366);

    record Read(String area, UUID technician, Instant from, Instant to, int rank) {}

    Read read() {
        var form = new Form();
        form.check("technician", technician != null, "", "kernel.field-missing", "Fill this in.");
        form.check("from", from != null, "", "kernel.field-missing", "Fill this in.");
        form.check("to", to != null, "", "kernel.field-missing", "Fill this in.");
        if (from != null && to != null) {
            form.check(
                    "to",
                    to.isAfter(from),
                    "",
                    "dispatch.turn-ends-before-it-begins",
                    "The end is not after the beginning.");
            form.check(
                    "to",
                    !to.isAfter(from.plus(LONGEST)),
                    "",
                    "dispatch.turn-too-long",
                    "A turn lasts at most a year.");
        }
        var where = form.text("area", area, 100);
        int asked = form.number("rank", rank, 1, 9);
        form.accept();
        return new Read(where, requireNonNull(technician), requireNonNull(from), requireNonNull(to), asked);
    }
}
