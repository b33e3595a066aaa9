package throughline.sheet;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.sheet.db.Tables.FIRST_ROW;
import static throughline.sheet.db.Tables.IMPORT;
import static throughline.sheet.db.Tables.REFUSED_ROW;
import static throughline.sheet.db.Tables.SEEN_KEY;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.sheet.db.tables.records.ImportRecord;

/**
 * What a pass over a sheet writes of itself. Whoever moves an import holds a lease on the database's clock and says so again with each
 * batch, so that the batch of a server that was thought dead changes nothing.
 */
@Component
class PassRows {
    private static final Field<OffsetDateTime> DATABASE_NOW = field("clock_timestamp()", OffsetDateTime.class);
    private static final Field<OffsetDateTime> LEASE_ENDS =
            field("clock_timestamp() + interval '15 seconds'", OffsetDateTime.class);

    /** Comparing all keys of a large sheet takes longer than a batch. */
    private static final Field<OffsetDateTime> LONG_LEASE_ENDS =
            field("clock_timestamp() + interval '10 minutes'", OffsetDateTime.class);

    private static final String KEY_TWICE = "Row {0} is about the same. Keep one of the two; neither is taken in now.";

    /** Stands where the database writes the number of the row. */
    private static final String OTHER_ROW = "%other-row%";

    /** Somebody stopped the import, or another server moves it. */
    static final class NoLongerOurs extends RuntimeException {
        NoLongerOurs() {
            super("an import is no longer ours", null, false, false);
        }
    }

    /** How far a batch goes: its last row, and about so many bytes. */
    record Step(long position, long bytes) {}

    private final DSLContext database;
    private final ImportRows rows;
    private final Transactions transactions;
    private final EventLog events;
    private final ApplicationEventPublisher listeners;
    private final InstantSource clock;
    private final UUID holder = UUID.randomUUID();

