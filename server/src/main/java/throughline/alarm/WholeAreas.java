package throughline.alarm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.MISSED_TEST;
import static throughline.alarm.db.Tables.WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.MissedTestRecord;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.incident.ProposalOver;
import throughline.incident.Proposals;
import throughline.kernel.Ids;

/**
 * Finds tests that have not come, and sees where an area has so many at once that it is one matter: a network or a power cut, and not
 * that many lifts. That is proposed as an incident; none of its lifts is rung and nobody is sent to any, until it is over.
 */
@Component
@Transactional
class WholeAreas {
    /** What screens say of such a proposal. */
    static final String WHY = "test-calls-late";

    /** So long each waits for others, before its line is rung. */
    static final Duration AT_ONCE = Duration.ofHours(1);

    private static final int SOME = 1_000;

    private final DSLContext database;
    private final Units units;
    private final Sites sites;
    private final Proposals proposals;
    private final AlarmSettings settings;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    WholeAreas(
            DSLContext database,
            Units units,
            Sites sites,
            Proposals proposals,
            AlarmSettings settings,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.units = units;
        this.sites = sites;
        this.proposals = proposals;
        this.settings = settings;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return whether there may be more at once */
    boolean find() {
        var now = clock.instant();
        var late = database.select(WATCH.UNIT, WATCH.SINCE)
                .from(WATCH)
                .where(
                        WATCH.STATE.eq(DSL.inline("late")),
                        notExists(selectOne().from(MISSED_TEST).where(seenTo(now))))
                .orderBy(WATCH.SINCE, WATCH.UNIT)
                .limit(SOME)
                .fetchMap(WATCH.UNIT, row -> row.get(WATCH.SINCE).toInstant());
        var areas = areas(late.keySet().stream().toList());
        areas.forEach((unit, area) -> add(unit, area, late.get(unit), now));
        fold(now);
        return late.size() == SOME;
    }

    /** One that is over and still late is looked at anew when the next test has not come either. */
    private static Condition seenTo(Instant now) {
        return MISSED_TEST
                .UNIT
                .eq(WATCH.UNIT)
                .and(MISSED_TEST
                        .ENDED_AT
                        .isNull()
                        .or(MISSED_TEST
                                .LATE_SINCE
                                .eq(WATCH.SINCE)
                                .and(DSL.condition(
                                        "{0} > {1} - {2} * interval '1 hour'",
                                        MISSED_TEST.ENDED_AT, DSL.val(utc(now)), WATCH.EVERY_HOURS))));
    }

    private Map<UUID, String> areas(List<UUID> late) {
        var where = units.all(late);
        var of = sites
                .all(where.stream().map(unit -> unit.site().id()).distinct().toList())
                .stream()
                .collect(toMap(Site::id, Site::area));
        return where.stream()
                .collect(toMap(Unit::id, unit -> of.getOrDefault(unit.site().id(), "")));
    }

    /** Another node may have seen it in the same moment. */
    private void add(UUID unit, String area, @Nullable Instant since, Instant now) {
        database.insertInto(MISSED_TEST)
                .set(MISSED_TEST.ID, ids.next())
                .set(MISSED_TEST.UNIT, unit)
                .set(MISSED_TEST.AREA, area)
                .set(MISSED_TEST.LATE_SINCE, utc(since == null ? now : since))
                .set(MISSED_TEST.FOUND_AT, utc(now))
                .set(MISSED_TEST.STATE, "waits")
                .set(MISSED_TEST.NEXT_AT, utc(now.plus(AT_ONCE)))
                .onConflictDoNothing()
                .execute();
    }

    private void fold(Instant now) {
        var many = settings.get().many();
        var standing = proposals.standing(WHY);
        database
                .selectFrom(MISSED_TEST)
                .where(
                        MISSED_TEST.STATE.eq("waits"),
                        MISSED_TEST.TRIES.eq(0),
                        MISSED_TEST.ALONE.isFalse(),
                        MISSED_TEST.CAME_AT.isNull(),
                        MISSED_TEST.FOUND_AT.gt(utc(now.minus(AT_ONCE))))
                .forUpdate()
                .fetch()
                .stream()
                .collect(groupingBy(MissedTestRecord::getArea))
                .forEach((area, of) -> {
                    if (of.size() > many || standing.containsKey(area)) {
                        var proposal = proposals.propose(
                                area,
                                WHY,
                                of.stream().map(MissedTestRecord::getUnit).toList());
                        fold(of.stream().map(MissedTestRecord::getId).toList(), proposal);
                    }
                });
    }

    @EventListener
    void on(ProposalOver over) {
        unfold(over.proposal());
    }

    /** These are looked at as one from now on. */
    private void fold(Collection<UUID> rows, UUID proposal) {
        database.update(MISSED_TEST)
                .set(MISSED_TEST.STATE, "folded")
                .set(MISSED_TEST.PROPOSAL, proposal)
                .setNull(MISSED_TEST.NEXT_AT)
                .where(MISSED_TEST.ID.in(rows), MISSED_TEST.STATE.eq("waits"), MISSED_TEST.CAME_AT.isNull())
                .execute();
        announce.publishEvent(new TestCallsChanged());
    }

    /** Each is looked at by itself again. */
    private void unfold(UUID proposal) {
        database.update(MISSED_TEST)
                .set(MISSED_TEST.STATE, "waits")
                .setNull(MISSED_TEST.PROPOSAL)
                .set(MISSED_TEST.ALONE, true)
                .set(MISSED_TEST.NEXT_AT, utc(clock.instant()))
                .where(MISSED_TEST.PROPOSAL.eq(proposal), MISSED_TEST.ENDED_AT.isNull())
                .execute();
        announce.publishEvent(new TestCallsChanged());
    }
}
