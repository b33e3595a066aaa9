package throughline.sheet;

import static throughline.sheet.db.Tables.FIRST_ROW;
import static throughline.sheet.db.Tables.IMPORT;
import static throughline.sheet.db.Tables.REFUSED_ROW;
import static throughline.sheet.db.Tables.SEEN_KEY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.sheet.db.tables.records.ImportRecord;

/** The front door to imports: from the upload to the last row. What moves by itself is moved by {@link Passes}. */
@Component
public class Imports {
    static final String MODULE = "sheet";
    private static final int LONGEST_NAME = 200;

    private final DSLContext database;
    private final ImportRows rows;
    private final SheetFiles files;
    private final Books books;
    private final Passes passes;
    private final Transactions transactions;
    private final EventLog events;
    private final ApplicationEventPublisher listeners;
    private final Ids ids;
    private final InstantSource clock;

    Imports(
            DSLContext database,
            ImportRows rows,
            SheetFiles files,
            Books books,
            Passes passes,
            Transactions transactions,
            EventLog events,
            ApplicationEventPublisher listeners,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.files = files;
        this.books = books;
        this.passes = passes;
        this.transactions = transactions;
        this.events = events;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a sheet in and guesses how it is to be read.
     *
     * @param name of the file
     * @throws Refused {@code sheet.empty}, {@code sheet.too-large}, {@code sheet.is-a-workbook}
     */
    public Import upload(SheetKind kind, String name, InputStream bytes, By by) {
        var id = ids.next();
        var kept = files.keep(id, bytes);
        var file = files.find(id);
        var columns = books.of(kind).columns();
        var encoding = guess(file);
        var look = encoding == null ? null : Look.at(file, encoding, columns);
        return transactions.in(() -> {
            var row = database.newRecord(IMPORT);
            row.setId(id);
            row.setKind(kind.word());
            row.setName(named(name));
            row.setSize(kept.size());
            row.setSha256(kept.sha256());
            row.setState(ImportState.UPLOADED.word());
            row.setEncoding(encoding == null ? null : encoding.word());
            row.setSeparator(look == null ? "," : String.valueOf(look.separator()));
            row.setMapping(rows.written(
                    look == null
                            ? List.of()
                            : Mapping.guessed(columns, look.head()).fields()));
            row.setBy(by.user());
            row.setByName(by.name());
            row.setAt(now());
            row.insert();
            return happened(id, "import-uploaded", by, Map.of("kind", kind.word(), "size", kept.size()));
        });
    }

    /** The latest first. */
    public Page<Import> list(Slice slice) {
        var found = database.selectFrom(IMPORT)
                .where(slice.found(IMPORT.NAME), slice.earlierInTime(IMPORT.AT, IMPORT.ID))
                .orderBy(IMPORT.AT.desc(), IMPORT.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(rows::read);
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.at(), each.id()));
    }

    /** @throws Refused {@code sheet.no-such-import} */
    public Import get(UUID id) {
        return rows.read(rows.get(id));
    }

    /** @param language in which the columns are named; {@code en} for one that we do not speak */
    public Import.Sight look(UUID id, String language) {
        var sheet = get(id);
        var encoding = sheet.encoding();
        var look = encoding == null || !sheet.isKept()
                ? new Look(',', List.of(), List.of())
                : Look.at(files.find(id), encoding, sheet.separator().charAt(0));
        var columns = books.of(sheet.kind()).columns().stream()
                .map(column -> new Import.Offered(
                        column.field(), column.head(language), column.isKey(), column.use() == Column.Use.NEEDED))
                .toList();
        return new Import.Sight(sheet, look.head(), look.rows(), columns, rows.firstRows(id));
    }

    /**
     * Says how the sheet is to be read. What a check found before counts no more.
     *
     * @throws Refused {@code sheet.encoding-wrong} with the first line that does not fit, {@code sheet.field-unknown},
     *     {@code sheet.field-twice}
     */
    public Import match(UUID id, MappingForm form, By by) {
        var file = files.find(id);
        var sheet = get(id);
        var encoding = form.encoding() == null ? sheet.encoding() : Encoding.of(form.encoding());
        if (encoding == null) {
            throw new Refused("sheet.encoding-needed", "Choose the encoding of this file first.");
        }
        if (encoding != sheet.encoding()) {
            refuseWrong(file, encoding);
        }
        var separator = Objects.requireNonNullElse(form.separator(), sheet.separator());
        if (separator.length() != 1 || Look.SEPARATORS.indexOf(separator) < 0) {
            throw new Refused(
                    "sheet.separator-unknown",
                    "{0} does not separate cells. Choose comma, semicolon, tab or bar.",
                    separator);
        }
        var columns = books.of(sheet.kind()).columns();
        var head = Look.at(file, encoding, separator.charAt(0)).head();
        var mapping =
                form.fields() == null ? Mapping.guessed(columns, head) : Mapping.chosen(columns, head, form.fields());
        return transactions.in(() -> {
            var row = movable(id, EnumSet.complementOf(EnumSet.of(ImportState.CHECKING, ImportState.RUNNING)));
            if (form.version() != null && !form.version().equals(row.getVersion())) {
                throw Refused.editedBySomeoneElse();
            }
            row.setEncoding(encoding.word());
            row.setSeparator(separator);
            row.setMapping(rows.written(mapping.fields()));
            row.setVersion(row.getVersion() + 1);
            startOver(row, ImportState.UPLOADED);
            return happened(id, "import-matched", by, Map.of("mapping", mapping.fields()));
        });
    }

