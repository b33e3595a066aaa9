package throughline.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician on a job asks for help.
 *
 * @param skill for {@link Need#SKILL} what somebody must be able to do; else empty
 * @param note her own words; often empty
 * @param askedAt when she pressed
 * @param told how often somebody above was told, because nobody had taken it
 * @param nextAt when it goes up; null when it is somebody's or over
 * @param takenBy who sees to it; null while nobody does
 */
public record CallForHelp(
        UUID id,
        UUID order,
        UUID offer,
        Technician technician,
        Need need,
        String skill,
        String note,
        Instant askedAt,
        int told,
        @Nullable Instant nextAt,
        @Nullable Taken takenBy) {
    /** Who answers for it, and since when. */
    public record Taken(UUID id, String name, Instant at) {}

    /** Nobody sees to it yet. */
    public boolean isOpen() {
        return nextAt != null;
    }
}
