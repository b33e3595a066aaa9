package throughline.bench.world;

import java.io.IOException;

/** Takes the rows of a company, table by table, in any order of the tables. */
public interface Rows {
    /** The row that is written next; the same object each time. */
    Row row(Table table);

    /** The row is whole. */
    void end(Row row) throws IOException;
}
