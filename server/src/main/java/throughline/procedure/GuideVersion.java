package throughline.procedure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a guide. Once it is approved it stays as it is.
 *
 * @param kind of what happens, such as {@code entrapment}
 * @param country ISO 3166, two letters; null for every
 * @param equipment a kind of unit, such as {@code hydraulic}; null for every
 * @param state {@code to-be-approved} for the one that ships, {@code draft} or {@code approved}
 * @param writtenBy whoever changed it last; null for the one that ships
 * @param revision of a draft, one more with each change
 */
public record GuideVersion(
        UUID id,
        String kind,
        @Nullable String country,
        @Nullable String equipment,
        int version,
        String state,
        Guide guide,
        @Nullable UUID writtenBy,
        Instant writtenAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,
        int revision) {}