    /**
     * Finds out what would happen, without changing anything.
     *
     * @param language of the reader, for the name of a column that is missing
     * @throws Refused {@code sheet.column-missing}, {@code sheet.says-it-twice}
     */
    public Import check(UUID id, String language, By by) {
        return moved(() -> {
            var row = movable(id, EnumSet.complementOf(EnumSet.of(ImportState.CHECKING, ImportState.RUNNING)));
            files.find(id);
            if (row.getEncoding() == null) {
                throw new Refused("sheet.encoding-needed", "Choose the encoding of this file first.");
            }
            new Mapping(books.of(SheetKind.of(row.getKind())).columns(), rows.mapping(row)).mustDo(language);
            startOver(row, ImportState.CHECKING);
            return happened(id, "import-check-began", by, Map.of());
        });
    }

    /**
     * Adds and changes what the check said, as far as it still holds; goes on where it was stopped.
     *
     * @throws Refused {@code sheet.not-checked}
     */
    public Import run(UUID id, By by) {
        return moved(() -> {
            var row = rows.lock(id);
            files.find(id);
            switch (ImportState.of(row.getState())) {
                case CHECKED -> {
                    database.deleteFrom(REFUSED_ROW)
                            .where(REFUSED_ROW.IMPORT.eq(id), REFUSED_ROW.TWICE.isFalse())
                            .execute();
                    row.setPosition(0L);
                    row.setBytes(0L);
                    countNothing(row);
                    row.setBeganAt(now());
                }
                case STOPPED -> row.setTrouble(null);
                case UPLOADED -> throw new Refused("sheet.not-checked", "Check this import first, then run it.");
                case CHECKING, RUNNING, DONE -> throw movedOn();
            }
            row.setState(ImportState.RUNNING.word());
            row.setEndedAt(null);
            row.update();
            return happened(id, "import-run-began", by, Map.of("position", row.getPosition()));
        });
    }

    /** After the batch that is in hand. What ran stays. */
    public Import stop(UUID id, By by) {
        return transactions.in(() -> {
            var row = movable(id, EnumSet.of(ImportState.CHECKING, ImportState.RUNNING));
            var next =
                    ImportState.of(row.getState()) == ImportState.CHECKING ? ImportState.UPLOADED : ImportState.STOPPED;
            row.setState(next.word());
            row.setHolder(null);
            row.setLeasedTill(null);
            row.setEndedAt(now());
            row.update();
            return happened(id, "import-stopped", by, Map.of("position", row.getPosition()));
        });
    }

    /** Forgets the import and its file. What it added and changed stays. */
    public void remove(UUID id, By by) {
        transactions.run(() -> {
            var row = movable(id, EnumSet.complementOf(EnumSet.of(ImportState.CHECKING, ImportState.RUNNING)));
            happened(id, "import-removed", by, Map.of("number", row.getNumber()));
            row.delete();
            transactions.afterCommit(() -> files.delete(id));
        });
    }

    private Import moved(Supplier<Import> move) {
        var moved = transactions.in(move);
        passes.nudge();
        return moved;
    }

    private Import happened(UUID id, String kind, By by, Map<String, ?> data) {
        var sheet = get(id);
        events.append(MODULE, id, kind, by.user(), data);
        listeners.publishEvent(
                new ImportChanged(id, sheet.kind(), !sheet.state().isMoving()));
        return sheet;
    }

    private ImportRecord movable(UUID id, Set<ImportState> from) {
        var row = rows.lock(id);
        if (!from.contains(ImportState.of(row.getState()))) {
            throw movedOn();
        }
        return row;
    }

    private void startOver(ImportRecord row, ImportState state) {
        database.deleteFrom(REFUSED_ROW)
                .where(REFUSED_ROW.IMPORT.eq(row.getId()))
                .execute();
        database.deleteFrom(FIRST_ROW).where(FIRST_ROW.IMPORT.eq(row.getId())).execute();
        database.deleteFrom(SEEN_KEY).where(SEEN_KEY.IMPORT.eq(row.getId())).execute();
        row.setState(state.word());
        row.setTrouble((JSONB) null);
        row.setPosition(0L);
        row.setBytes(0L);
        row.setBeganAt(null);
        row.setEndedAt(null);
        countNothing(row);
        row.update();
    }

    private static void countNothing(ImportRecord row) {
        row.setAdded(0L);
        row.setChanged(0L);
        row.setUnchanged(0L);
        row.setRefused(0L);
    }

    private static void refuseWrong(Path file, Encoding encoding) {
        try {
            long line = EncodingGuess.firstLineNotIn(file, encoding);
            if (line > 0) {
                throw new Refused(
                        "sheet.encoding-wrong",
                        "This file is not in {0}: line {1} holds bytes that mean nothing in it. Choose another encoding.",
                        encoding.word(),
                        line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be read", e);
        }
    }

    private static @Nullable Encoding guess(Path file) {
        try {
            return EncodingGuess.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet could not be read", e);
        }
    }

    private static String named(String name) {
        var plain = Harmless.text(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .replaceAll("[\\n\\uFFFD]", " ")
                .strip();
        return plain.isEmpty() ? "sheet.csv" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private static Refused movedOn() {
        return new Refused("sheet.already-moved-on", "This import has moved on meanwhile. Look at it again.");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
