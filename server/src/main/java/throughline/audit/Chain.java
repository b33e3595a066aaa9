package throughline.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static throughline.audit.db.Tables.ENTRY;
import static throughline.audit.db.Tables.FOLLOWER;
import static throughline.audit.db.Tables.LINK;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;

/**
 * Ties entries to the chain, in the order of their transactions. An entry is tied only when every transaction that began before its own
 * has ended: then none can appear in front of it any more, and nothing that is committed late is passed over. One writer at a time
 * in the whole installation, whichever node it is.
 */
@Component
class Chain {
    /** The last link; {@code seq} 0 when there is none. */
    record Head(long seq, byte[] hash, @Nullable String key) {
        static final Head NONE = new Head(0, Links.NOTHING_BEFORE, null);
    }

    /** Everything below is over: committed, or never to come. */
    static final Field<Long> OVER_BELOW = field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class);

    private static final Field<Long> NOT_BEGUN_FROM =
            field("pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class);
    private static final UUID LAST_OF_ALL = new UUID(-1, -1);
    private static final long LOCK = 0x61_75_64_69_74L; // "audit"
    private static final int AT_ONCE = 4_000;

    private final DSLContext database;
    private final Transactions transactions;
    private final ChainKeys keys;

    Chain(DSLContext database, Transactions transactions, ChainKeys keys) {
        this.database = database;
        this.transactions = transactions;
        this.keys = keys;
    }

    /** Ties what can be tied, unless another node is just doing it. @return how many */
    int tie() {
        int all = 0;
        int tied;
        do {
            tied = transactions.in(() -> isMine("pg_try_advisory_xact_lock") ? some() : 0);
            all += tied;
        } while (tied == AT_ONCE);
        return all;
    }

    /** The same, after waiting for whoever is just doing it. */
    void tieAll() {
        while (transactions.in(() -> isMine("pg_advisory_xact_lock") ? some() : 0) == AT_ONCE) {
            continue;
        }
    }

    Head head() {
        var last = database.select(LINK.SEQ, LINK.HASH, LINK.KEY)
                .from(LINK)
                .orderBy(LINK.SEQ.desc())
                .limit(1)
                .fetchOne();
        return last == null ? Head.NONE : new Head(last.value1(), last.value2(), last.value3());
    }

    private boolean isMine(String lock) {
        return !Boolean.FALSE.equals(database.fetchValue("select " + lock + "(" + LOCK + ")"));
    }

    private int some() {
        var place = database.select(FOLLOWER.TX, FOLLOWER.ENTRY, OVER_BELOW, NOT_BEGUN_FROM)
                .from(FOLLOWER)
                .fetchSingle();
        boolean countsAnew = place.get(FOLLOWER.TX) >= place.get(NOT_BEGUN_FROM);
        if (countsAnew) {
            return afterTheMove(place.get(OVER_BELOW), place.get(NOT_BEGUN_FROM));
        }
        var entries = entries(row(ENTRY.TX, ENTRY.ID)
                .gt(place.get(FOLLOWER.TX), place.get(FOLLOWER.ENTRY))
                .and(ENTRY.TX.lt(OVER_BELOW)));
        if (!entries.isEmpty()) {
            tie(entries);
            follow(entries.getLast().tx(), entries.getLast().id());
        }
        return entries.size();
    }

    /** A database that was moved with a dump counts its transactions anew, so the place says nothing: what has no link is looked for. */
    private int afterTheMove(long overBelow, long notBegunFrom) {
        var entries = entries(ENTRY.TX
                .lt(overBelow)
                .or(ENTRY.TX.ge(notBegunFrom))
                .andNotExists(database.selectOne().from(LINK).where(LINK.ENTRY.eq(ENTRY.ID))));
        if (!entries.isEmpty()) {
            tie(entries);
        }
        if (entries.size() < AT_ONCE) {
            follow(overBelow - 1, LAST_OF_ALL);
        }
        return entries.size();
    }

    private List<Entry> entries(Condition which) {
        return database.select(Entry.FIELDS)
                .from(ENTRY)
                .where(which)
                .orderBy(ENTRY.TX, ENTRY.ID)
                .limit(AT_ONCE)
                .fetch(Entry::of);
    }

    private void tie(List<Entry> entries) {
        var head = head();
        var key = keys.toGoOn(head.key());
        var links = new Links(key.bytes());
        var seqs = new Long[entries.size()];
        var hashes = new String[entries.size()];
        var before = head.hash();
        for (int i = 0; i < seqs.length; i++) {
            seqs[i] = head.seq() + 1 + i;
            before = links.hash(before, seqs[i], entries.get(i));
            hashes[i] = HexFormat.of().formatHex(before);
        }
        database.execute(
                "insert into audit.link (seq, entry, key, hash) select seq, entry, {0}, decode(hash, 'hex')"
                        + " from unnest({1}, {2}, {3}) as tied (seq, entry, hash)",
                val(key.id()), val(seqs), val(entries.stream().map(Entry::id).toArray(UUID[]::new)), val(hashes));
    }

    private void follow(long tx, UUID entry) {
        database.update(FOLLOWER)
                .set(FOLLOWER.TX, tx)
                .set(FOLLOWER.ENTRY, entry)
                .execute();
    }
}
