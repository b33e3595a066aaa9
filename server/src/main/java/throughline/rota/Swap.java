package throughline.rota;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks others to take a turn, or a part of one.
 *
 * @param state {@code asked}, {@code taken} (a supervisor decides), {@code done}, {@code refused} or {@code withdrawn}
 * @param peers who could take it
 */
public record Swap(
        UUID id,
        UUID rota,
        String area,
        int rank,
        Instant from,
        Instant to,
        Named technician,
        @Nullable Named taker,
        String state,
        String why,
        List<Named> peers) {
    static final String ASKED = "asked";
    static final String TAKEN = "taken";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String WITHDRAWN = "withdrawn";

    /** A technician. */
    public record Named(UUID id, String name) {}
}
