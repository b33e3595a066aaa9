package throughline.customer;

import static throughline.customer.db.Tables.COMPARED;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.TO_COMPARE;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.customer.db.tables.records.ToCompareRecord;
import throughline.kernel.Beat;
import throughline.kernel.Transactions;

/**
 * Compares what was written, some at every look, and while nothing is written those that stand there since before: in the order of
 * their ids, going on where it was after a stop. A look takes one connection and at most {@link #AT_ONCE} records, so that a million
 * take minutes in the background and nobody waits for them.
 */
@Component
class DuplicatesDue extends Beat {
    static final int AT_ONCE = 500;

    /** One comparer in the whole installation: two at once would not see what the other finds. */
    private static final long ONE_AT_A_TIME = 0x6475706c69636174L;

    private final DSLContext database;
    private final Comparing comparing;
    private final Transactions transactions;
    private final ApplicationEventPublisher announce;

    DuplicatesDue(
            DSLContext database, Comparing comparing, Transactions transactions, ApplicationEventPublisher announce) {
        super("customer-duplicates");
        this.database = database;
        this.comparing = comparing;
        this.transactions = transactions;
        this.announce = announce;
    }

    @Override
    protected void look() {
        compareSome();
    }

    /** @return whether anything was left to do */
    boolean compareSome() {
        return transactions.in(() -> {
            if (!isAlone()) {
                return false;
            }
            var written = database.selectFrom(TO_COMPARE)
                    .orderBy(TO_COMPARE.PLACE)
                    .limit(AT_ONCE)
                    .fetch();
            if (!written.isEmpty()) {
                for (var kind : Merging.values()) {
                    compare(kind, idsOf(kind, written));
                }
                database.deleteFrom(TO_COMPARE)
                        .where(TO_COMPARE.PLACE.in(written.map(ToCompareRecord::getPlace)))
                        .execute();
                return true;
            }
            return goesOn(Merging.CUSTOMER, CUSTOMER_, CUSTOMER_.ID, CUSTOMER_.MERGED_INTO.isNull())
                    || goesOn(Merging.PERSON, PERSON, PERSON.ID, PERSON.MERGED_INTO.isNull());
        });
    }

    private static List<UUID> idsOf(Merging kind, List<ToCompareRecord> written) {
        return written.stream()
                .filter(row -> row.getKind().equals(kind.word()))
                .map(ToCompareRecord::getId)
                .distinct()
                .toList();
    }

    private void compare(Merging kind, List<UUID> ids) {
        if (!ids.isEmpty() && comparing.compare(kind, ids)) {
            announce.publishEvent(new DuplicatesFound());
        }
    }

    /** The next of those that were there before; false when all were compared in the present reading. */
    private boolean goesOn(Merging kind, Table<? extends Record> records, Field<UUID> id, Condition isThere) {
        var place = database.selectFrom(COMPARED)
                .where(COMPARED.KIND.eq(kind.word()), COMPARED.READING.eq(Likeness.READING))
                .fetchOne();
        if (place != null && place.getIsOver()) {
            return false;
        }
        var after = place == null ? new UUID(0, 0) : place.getAfter();
        var next = database.select(id)
                .from(records)
                .where(id.gt(after), isThere)
                .orderBy(id)
                .limit(AT_ONCE)
                .fetch(id);
        compare(kind, next);
        var row = database.newRecord(COMPARED);
        row.setKind(kind.word());
        row.setReading(Likeness.READING);
        row.setAfter(next.isEmpty() ? after : next.getLast());
        row.setIsOver(next.size() < AT_ONCE);
        database.insertInto(COMPARED)
                .set(row)
                .onConflict(COMPARED.KIND)
                .doUpdate()
                .set(row)
                .execute();
        return true;
    }

    private boolean isAlone() {
        return Boolean.TRUE.equals(database.fetchValue("select pg_try_advisory_xact_lock(?)", ONE_AT_A_TIME));
    }
}
