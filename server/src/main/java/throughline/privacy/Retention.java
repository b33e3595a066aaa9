package throughline.privacy;

import static org.jooq.impl.DSL.val;
import static throughline.privacy.db.Tables.RETENTION;
import static throughline.privacy.db.Tables.SWEEP;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.privacy.RetentionClass.Aging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door for how long things are kept. Every night what is older than its class allows goes, in small batches, but for what is
 * held; the dry run counts with the very same condition.
 */
@Component
public class Retention {
    private static final UUID SETTINGS = new UUID(0, 22);
    private static final int AT_ONCE = 200;
    private static final int MOST_SHOWN = 60;
    private static final int LONGEST_DAYS = 36_500;
    private static final Duration ONCE_A_NIGHT = Duration.ofHours(12);
    private static final TypeReference<LinkedHashMap<String, Long>> COUNTS = new TypeReference<>() {};

    /**
     * How long a class is kept, and what of it would go now.
     *
     * @param days null for ever
     * @param usual what it is unless somebody says otherwise
     */
    public record Kept(
            String word, @Nullable Integer days, @Nullable Integer usual, int version, Trace.Count now) {}

    /** What went in one night. @param held what was old enough and is held */
    public record Swept(
            UUID id, Instant beganAt, @Nullable Instant endedAt, Map<String, Long> gone, Map<String, Long> held) {}

    private record Days(@Nullable Integer days, int version) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final List<PersonalData> rooms;
    private final Holds holds;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Retention(
            DSLContext database,
            Transactions transactions,
            List<PersonalData> rooms,
            Holds holds,
            EventLog events,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.rooms = rooms;
        this.holds = holds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** Every class, with a dry run of tonight. */
    public List<Kept> dryRun() {
        var held = holds.reach();
        var days = days();
        return classes().stream()
                .map(each -> {
                    var said = days.getOrDefault(each.word(), new Days(each.days(), 0));
                    return new Kept(
                            each.word(), said.days(), each.days(), said.version(), count(each, said.days(), held));
                })
                .toList();
    }

    /** @param days null for ever @throws Refused {@code kernel.edited-by-someone-else} */
    public void keep(String word, @Nullable Integer days, int version, UUID by) {
        var known = classes().stream().filter(each -> each.word().equals(word)).findFirst();
        if (known.isEmpty()) {
            throw new Refused("privacy.no-such-class", "There is no such class of things that are kept.");
        }
        if (days != null && (days < 1 || days > LONGEST_DAYS)) {
            throw new Refused("privacy.days", "Say a number of days from 1 to 36500, or nothing to keep it for ever.");
        }
        transactions.run(() -> {
            int changed = version == 0
                    ? database.insertInto(RETENTION)
                            .set(RETENTION.CLASS, word)
                            .set(RETENTION.DAYS, days)
                            .onConflictDoNothing()
                            .execute()
                    : database.update(RETENTION)
                            .set(RETENTION.DAYS, days)
                            .set(RETENTION.VERSION, RETENTION.VERSION.plus(1))
                            .where(RETENTION.CLASS.eq(word), RETENTION.VERSION.eq(version))
                            .execute();
            if (changed == 0) {
                throw Refused.editedBySomeoneElse();
            }
            var after = new LinkedHashMap<String, Object>();
            after.put("class", word);
            after.put("days", days);
            events.append("privacy", SETTINGS, "retention-changed", by, after);
        });
    }

    /** The newest first. */
    public List<Swept> nights() {
        return database.selectFrom(SWEEP)
                .orderBy(SWEEP.BEGAN_AT.desc(), SWEEP.ID.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new Swept(
                        row.getId(),
                        row.getBeganAt().toInstant(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                        json.readValue(row.getGone().data(), COUNTS),
                        json.readValue(row.getHeld().data(), COUNTS)));
    }

    @Scheduled(cron = "0 40 2 * * *")
    void everyNight() {
        var night = transactions.in(this::begun);
        if (night != null) {
            sweep(night);
        }
    }

    /** What is too old goes now. */
    public void sweep() {
        sweep(transactions.in(this::entered));
    }

    private void sweep(UUID night) {
        var gone = new LinkedHashMap<String, Long>();
        var days = days();
        for (var each : classes()) {
            long many = sweep(
                    each,
                    days.getOrDefault(each.word(), new Days(each.days(), 0)).days());
            if (many > 0) {
                gone.put(each.word(), many);
            }
        }
        var held = new LinkedHashMap<String, Long>();
        dryRun().stream()
                .filter(kept -> kept.now().held() > 0)
                .forEach(kept -> held.put(kept.word(), kept.now().held()));
        transactions.run(() -> {
            database.update(SWEEP)
                    .set(SWEEP.ENDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .set(SWEEP.GONE, JSONB.valueOf(json.writeValueAsString(gone)))
                    .set(SWEEP.HELD, JSONB.valueOf(json.writeValueAsString(held)))
                    .where(SWEEP.ID.eq(night))
                    .execute();
            events.append("privacy", night, "swept", null, gone);
        });
    }

    private long sweep(RetentionClass each, @Nullable Integer days) {
        if (days == null) {
            return 0;
        }
        long many = 0;
        for (var aging : each.all()) {
            int some;
            do {
                some = transactions.in(
                        () -> aging.rows().wipe(isOld(aging, days), Reach.nothing(), holds.reach(), AT_ONCE));
                many += some;
            } while (some > 0);
        }
        return many;
    }

    private Trace.Count count(RetentionClass each, @Nullable Integer days, Reach held) {
        return days == null
                ? Trace.Count.NOTHING
                : each.all().stream()
                        .map(aging -> aging.rows().count(isOld(aging, days), Reach.nothing(), held))
                        .reduce(Trace.Count.NOTHING, Trace.Count::plus);
    }

    private Condition isOld(Aging aging, int days) {
        return aging.since().lt(val(clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC)));
    }

    private Map<String, Days> days() {
        return database.selectFrom(RETENTION)
                .fetchMap(RETENTION.CLASS, row -> new Days(row.getDays(), row.getVersion()));
    }

    private List<RetentionClass> classes() {
        return rooms.stream().flatMap(room -> room.classes().stream()).toList();
    }

    /** Null when another node does it tonight. */
    private @Nullable UUID begun() {
        database.fetch("select pg_advisory_xact_lock(hashtextextended('privacy.sweep', 0))");
        var last = database.select(SWEEP.BEGAN_AT)
                .from(SWEEP)
                .orderBy(SWEEP.BEGAN_AT.desc())
                .limit(1)
                .fetchOne(SWEEP.BEGAN_AT);
        return last != null && last.toInstant().isAfter(clock.instant().minus(ONCE_A_NIGHT)) ? null : entered();
    }

    private UUID entered() {
        var id = ids.next();
        database.insertInto(SWEEP)
                .set(SWEEP.ID, id)
                .set(SWEEP.BEGAN_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        return id;
    }
}
