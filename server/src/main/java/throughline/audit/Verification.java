package throughline.audit;

import static throughline.audit.db.Tables.ENTRY;
import static throughline.audit.db.Tables.LINK;
import static throughline.audit.db.Tables.VERIFIED;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks along the whole chain and says what is not as it was written. It changes nothing, holds nothing up, and may run while the server
 * does: links that come meanwhile are left to the next time.
 */
@Component
public class Verification {
    /** An entry that could be tied for so long and is not was passed over. */
    static final Duration TIED_WITHIN = Duration.ofMinutes(1);

    private static final Duration HAS_CHECKPOINT_AFTER = Duration.ofHours(2);
    private static final int PAGE = 5_000;

    private final DSLContext database;
    private final ChainKeys keys;
    private final Checkpoints checkpoints;
    private final Signatures signatures;
    private final InstantSource clock;
    private final Ids ids;
    private final JsonMapper json;

    Verification(
            DSLContext database,
            ChainKeys keys,
            Checkpoints checkpoints,
            Signatures signatures,
            InstantSource clock,
            Ids ids,
            JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.signatures = signatures;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
    }

    /** Looks at everything; what it found is kept for the screen. */
    public Verdict verify() {
        var began = System.nanoTime();
        var at = clock.instant();
        var wrong = new ArrayList<Wrong>();
        var signed = signed(wrong);
        var walk = walk(signed, wrong);
        compare(signed, walk, wrong);
        outside(wrong);
        var verdict = new Verdict(
                at, walk.last, signed.size(), Duration.ofNanos(System.nanoTime() - began), List.copyOf(wrong));
        keep(verdict);
        return verdict;
    }

    /** How far the walk came. @param hashes of the links that a checkpoint names */
    private static final class Walk {
        long last;
        byte[] hash = Links.NOTHING_BEFORE;

        @Nullable
        Instant began;

        final Map<Long, String> hashes = new TreeMap<>();
    }

    /** The checkpoints whose signatures are good, in their order. */
    private List<Checkpoint> signed(List<Wrong> wrong) {
        var known = signatures.known();
        var good = new ArrayList<Checkpoint>();
        String before = "";
        for (var line : checkpoints.all()) {
            var checkpoint = line.checkpoint();
            var signer = checkpoint == null ? null : known.get(checkpoint.key());
            if (checkpoint != null && signer == null) {
                wrong.add(new Wrong(Wrong.Kind.SIGNER_UNKNOWN, checkpoint.seq(), null, String.valueOf(line.number())));
                return good;
            }
            if (checkpoint == null
                    || signer == null
                    || !Signatures.isSigned(checkpoint, signer)
                    || !checkpoint.before().equals(before)) {
                wrong.add(new Wrong(Wrong.Kind.SIGNATURE, 0, null, String.valueOf(line.number())));
                return good;
            }
            before = checkpoint.signature();
            good.add(checkpoint);
        }
        return good;
    }

    /** To the end of the chain, or to the first link that does not fit. */
    private Walk walk(List<Checkpoint> signed, List<Wrong> wrong) {
        var walk = new Walk();
        var links = keys.links();
        signed.forEach(checkpoint -> walk.hashes.put(checkpoint.seq(), ""));
        var missing = new HashSet<String>();
        boolean fits = true;
        List<? extends Record> page;
        do {
            page = page(walk.last);
            for (var row : page) {
                var fault = fits ? step(walk, row, links) : null;
                boolean isOneKey = fault != null && fault.kind() == Wrong.Kind.KEY_MISSING;
                if (fault != null && (!isOneKey || missing.add(fault.detail()))) {
                    wrong.add(fault);
                }
                fits &= fault == null || isOneKey; // behind the first link that does not fit, nothing proves anything
                pass(walk, row);
            }
        } while (!page.isEmpty());
        return walk;
    }

