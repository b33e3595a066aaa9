package throughline.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records become one.
 *
 * @param kind {@code customer} when left out, or {@code person}
 * @param survivor the record that stays
 * @param merged the one that is found only there from then on
 * @param survivorVersion the version that was compared, and {@code mergedVersion}
 * @param take the fields whose value comes from the merged record; when left out, those that are empty in the survivor. A person's
 *     numbers and addresses are always those of both
 */
public record MergeForm(
        @Nullable String kind,
        @Nullable UUID survivor,
        @Nullable UUID merged,
        @Nullable Integer survivorVersion,
        @Nullable Integer mergedVersion,
        @Nullable List<String> take) {}
