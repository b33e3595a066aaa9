package throughline.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/** Writes a sheet row by row; no cell of it is a formula to whoever opens it. */
public final class SheetWriter implements AutoCloseable {
    private static final int MARK = '\uFEFF';

    private final Writer letters;
    private final CsvWriter cells;

    /** @param marked whether a spreadsheet program is told that this is UTF-8; other programs stumble over the mark */
    public SheetWriter(OutputStream out, char separator, boolean marked) throws IOException {
        this.letters = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 32 * 1024);
        if (marked) {
            letters.write(MARK);
        }
        this.cells = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(letters);
    }

    public void write(List<String> row) {
        cells.writeRecord(row.stream().map(Formulas::disarmed).toList());
    }

    /** Everything that was written leaves; the stream behind it stays open. */
    @Override
    public void close() throws IOException {
        cells.flush();
    }
}