    private List<? extends Record> page(long after) {
        return database.select(LINK.SEQ, LINK.ENTRY, LINK.KEY, LINK.HASH)
                .select(Entry.FIELDS)
                .from(LINK)
                .leftJoin(ENTRY)
                .on(ENTRY.ID.eq(LINK.ENTRY))
                .where(LINK.SEQ.gt(after))
                .orderBy(LINK.SEQ)
                .limit(PAGE)
                .fetch();
    }

    private static @Nullable Wrong step(Walk walk, Record row, Map<String, Links> links) {
        long seq = row.get(LINK.SEQ);
        var entry = row.get(LINK.ENTRY);
        if (seq != walk.last + 1) {
            return new Wrong(Wrong.Kind.GAP, walk.last + 1, null, "");
        }
        var key = links.get(row.get(LINK.KEY));
        if (key == null) {
            return new Wrong(Wrong.Kind.KEY_MISSING, seq, entry, row.get(LINK.KEY));
        }
        if (row.get(ENTRY.ID) == null) {
            return new Wrong(Wrong.Kind.DELETED, seq, entry, "");
        }
        return Links.isSame(key.hash(walk.hash, seq, Entry.of(row)), row.get(LINK.HASH))
                ? null
                : new Wrong(Wrong.Kind.CHANGED, seq, entry, "");
    }

    private static void pass(Walk walk, Record row) {
        walk.last = row.get(LINK.SEQ);
        walk.hash = row.get(LINK.HASH);
        walk.hashes.computeIfPresent(walk.last, (_, _) -> HexFormat.of().formatHex(walk.hash));
        if (walk.began == null && row.get(ENTRY.AT) != null) {
            walk.began = row.get(ENTRY.AT).toInstant();
        }
    }

    private void compare(List<Checkpoint> signed, Walk walk, List<Wrong> wrong) {
        for (var checkpoint : signed) {
            if (checkpoint.seq() > walk.last) {
                wrong.add(new Wrong(
                        Wrong.Kind.CUT, checkpoint.seq(), null, checkpoint.at().toString()));
                return;
            }
            if (!checkpoint.head().equals(walk.hashes.get(checkpoint.seq()))) {
                wrong.add(new Wrong(
                        Wrong.Kind.CHECKPOINT_DIFFERS,
                        checkpoint.seq(),
                        null,
                        checkpoint.at().toString()));
                return;
            }
        }
        boolean isOld =
                walk.began != null && walk.began.plus(HAS_CHECKPOINT_AFTER).isBefore(clock.instant());
        if (isOld && checkpoints.all().isEmpty()) {
            wrong.add(new Wrong(
                    Wrong.Kind.NO_CHECKPOINTS,
                    walk.last,
                    null,
                    checkpoints.file().toString()));
        }
    }

    /** Entries without a link that could have one: their transaction is over, and so is every one before it. */
    private void outside(List<Wrong> wrong) {
        var untied = database.select(ENTRY.ID)
                .from(ENTRY)
                .leftJoin(LINK)
                .on(LINK.ENTRY.eq(ENTRY.ID))
                .where(LINK.ENTRY.isNull())
                .and(ENTRY.TX.lt(Chain.OVER_BELOW))
                .and(ENTRY.AT.lt(clock.instant().minus(TIED_WITHIN).atOffset(ZoneOffset.UTC)));
        int all = database.fetchCount(untied);
        if (all > 0) {
            var first = untied.orderBy(ENTRY.ID).limit(1).fetchSingle(ENTRY.ID);
            wrong.add(new Wrong(Wrong.Kind.UNCHAINED, 0, first, String.valueOf(all)));
        }
    }

    private void keep(Verdict verdict) {
        database.insertInto(VERIFIED)
                .set(VERIFIED.ID, ids.next())
                .set(VERIFIED.AT, verdict.at().atOffset(ZoneOffset.UTC))
                .set(VERIFIED.LINKS, verdict.links())
                .set(VERIFIED.MILLIS, verdict.took().toMillis())
                .set(VERIFIED.WRONG, JSONB.valueOf(json.writeValueAsString(verdict.wrong())))
                .execute();
    }
}
