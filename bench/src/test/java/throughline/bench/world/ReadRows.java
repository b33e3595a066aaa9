package throughline.bench.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a database would be given. */
final class ReadRows implements Rows {
    private final Map<Table, Row> rows = new EnumMap<>(Table.class);
    private final Map<Table, List<Read>> read = new EnumMap<>(Table.class);
    private final MessageDigest digest;

    ReadRows() throws NoSuchAlgorithmException {
        digest = MessageDigest.getInstance("SHA-256");
        for (var table : Table.values()) {
            var all = new BitSet();
            all.set(0, table.columns().size());
            rows.put(table, new Row(table, all));
            read.put(table, new ArrayList<>());
        }
    }

    /** One row; a field is null or its bytes. */
    record Read(Table table, List<byte @Nullable []> fields) {
        private byte @Nullable [] bytes(String column) {
            return fields.get(table.columns().indexOf(column));
        }

        String text(String column) {
            var bytes = bytes(column);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        }

        String id(String column) {
            var bytes = bytes(column);
            return bytes == null ? "" : HexFormat.of().formatHex(bytes);
        }

        /** In microseconds; 0 when it is not there. */
        long at(String column) {
            var bytes = bytes(column);
            return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
        }

        int small(String column) {
            return ByteBuffer.wrap(java.util.Objects.requireNonNull(bytes(column)))
                    .getShort();
        }
    }

    List<Read> of(Table table) {
        return read.get(table);
    }

    /** Of everything, in the order in which it came. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public Row row(Table table) {
        var row = rows.get(table);
        row.clear();
        return row;
    }

    @Override
    public void end(Row row) {
        digest.update((byte) row.table().ordinal());
        digest.update(row.bytes(), 0, row.length());
        var buffer = ByteBuffer.wrap(row.bytes(), 0, row.length());
        var fields = new ArrayList<byte @Nullable []>();
        for (int left = buffer.getShort(); left > 0; left--) {
            int length = buffer.getInt();
            byte[] bytes = null;
            if (length >= 0) {
                bytes = new byte[length];
                buffer.get(bytes);
            }
            fields.add(bytes);
        }
        read.get(row.table()).add(new Read(row.table(), fields));
    }
}
