package throughline.rota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician cannot be asked for a while.
 *
 * @param kind null for whoever need not know it; {@code holiday}, {@code sick}, {@code training} or {@code other}
 * @param state {@code proposed}, {@code approved}, {@code refused} or {@code withdrawn}; only an approved one counts
 */
public record Absence(
        UUID id,
        UUID technician,
        String name,
        Instant from,
        Instant to,
        @Nullable String kind,
        String state,
        @Nullable UUID askedBy) {
    static final List<String> KINDS = List.of("holiday", "sick", "training", "other");
    static final String PROPOSED = "proposed";
    static final String APPROVED = "approved";
    static final String REFUSED = "refused";
    static final String WITHDRAWN = "withdrawn";

    /** Without why: that somebody is sick is for those who lead to know. */
    public Absence discreet() {
        return new Absence(id, technician, name, from, to, null, state, askedBy);
    }
}
