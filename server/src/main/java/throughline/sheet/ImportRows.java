package throughline.sheet;

import static throughline.sheet.db.Tables.FIRST_ROW;
import static throughline.sheet.db.Tables.IMPORT;
import static throughline.sheet.db.Tables.REFUSED_ROW;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.sheet.db.tables.records.ImportRecord;
import tools.jackson.databind.json.JsonMapper;

/** How imports are written in their tables. */
@Component
class ImportRows {
    private final DSLContext database;
    private final JsonMapper json;

    ImportRows(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @throws Refused {@code sheet.no-such-import} */
    ImportRecord get(UUID id) {
        var row = database.fetchOne(IMPORT, IMPORT.ID.eq(id));
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    /** The same, and nobody else moves it until this transaction is over. */
    ImportRecord lock(UUID id) {
        var row =
                database.selectFrom(IMPORT).where(IMPORT.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    Import read(ImportRecord row) {
        return new Import(
                row.getId(),
                row.getNumber(),
                SheetKind.of(row.getKind()),
                row.getName(),
                row.getSize(),
                row.getKept(),
                ImportState.of(row.getState()),
                Encoding.ofOrNone(row.getEncoding()),
                row.getSeparator(),
                mapping(row),
                row.getTrouble() == null
                        ? null
                        : json.readValue(row.getTrouble().data(), Reason.class),
                row.getPosition(),
                row.getBytes(),
                row.getAdded(),
                row.getChanged(),
                row.getUnchanged(),
                row.getRefused(),
                row.getByName(),
                row.getAt().toInstant(),
                instant(row.getBeganAt()),
                instant(row.getEndedAt()),
                row.getVersion());
    }

    List<@Nullable String> mapping(ImportRecord row) {
        return Arrays.asList(json.readValue(row.getMapping().data(), String[].class));
    }

    List<Import.FirstRow> firstRows(UUID id) {
        return database.select(FIRST_ROW.OUTCOME, FIRST_ROW.ROW, FIRST_ROW.CELLS, FIRST_ROW.FIELDS, REFUSED_ROW.REASONS)
                .from(FIRST_ROW)
                .leftJoin(REFUSED_ROW)
                .on(REFUSED_ROW.IMPORT.eq(FIRST_ROW.IMPORT), REFUSED_ROW.ROW.eq(FIRST_ROW.ROW))
                .where(FIRST_ROW.IMPORT.eq(id))
                .orderBy(FIRST_ROW.ROW)
                .fetch(row -> new Import.FirstRow(
                        row.get(FIRST_ROW.OUTCOME),
                        row.get(FIRST_ROW.ROW),
                        List.of(json.readValue(row.get(FIRST_ROW.CELLS).data(), String[].class)),
                        List.of(json.readValue(row.get(FIRST_ROW.FIELDS).data(), String[].class)),
                        row.get(REFUSED_ROW.REASONS) == null ? List.of() : reasons(row.get(REFUSED_ROW.REASONS))));
    }

    List<Reason> reasons(JSONB written) {
        return List.of(json.readValue(written.data(), Reason[].class));
    }

    JSONB written(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static Refused unknown() {
        return new Refused("sheet.no-such-import", "There is no such import.");
    }
}
