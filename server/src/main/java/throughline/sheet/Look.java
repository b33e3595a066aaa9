package throughline.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * The beginning of a sheet, as somebody sees it who has just opened it.
 *
 * @param separator what stands between its cells
 * @param head what stands in its first row
 * @param rows the rows after it, a few
 */
record Look(char separator, List<String> head, List<List<String>> rows) {
    static final String SEPARATORS = ",;\t|";
    private static final int ROWS = 5;

    /** @param columns what its head may name; they decide between separators */
    static Look at(Path file, Encoding encoding, List<? extends Column<?>> columns) {
        var beginning = beginning(file, encoding);
        return SEPARATORS
                .chars()
                .mapToObj(separator -> look(beginning, (char) separator))
                .max(Comparator.comparingLong((Look look) ->
                                Mapping.guessed(columns, look.head()).known())
                        .thenComparingInt(look -> look.head().size()))
                .orElseThrow();
    }

    static Look at(Path file, Encoding encoding, char separator) {
        return look(beginning(file, encoding), separator);
    }

    private static Look look(String beginning, char separator) {
        try (var sheet = SheetRows.of(beginning, separator)) {
            var rows = new ArrayList<List<String>>();
            for (var row = next(sheet); row != null && rows.size() < ROWS; row = next(sheet)) {
                rows.add(Harmless.texts(row.cells()));
            }
            return new Look(separator, Harmless.texts(sheet.head()), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refused notEvenAHead) {
            return new Look(separator, List.of(), List.of());
        }
    }

    /** A quotation mark may be closed only after the part that is looked at. */
    private static @Nullable Row next(SheetRows sheet) {
        try {
            return sheet.next();
        } catch (Refused _) {
            return null;
        }
    }

    private static String beginning(Path file, Encoding encoding) {
        try {
            var letters = CharBuffer.allocate(64 * 1024);
            encoding.decoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(EncodingGuess.head(file)), letters, false);
            return letters.flip().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be read", e);
        }
    }
}
