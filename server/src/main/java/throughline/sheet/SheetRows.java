package throughline.sheet;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** Reads a sheet from its first row to its last, in little memory however long it is. */
final class SheetRows implements AutoCloseable {
    /** What a cell of a spreadsheet can hold at most; no field of ours takes as much. */
    static final int LONGEST_CELL = 32_767;

    /** Where a quotation mark is opened and never closed, everything after it is one cell: this much of it is looked at. */
    private static final int LONGEST_LOOK = 16 * 1024 * 1024;

    private static final int MARK = '\uFEFF';
    private static final int SEPARATOR_LINE = 16;

    private final Counted bytes;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private final List<String> head;
    private long last = 1;

    private SheetRows(Counted bytes, Reader letters, char separator) throws IOException {
        this.bytes = bytes;
        var text = new BufferedReader(letters, 64 * 1024);
        skipMark(text);
        skipSeparatorLine(text);
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter('"')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_LOOK)
                .build(new Cells(), text);
        this.rows = reader.iterator();
        var first = next();
        this.head = first == null
                ? List.of()
                : first.cells().stream().map(String::strip).toList();
    }

    /** The file must be in this encoding; see {@link EncodingGuess#firstLineNotIn}. */
    static SheetRows open(Path file, Encoding encoding, char separator) throws IOException {
        var bytes = new Counted(Files.newInputStream(file));
        try {
            return new SheetRows(bytes, new InputStreamReader(bytes, encoding.decoder()), separator);
        } catch (IOException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    /** The beginning of a sheet, to look at it in different ways. */
    static SheetRows of(String beginning, char separator) throws IOException {
        return new SheetRows(new Counted(InputStream.nullInputStream()), new StringReader(beginning), separator);
    }

    /** What stands in the first row. */
    List<String> head() {
        return head;
    }

    /** So many bytes of the file are behind us, a little more than what was given out. */
    long bytesRead() {
        return bytes.count;
    }

    /**
     * The next row that holds anything; null at the end.
     *
     * @throws Refused {@code sheet.quotes-wrong}
     */
    @Nullable
    Row next() {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                last = row.number() + 1;
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException unreadable) {
            throw quotesWrong();
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                throw new Refused("sheet.encoding-broken", "From row {0} on, this file is not in its encoding.", last);
            }
            throw quotesWrong();
        }
    }

    /** Goes on behind this row. */
    void skipTo(long row) {
        while (last <= row) {
            if (next() == null) {
                return;
            }
        }
    }

    private Refused quotesWrong() {
        return new Refused(
                "sheet.quotes-wrong",
                "In row {0} a quotation mark is not closed, or something stands behind a closed one. Correct it and upload the file again.",
                last);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        bytes.close();
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
    }

    /** Excel writes and reads {@code sep=;} before the head, and does not count it as a row. */
    private static void skipSeparatorLine(BufferedReader text) throws IOException {
        text.mark(SEPARATOR_LINE);
        var beginning = new char["sep=".length()];
        int read = text.read(beginning);
        if (read < beginning.length || !new String(beginning).equalsIgnoreCase("sep=")) {
            text.reset();
            return;
        }
        text.readLine();
    }

    /** One row after the other. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {
        private long number;
        private List<String> cells = new ArrayList<>();
        private int tooLong = -1;

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>(Math.max(4, cells.size()));
            tooLong = -1;
        }

        @Override
        protected void handleField(int at, char[] letters, int from, int length, boolean quoted) {
            if (length > LONGEST_CELL) {
                tooLong = tooLong < 0 ? at : tooLong;
                cells.add("");
            } else {
                cells.add(Formulas.undone(new String(letters, from, length)));
            }
        }

        @Override
        protected Row buildRecord() {
            return new Row(++number, cells, tooLong);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count += Math.max(0, read);
            return read;
        }
    }
}
