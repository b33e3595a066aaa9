package throughline.privacy;

import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Traces that are kept for the same number of days.
 *
 * @param word such as {@code recordings}
 * @param days unless somebody says otherwise; null for ever
 */
public record RetentionClass(String word, @Nullable Integer days, List<Aging> all) {
    /** @param since when its days begin; what has no such time yet is kept */
    public record Aging(Rows rows, Field<OffsetDateTime> since) {}

    public RetentionClass(String word, @Nullable Integer days, Rows rows, Field<OffsetDateTime> since) {
        this(word, days, List.of(new Aging(rows, since)));
    }
}
