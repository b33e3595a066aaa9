package throughline.audit;

import static org.jooq.impl.DSL.noCondition;
import static throughline.audit.db.Tables.ENTRY;
import static throughline.audit.db.Tables.FOLLOWER;
import static throughline.audit.db.Tables.VERIFIED;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door to those who may read the audit: who did what, the newest first, and how the chain stands. */
@Component
@Transactional(readOnly = true)
public class Audit {
    /**
     * What somebody did.
     *
     * @param nature person, token, console, stranger or program
     * @param who a person's id or a token's name; null for the others
     * @param roles that they had then, in small letters
     * @param kind of what it was done to, such as {@code unit}
     * @param deed of a change: the kind of its event
     * @param way by which address, without its values
     */
    public record Done(
            UUID id,
            Instant at,
            String nature,
            @Nullable String who,
            List<String> roles,
            String act,
            String kind,
            @Nullable String subject,
            @Nullable String deed,
            @Nullable String reason,
            @Nullable String way) {}

    /** Which entries; null for all. @param from included, {@code to} excluded */
    public record Filter(
            @Nullable String who,
            @Nullable String act,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * How the chain stands.
     *
     * @param checkpoint when the last one of this node was written
     * @param verified null before the first verification
     * @param isLate an entry waits for its link longer than it should
     */
    public record State(
            long links,
            boolean isLate,
            @Nullable Instant checkpoint,
            long checkpointLinks,
            @Nullable Verified verified) {}

    /** The last verification. */
    public record Verified(Instant at, long links, Duration took, List<Wrong> wrong) {}

    private final DSLContext database;
    private final Chain chain;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private final JsonMapper json;

    Audit(DSLContext database, Chain chain, Checkpoints checkpoints, InstantSource clock, JsonMapper json) {
        this.database = database;
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.json = json;
    }

    /** Ids are in the order of time, so the list is in theirs. */
    public Page<Done> page(Filter filter, Slice slice) {
        var after = slice.after();
        var found = database.select(Entry.FIELDS)
                .from(ENTRY)
                .where(matching(filter))
                .and(after == null ? noCondition() : ENTRY.ID.lt(after.id()))
                .orderBy(ENTRY.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> done(Entry.of(row)));
        return Page.of(found, slice, done -> new Slice.Cursor("", done.id()));
    }

    public State state() {
        var head = chain.head();
        var checkpoint = checkpoints.last();
        return new State(
                head.seq(),
                isLate(),
                checkpoint == null ? null : checkpoint.at(),
                checkpoint == null ? 0 : checkpoint.seq(),
                verified());
    }

    /** Whether an entry that could be tied is not, a minute after it was written. */
    public boolean isLate() {
        var place = database.selectFrom(FOLLOWER).fetchSingle();
        return database.fetchExists(database.selectOne()
                .from(ENTRY)
                .where(DSL.row(ENTRY.TX, ENTRY.ID).gt(place.getTx(), place.getEntry()))
                .and(ENTRY.TX.lt(Chain.OVER_BELOW))
                .and(ENTRY.AT.lt(clock.instant().minus(Verification.TIED_WITHIN).atOffset(ZoneOffset.UTC))));
    }

    /** How much the last verification found wrong, whoever asked for it. */
    public int wrong() {
        var verified = verified();
        return verified == null ? 0 : verified.wrong().size();
    }

    private @Nullable Verified verified() {
        return database.selectFrom(VERIFIED)
                .orderBy(VERIFIED.ID.desc())
                .limit(1)
                .fetchOne(row -> new Verified(
                        row.getAt().toInstant(),
                        row.getLinks(),
                        Duration.ofMillis(row.getMillis()),
                        json.readValue(row.getWrong().data(), new TypeReference<List<Wrong>>() {})));
    }

    private static Condition matching(Filter filter) {
        return DSL.and(
                filter.who() == null ? noCondition() : ENTRY.WHO.eq(filter.who()),
                filter.act() == null ? noCondition() : ENTRY.ACT.eq(filter.act()),
                filter.kind() == null ? noCondition() : ENTRY.KIND.eq(filter.kind()),
                filter.subject() == null ? noCondition() : ENTRY.SUBJECT.eq(filter.subject()),
                filter.from() == null ? noCondition() : ENTRY.ID.ge(firstOf(filter.from())),
                filter.to() == null ? noCondition() : ENTRY.ID.lt(firstOf(filter.to())));
    }

    /** The smallest id of this millisecond. */
    private static UUID firstOf(Instant instant) {
        return new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0);
    }

    private static Done done(Entry entry) {
        return new Done(
                entry.id(),
                entry.at(),
                entry.nature(),
                entry.who(),
                entry.roles().isEmpty() ? List.of() : List.of(entry.roles().split(",")),
                entry.act(),
                entry.kind(),
                entry.subject(),
                entry.deed(),
                entry.reason(),
                entry.way());
    }
}
