package throughline.privacy;

import static throughline.privacy.db.Tables.ERASURE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.privacy.db.tables.records.ErasureRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door for erasing a person. What belongs to them is found once and written down with the erasure; then it goes in small
 * batches, each a transaction of its own that also says how far it came. So a stop in the middle costs nothing: whoever starts next
 * goes on.
 */
@Component
public class Erasures extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;
    private static final int MOST_SHOWN = 200;
    private static final TypeReference<LinkedHashMap<String, Long>> GONE = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Trace.Count>> STAYS = new TypeReference<>() {};

    private final DSLContext database;
    private final Transactions transactions;
    private final Findings findings;
    private final Holds holds;
    private final ErasedList erased;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    /** Until when each waits that failed or that another node is at: the others go on meanwhile. */
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();

    Erasures(
            DSLContext database,
            Transactions transactions,
            Findings findings,
            Holds holds,
            ErasedList erased,
            EventLog events,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        super("erasures");
        this.database = database;
        this.transactions = transactions;
        this.findings = findings;
        this.holds = holds;
        this.erased = erased;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** The newest first. */
    public List<Erasure> all() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code privacy.no-such-erasure} */
    public Erasure get(UUID id) {
        return fetch(ERASURE.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("privacy.no-such-erasure", "There is no such erasure."));
    }

    /** Writes down what goes; it goes from now on. @throws Refused {@code privacy.nobody}, {@code privacy.reason-missing} */
    public Erasure begin(Subject subject, String reason, @Nullable UUID by) {
        var why = Holds.reason(reason);
        var id = transactions.in(() -> {
            var reach = findings.reach(subject);
            var salt = Marks.salt();
            var row = database.newRecord(ERASURE);
            row.setId(ids.next());
            row.setState("running");
            row.setReason(reach.scrubbed(why));
            row.setAt(clock.instant().atOffset(ZoneOffset.UTC));
            row.setBy(by);
            row.setWhom(JSONB.valueOf(json.writeValueAsString(reach.named())));
            row.setSalt(salt);
            row.setMarks(Marks.of(salt, reach));
            row.insert();
            events.append("privacy", row.getId(), "erasure-begun", by, Map.of());
            return row.getId();
        });
        nudge();
        return get(id);
    }

    @Override
    protected void look() {
        resting.values().removeIf(until -> !until.isAfter(clock.instant()));
        for (var next = next(); isRunning() && next != null; next = next()) {
            var id = next;
            try {
                if (!transactions.in(() -> batch(id))) {
                    rests(id);
                }
            } catch (RuntimeException fault) {
                LOG.error("The erasure {} does not go on; it is tried again in {} s", id, REST.toSeconds(), fault);
                rests(id);
            }
        }
    }

    private @Nullable UUID next() {
        return database.select(ERASURE.ID)
                .from(ERASURE)
                .where(ERASURE.STATE.eq("running"))
                .and(ERASURE.ID.notIn(resting.keySet()))
                .orderBy(ERASURE.AT)
                .limit(1)
                .fetchOne(ERASURE.ID);
    }

    private void rests(UUID erasure) {
        resting.put(erasure, clock.instant().plus(REST));
    }

    /** One step; false when another node is at it. */
    private boolean batch(UUID id) {
        var row = database.selectFrom(ERASURE)
                .where(ERASURE.ID.eq(id), ERASURE.STATE.eq("running"))
                .forUpdate()
                .skipLocked()
                .fetchOne();
        if (row == null) {
            return false;
        }
        var whom = new Reach(json.readValue(row.getWhom().data(), Reach.Named.class));
        var held = holds.reach();
        var reach = whom.except(held);
        var traces = findings.traces();
        if (row.getStep() >= traces.size()) {
            finish(row, whom, held, traces);
            return true;
        }
        var trace = traces.get(row.getStep());
        int gone = trace.wipe(reach, held, AT_ONCE);
        if (gone > 0) {
            var all = json.readValue(row.getGone().data(), GONE);
            all.merge(trace.name(), (long) gone, Long::sum);
            row.setGone(JSONB.valueOf(json.writeValueAsString(all)));
        } else {
            row.setStep(row.getStep() + 1);
        }
        row.update();
        return true;
    }

    private void finish(ErasureRecord row, Reach whom, Reach held, List<Trace> traces) {
        var stays = new LinkedHashMap<String, Trace.Count>();
        for (var trace : traces) {
            var left = trace.count(whom.except(held), held);
            if (left.held() + left.open() > 0) {
                stays.put(trace.name(), left);
            }
        }
        row.setStays(JSONB.valueOf(json.writeValueAsString(stays)));
        row.setState("done");
        row.setWhom(null);
        row.setEndedAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.update();
        erased.add(row.getId(), row.getSalt(), row.getMarks());
        events.append("privacy", row.getId(), "erasure-done", null, Map.of());
    }

    private List<Erasure> fetch(Condition which) {
        return database.selectFrom(ERASURE)
                .where(which)
                .orderBy(ERASURE.AT.desc(), ERASURE.ID.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new Erasure(
                        row.getId(),
                        row.getState(),
                        row.getReason(),
                        row.getAt().toInstant(),
                        row.getBy(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                        json.readValue(row.getGone().data(), GONE),
                        json.readValue(row.getStays().data(), STAYS)));
    }
}
