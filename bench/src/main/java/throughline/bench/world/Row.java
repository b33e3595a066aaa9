package throughline.bench.world;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One row in PostgreSQL's binary COPY format, written field by field in the order of its table's columns.
 *
 * <pre>
 *  row:   u16 number of fields, then each field: i32 length of its bytes (-1: null), bytes
 *  uuid:  16 bytes · timestamptz: i64 microseconds since 2000 · date: i32 days since 2000 · jsonb: 01, text
 *  text[]: i32 dimensions, i32 0, i32 25 (oid of text), i32 length, i32 1 (first index), each element like a field
 * </pre>
 *
 * A column that the database does not have is left out, so one world fits the schema before and after a change.
 */
public final class Row {
    private static final long MILLIS_TO_2000 = 946_684_800_000L;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int TEXT_OID = 25;
    private static final int LONGEST = 1 << 16;

    private final Table table;
    private final BitSet there;
    private final byte[] bytes = new byte[LONGEST];
    private int length;
    private int column;

    /** @param there which of the table's columns the taker has */
    public Row(Table table, BitSet there) {
        this.table = table;
        this.there = there;
        clear();
    }

    /** Makes it the next row. */
    public void clear() {
        length = 0;
        column = 0;
        int fields = there.cardinality();
        bytes[length++] = (byte) (fields >>> 8);
        bytes[length++] = (byte) fields;
    }

    public Table table() {
        return table;
    }

    /** Valid up to {@link #length} until the row is cleared. */
    public byte[] bytes() {
        if (column != table.columns().size()) {
            throw new IllegalStateException("a row of %s has %d of %d fields"
                    .formatted(table, column, table.columns().size()));
        }
        return bytes;
    }

    public int length() {
        return length;
    }

    private boolean skipped() {
        return !there.get(column++);
    }

    Row none() {
        if (!skipped()) {
            putInt(-1);
        }
        return this;
    }

    Row text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        if (!skipped()) {
            putText(value);
        }
        return this;
    }

    /** The id with these two halves; null when both are 0. */
    Row id(long high, long low) {
        if (high == 0 && low == 0) {
            return none();
        }
        if (!skipped()) {
            putInt(16);
            putLong(high);
            putLong(low);
        }
        return this;
    }

    Row id(Id id) {
        return id(id.high, id.low);
    }

    Row integer(int value) {
        if (!skipped()) {
            putInt(4);
            putInt(value);
        }
        return this;
    }

    Row small(int value) {
        if (!skipped()) {
            putInt(2);
            bytes[length++] = (byte) (value >>> 8);
            bytes[length++] = (byte) value;
        }
        return this;
    }

    Row is(boolean value) {
        if (!skipped()) {
            putInt(1);
            bytes[length++] = (byte) (value ? 1 : 0);
        }
        return this;
    }

    /** An instant in milliseconds since 1970; null when it is 0. */
    Row at(long millis) {
        if (millis == 0) {
            return none();
        }
        if (!skipped()) {
            putInt(8);
            putLong((millis - MILLIS_TO_2000) * 1_000);
        }
        return this;
    }

    /** A day, counted since 1970. */
    Row day(long epochDay) {
        if (!skipped()) {
            putInt(4);
            putInt((int) (epochDay - DAYS_TO_2000));
        }
        return this;
    }

    Row json(CharSequence value) {
        if (!skipped()) {
            int start = length;
            putInt(0);
            bytes[length++] = 1;
            putUtf8(value);
            setInt(start, length - start - 4);
        }
        return this;
    }

    Row texts(String... values) {
        if (!skipped()) {
            int start = length;
            putInt(0);
            putInt(values.length == 0 ? 0 : 1);
            putInt(0);
            putInt(TEXT_OID);
            if (values.length > 0) {
                putInt(values.length);
                putInt(1);
                for (var value : values) {
                    putText(value);
                }
            }
            setInt(start, length - start - 4);
        }
        return this;
    }

    private void putText(String value) {
        int start = length;
        putInt(0);
        putUtf8(value);
        setInt(start, length - start - 4);
    }

    private void putUtf8(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >>> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                var rest = value.subSequence(i, value.length()).toString().getBytes(StandardCharsets.UTF_8);
                System.arraycopy(rest, 0, bytes, length, rest.length);
                length += rest.length;
                return;
            } else {
                bytes[length++] = (byte) (0xE0 | c >>> 12);
                bytes[length++] = (byte) (0x80 | c >>> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
    }

    private void putInt(int value) {
        setInt(length, value);
        length += 4;
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void setInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
