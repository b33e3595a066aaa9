package throughline.sheet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that comes in.
 *
 * @param number such as {@code IM-1001}
 * @param name of the file
 * @param size in bytes
 * @param isKept whether its bytes are still here
 * @param encoding null when it has to be chosen
 * @param mapping our field for each column of the sheet, null for one that is left out
 * @param trouble why it could not go on
 * @param bytes about so many of them are behind the pass that is going on
 * @param added and the others: what the last pass came to, so far
 */
public record Import(
        UUID id,
        String number,
        SheetKind kind,
        String name,
        long size,
        boolean isKept,
        ImportState state,
        @Nullable Encoding encoding,
        String separator,
        List<@Nullable String> mapping,
        @Nullable Reason trouble,
        long position,
        long bytes,
        long added,
        long changed,
        long unchanged,
        long refused,
        String by,
        Instant at,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        int version) {

    /**
     * What a person looks at while its columns are matched, and before it runs.
     *
     * @param head what stands in its first row
     * @param rows the rows after it, a few
     * @param columns what a sheet of this kind may have
     * @param firstRows of each outcome, a few
     */
    public record Sight(
            Import sheet,
            List<String> head,
            List<List<String>> rows,
            List<Offered> columns,
            List<FirstRow> firstRows) {}

    /** A column that a sheet of this kind may have, in the reader's language. */
    public record Offered(String field, String head, boolean isKey, boolean isNeeded) {}

    /**
     * @param outcome {@code added}, {@code changed}, {@code unchanged} or {@code refused}
     * @param fields what would be different, of one that would be changed
     * @param reasons of one that is refused
     */
    public record FirstRow(String outcome, long row, List<String> cells, List<String> fields, List<Reason> reasons) {}
}
