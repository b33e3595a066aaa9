package throughline.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants a sheet to be read.
 *
 * @param fields our field for each of its columns, null for one that is left out; all null to guess anew, after the encoding or the
 *     separator was changed
 * @param version the one that was on the screen
 */
public record MappingForm(
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable List<@Nullable String> fields,
        @Nullable Integer version) {}
