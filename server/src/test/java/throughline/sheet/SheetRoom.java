package throughline.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;

/** Customers, what stands where, and a desk on which sheets come in and go out. */
final class SheetRoom implements AutoCloseable {
    static final By LIIS = new By(UUID.fromString("01990000-0000-7000-8000-000000000001"), "Liis");

    private final SomeRooms rooms = SomeRooms.beside(
            TestSettings.AT_LIFT_EXAMPLE, Instant.parse("2026-11-27T08:00:00Z"), "customer", "asset", "bill", "sheet");
    final Imports imports = rooms.door(Imports.class);

    <T> T door(Class<T> type) {
        return rooms.door(type);
    }

    DSLContext database() {
        return rooms.door(DSLContext.class);
    }

    Import upload(SheetKind kind, String text) {
        return upload(kind, text.getBytes(UTF_8));
    }

    Import upload(SheetKind kind, byte[] bytes) {
        return imports.upload(kind, "export 1.csv", new ByteArrayInputStream(bytes), LIIS);
    }

    Import check(Import sheet) {
        imports.check(sheet.id(), "en", LIIS);
        return still(sheet.id());
    }

    Import run(Import sheet) {
        imports.run(sheet.id(), LIIS);
        return still(sheet.id());
    }

    /** From the upload to the last row. */
    Import takeIn(SheetKind kind, String text) {
        return run(check(upload(kind, text)));
    }

    /** Waits until nothing moves any more. */
    Import still(UUID id) {
        return await().atMost(Duration.ofSeconds(240))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> imports.get(id), sheet -> !sheet.state().isMoving());
    }

    List<Reason> reasons(Import sheet, long row) {
        var rows = rooms.door(ImportRows.class);
        return rooms
                .door(DSLContext.class)
                .fetch("select reasons from sheet.refused_row where import = ? and row = ?", sheet.id(), row)
                .map(found -> rows.reasons(found.get("reasons", org.jooq.JSONB.class)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    String refused(Import sheet, String language) {
        var out = new ByteArrayOutputStream();
        try {
            rooms.door(RefusedSheets.class).write(sheet, language, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(UTF_8);
    }

    String export(SheetKind kind, boolean forExcel) {
        var out = new ByteArrayOutputStream();
        try {
            rooms.door(Exports.class).write(kind, "", new Exports.Style("en", forExcel), out, LIIS);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(UTF_8);
    }

    @Override
    public void close() {
        rooms.close();
    }
}
