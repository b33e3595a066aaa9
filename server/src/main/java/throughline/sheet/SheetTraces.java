package throughline.sheet;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static throughline.sheet.db.Tables.FIRST_ROW;
import static throughline.sheet.db.Tables.IMPORT;
import static throughline.sheet.db.Tables.REFUSED_ROW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/**
 * Rows of sheets that somebody stands in. A file cannot lose one row and be what was uploaded, so the whole file goes; what became of the
 * import, and how many rows it had, stays.
 */
@Component
class SheetTraces implements PersonalData {
    private static final Logger log = LoggerFactory.getLogger(SheetTraces.class);
    private static final int DAYS = 30;
    private static final int DAYS_OF_REFUSED_ROWS = 90;
    private static final String[] KEPT = {"kind", "state", "language", "number"};

    private final DSLContext database;
    private final SheetFiles files;

    SheetTraces(DSLContext database, SheetFiles files) {
        this.database = database;
        this.files = files;
    }

    /** The files; people's data is kept once, not twice. */
    private Rows sheets() {
        var moves = IMPORT.STATE.in(ImportState.CHECKING.word(), ImportState.RUNNING.word());
        return Rows.of(database, "sheets", IMPORT, this::naming, IMPORT.ID)
                .called(IMPORT.NUMBER)
                .once(DSL.not(moves))
                .becomes(IMPORT.KEPT, false)
                .before(rows -> rows.forEach(row -> files.delete(row.get(IMPORT.ID))))
                .after(rows -> database.deleteFrom(FIRST_ROW)
                        .where(FIRST_ROW.IMPORT.in(
                                rows.stream().map(row -> row.get(IMPORT.ID)).toList()))
                        .execute());
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(
                new RetentionClass("sheets", DAYS, sheets(), IMPORT.AT),
                new RetentionClass(
                        "refused-rows",
                        DAYS_OF_REFUSED_ROWS,
                        Rows.of(
                                database,
                                "refused-rows",
                                REFUSED_ROW,
                                _ -> falseCondition(),
                                REFUSED_ROW.IMPORT,
                                REFUSED_ROW.ROW),
                        DSL.field(DSL.select(IMPORT.AT).from(IMPORT).where(IMPORT.ID.eq(REFUSED_ROW.IMPORT)))));
    }

    @Override
    public List<Trace> traces() {
        var sheets = sheets();
        return List.of(
                sheets,
                sheets.mentioning(IMPORT.NAME, IMPORT.MAPPING, IMPORT.TROUBLE),
                Rows.of(
                        database,
                        "rows-of-sheets",
                        FIRST_ROW,
                        reach -> mentioned(reach, FIRST_ROW.CELLS, FIRST_ROW.FIELDS),
                        FIRST_ROW.IMPORT,
                        FIRST_ROW.OUTCOME,
                        FIRST_ROW.ROW),
                Rows.of(
                        database,
                        "refused-rows",
                        REFUSED_ROW,
                        reach -> mentioned(reach, REFUSED_ROW.REASONS),
                        REFUSED_ROW.IMPORT,
                        REFUSED_ROW.ROW),
                new EventsOf(database, "sheet", _ -> new UUID[0], KEPT));
    }

    /** The imports whose files name somebody: there are few files, for they are kept for a month. */
    private Condition naming(Reach reach) {
        var words = reach.words();
        if (words == null) {
            return falseCondition();
        }
        var pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var kept = database.select(IMPORT.ID).from(IMPORT).where(IMPORT.KEPT).fetch(IMPORT.ID);
        return IMPORT.ID.in(kept.stream().filter(id -> names(id, pattern)).toList());
    }

    private boolean names(UUID sheet, Pattern pattern) {
        try (var reader = Files.newBufferedReader(files.find(sheet), StandardCharsets.ISO_8859_1)) {
            return reader.lines()
                    .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .anyMatch(line -> pattern.matcher(line).find());
        } catch (Refused gone) {
            return false;
        } catch (IOException unreadable) {
            log.error("the sheet {} cannot be looked into; it goes to be sure", sheet, unreadable);
            return true;
        }
    }

    @SafeVarargs
    private static Condition mentioned(Reach reach, Field<JSONB>... documents) {
        var words = reach.words();
        return words == null
                ? falseCondition()
                : or(Arrays.stream(documents)
                        .map(document -> DSL.condition("cast({0} as text) ~* {1}", document, val(words)))
                        .toList());
    }
}