    PassRows(
            DSLContext database,
            ImportRows rows,
            Transactions transactions,
            EventLog events,
            ApplicationEventPublisher listeners,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.transactions = transactions;
        this.events = events;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The one that waits the longest, now ours; a check begins at the first row. Null when nothing waits. */
    @Nullable
    ImportRecord claim() {
        return transactions.in(() -> {
            var row = database.update(IMPORT)
                    .set(IMPORT.HOLDER, holder)
                    .set(IMPORT.LEASED_TILL, LEASE_ENDS)
                    .where(IMPORT.ID.eq(select(IMPORT.ID)
                            .from(IMPORT)
                            .where(IMPORT.STATE.in(ImportState.CHECKING.word(), ImportState.RUNNING.word()))
                            .and(IMPORT.LEASED_TILL.isNull().or(IMPORT.LEASED_TILL.lt(DATABASE_NOW)))
                            .orderBy(IMPORT.AT, IMPORT.ID)
                            .limit(1)
                            .forUpdate()
                            .skipLocked()))
                    .returning()
                    .fetchOne();
            if (row != null && row.getState().equals(ImportState.CHECKING.word())) {
                beginAgain(row);
            }
            return row;
        });
    }

    private void beginAgain(ImportRecord row) {
        database.deleteFrom(SEEN_KEY).where(SEEN_KEY.IMPORT.eq(row.getId())).execute();
        database.deleteFrom(REFUSED_ROW)
                .where(REFUSED_ROW.IMPORT.eq(row.getId()))
                .execute();
        database.deleteFrom(FIRST_ROW).where(FIRST_ROW.IMPORT.eq(row.getId())).execute();
        row.setPosition(0L);
        row.setBytes(0L);
        row.setAdded(0L);
        row.setChanged(0L);
        row.setUnchanged(0L);
        row.setRefused(0L);
        row.update();
    }

    /** Inside the transaction of the batch, before anything else in it. @throws NoLongerOurs and the batch is undone */
    void step(ImportRecord row, Step step) {
        int moved = database.update(IMPORT)
                .set(IMPORT.POSITION, step.position())
                .set(IMPORT.BYTES, step.bytes())
                .set(IMPORT.LEASED_TILL, LEASE_ENDS)
                .where(IMPORT.ID.eq(row.getId()))
                .and(IMPORT.STATE.eq(row.getState()))
                .and(IMPORT.HOLDER.eq(holder))
                .and(IMPORT.POSITION.eq(row.getPosition()))
                .execute();
        if (moved == 0) {
            throw new NoLongerOurs();
        }
    }

    /** What the rows of the batch came to, in its transaction. */
    void count(ImportRecord row, List<? extends Weighing.Weighed<?, ?>> batch) {
        var counts = new HashMap<String, Integer>();
        batch.forEach(each -> counts.merge(each.outcome().word(), 1, Integer::sum));
        database.update(IMPORT)
                .set(IMPORT.ADDED, IMPORT.ADDED.plus(counts.getOrDefault("added", 0)))
                .set(IMPORT.CHANGED, IMPORT.CHANGED.plus(counts.getOrDefault("changed", 0)))
                .set(IMPORT.UNCHANGED, IMPORT.UNCHANGED.plus(counts.getOrDefault("unchanged", 0)))
                .set(IMPORT.REFUSED, IMPORT.REFUSED.plus(counts.getOrDefault("refused", 0)))
                .where(IMPORT.ID.eq(row.getId()))
                .execute();
        refuse(row, batch);
        listeners.publishEvent(new ImportChanged(row.getId(), SheetKind.of(row.getKind()), false));
    }

    private void refuse(ImportRecord row, List<? extends Weighing.Weighed<?, ?>> batch) {
        var refused = batch.stream()
                .filter(each -> each.outcome() instanceof Outcome.Refused<?, ?>)
                .map(each -> {
                    var record = database.newRecord(REFUSED_ROW);
                    record.setImport(row.getId());
                    record.setRow(each.row().number());
                    record.setTwice(false);
                    record.setReasons(rows.written(((Outcome.Refused<?, ?>) each.outcome()).reasons()));
                    return record;
                })
                .toList();
        if (!refused.isEmpty()) {
            database.batchInsert(refused).execute();
        }
    }

    /** Rows of this stretch whose key stands in another row too. */
    Set<Long> twice(ImportRecord row, long after, long upTo) {
        return new HashSet<>(database.select(REFUSED_ROW.ROW)
                .from(REFUSED_ROW)
                .where(REFUSED_ROW.IMPORT.eq(row.getId()), REFUSED_ROW.TWICE.isTrue())
                .and(REFUSED_ROW.ROW.gt(after).and(REFUSED_ROW.ROW.le(upTo)))
                .fetch(REFUSED_ROW.ROW));
    }

    /** Those rows were refused by the check; the run counts them again. */
    void countTwice(ImportRecord row, int rows) {
        database.update(IMPORT)
                .set(IMPORT.REFUSED, IMPORT.REFUSED.plus(rows))
                .where(IMPORT.ID.eq(row.getId()))
                .execute();
    }

    void remember(ImportRecord row, List<? extends Weighing.Weighed<?, ?>> batch) {
        var keys = new ArrayList<UUID>();
        var numbers = new ArrayList<Long>();
        var outcomes = new ArrayList<String>();
        for (var each : batch) {
            if (!each.key().isEmpty()) {
                keys.add(digest(each.key()));
                numbers.add(each.row().number());
                outcomes.add(each.outcome().word());
            }
        }
        database.query(
                        "insert into sheet.seen_key (import, key, row, outcome) select ?, * from unnest(?, ?, ?)",
                        row.getId(),
                        keys.toArray(UUID[]::new),
                        numbers.toArray(Long[]::new),
                        outcomes.toArray(String[]::new))
                .execute();
    }

    /** Keeps rows for people to look at. */
    void show(ImportRecord row, List<? extends Weighing.Weighed<?, ?>> few) {
        var shown = few.stream()
                .map(each -> {
                    var record = database.newRecord(FIRST_ROW);
                    record.setImport(row.getId());
                    record.setOutcome(each.outcome().word());
                    record.setRow(each.row().number());
                    record.setCells(rows.written(Harmless.texts(each.row().cells())));
                    record.setFields(rows.written(
                            each.outcome() instanceof Outcome.Changed<?, ?> changed ? changed.fields() : List.of()));
                    return record;
                })
                .toList();
        if (!shown.isEmpty()) {
            database.batchInsert(shown).execute();
        }
    }

    /** What is known once the last row was looked at: keys that stand in several rows. Then the check is over. */
    void checked(ImportRecord row) {
        transactions.run(() -> database.update(IMPORT)
                .set(IMPORT.LEASED_TILL, LONG_LEASE_ENDS)
                .where(IMPORT.ID.eq(row.getId()), IMPORT.HOLDER.eq(holder))
                .execute());
        transactions.run(() -> {
            refuseTwice(row);
            database.deleteFrom(SEEN_KEY).where(SEEN_KEY.IMPORT.eq(row.getId())).execute();
            end(row, ImportState.CHECKED, null);
        });
    }

    /** The smallest other row is named beside each of them, or the next one beside the smallest. */
    private void refuseTwice(ImportRecord row) {
        var reason = Reason.of(null, new Refused("sheet.key-twice", KEY_TWICE, OTHER_ROW));
        var gone = database.fetch(
                        """
                        with rows as (
                            select row, outcome, coalesce(lag(row) over same, lead(row) over same) as other
                              from sheet.seen_key
                             where import = {0}
                            window same as (partition by key order by row)
                        ), twice as (
                            select * from rows where other is not null
                        ), kept as (
                            insert into sheet.refused_row (import, row, twice, reasons)
                            select {0}, row, true, cast(replace({1}, {2}, cast(other as text)) as jsonb) from twice
                            on conflict (import, row) do update set twice = true
                        )
                        select outcome, count(*) as rows from twice group by outcome""", val(row.getId()), val(rows.written(List.of(reason)).data()), val(OTHER_ROW))
                .intoMap(found -> found.get("outcome", String.class), found -> found.get("rows", Long.class));
        long others = gone.entrySet().stream()
                .filter(each -> !each.getKey().equals("refused"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        database.update(IMPORT)
                .set(IMPORT.ADDED, IMPORT.ADDED.minus(gone.getOrDefault("added", 0L)))
                .set(IMPORT.CHANGED, IMPORT.CHANGED.minus(gone.getOrDefault("changed", 0L)))
                .set(IMPORT.UNCHANGED, IMPORT.UNCHANGED.minus(gone.getOrDefault("unchanged", 0L)))
                .set(IMPORT.REFUSED, IMPORT.REFUSED.plus(others))
                .where(IMPORT.ID.eq(row.getId()))
                .execute();
        database.update(FIRST_ROW)
                .set(FIRST_ROW.OUTCOME, "refused")
                .from(REFUSED_ROW)
                .where(FIRST_ROW.IMPORT.eq(row.getId()))
                .and(REFUSED_ROW.IMPORT.eq(FIRST_ROW.IMPORT))
                .and(REFUSED_ROW.ROW.eq(FIRST_ROW.ROW))
                .and(REFUSED_ROW.TWICE)
                .execute();
    }

    void done(ImportRecord row) {
        transactions.run(() -> end(row, ImportState.DONE, null));
    }

    /** It cannot go on: a check goes back to where it began, a run keeps what it did. */
    void failed(ImportRecord row, Refused why) {
        var next = row.getState().equals(ImportState.CHECKING.word()) ? ImportState.UPLOADED : ImportState.STOPPED;
        transactions.run(() -> end(row, next, Reason.of(null, why)));
    }

    /** Gives it back, so that whoever looks next goes on at once. */
    void leave(ImportRecord row) {
        transactions.run(() -> database.update(IMPORT)
                .setNull(IMPORT.HOLDER)
                .setNull(IMPORT.LEASED_TILL)
                .where(IMPORT.ID.eq(row.getId()), IMPORT.HOLDER.eq(holder))
                .execute());
    }

    private void end(ImportRecord row, ImportState state, @Nullable Reason trouble) {
        int ended = database.update(IMPORT)
                .set(IMPORT.STATE, state.word())
                .set(IMPORT.TROUBLE, trouble == null ? null : rows.written(trouble))
                .set(IMPORT.ENDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .setNull(IMPORT.HOLDER)
                .setNull(IMPORT.LEASED_TILL)
                .where(IMPORT.ID.eq(row.getId()))
                .and(IMPORT.STATE.eq(row.getState()))
                .and(IMPORT.HOLDER.eq(holder))
                .execute();
        if (ended == 0) {
            throw new NoLongerOurs();
        }
        var after = rows.get(row.getId());
        events.append(
                Imports.MODULE,
                row.getId(),
                "import-" + state.word(),
                null,
                Map.of(
                        "added", after.getAdded(),
                        "changed", after.getChanged(),
                        "unchanged", after.getUnchanged(),
                        "refused", after.getRefused()));
        listeners.publishEvent(new ImportChanged(row.getId(), SheetKind.of(row.getKind()), true));
    }

    /** Sixteen bytes for a key of any length. */
    private static UUID digest(List<Object> key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : key) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            var bytes = ByteBuffer.wrap(digest.digest());
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
