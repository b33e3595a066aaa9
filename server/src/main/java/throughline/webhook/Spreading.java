package throughline.webhook;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.webhook.db.Tables.DELIVERY;
import static throughline.webhook.db.Tables.FACT;
import static throughline.webhook.db.Tables.SUBSCRIPTION;

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
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.webhook.db.tables.records.FactRecord;
import throughline.webhook.db.tables.records.SubscriptionRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a delivery of each fact for each subscription that wants it and may see its thing. Whether it may is asked where it is known: the
 * rows of the event are looked at with the sight of the subscription's branch. One node spreads at a time, in the order of the numbers.
 */
@Component
class Spreading {
    private static final int AT_ONCE = 200;
    private static final long LOCK = 0x7765_6268_6f6f_6b73L; // "webhooks"

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;
    private final Branches branches;
    private final Settings settings;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Spreading(
            DSLContext database,
            Transactions transactions,
            EventLog events,
            Branches branches,
            Settings settings,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.branches = branches;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** @return whether there may be more */
    boolean next() {
        var facts =
                database.selectFrom(FACT).orderBy(FACT.NUMBER).limit(AT_ONCE).fetch();
        if (facts.isEmpty()) {
            return false;
        }
        var subscriptions = database.selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.STATE.ne("off"))
                .fetch();
        var seen = new HashMap<UUID, Set<UUID>>();
        subscriptions.stream()
                .map(SubscriptionRecord::getBranch)
                .distinct()
                .forEach(branch -> seen.put(branch, seenFrom(branch, facts)));
        boolean done = transactions.in(() -> spread(facts, subscriptions, seen));
        return done && facts.size() == AT_ONCE;
    }

    /** @return false where another node does it */
    private boolean spread(List<FactRecord> facts, List<SubscriptionRecord> subscriptions, Map<UUID, Set<UUID>> seen) {
        if (!isTheOnlyOne()) {
            return false;
        }
        var mine = database.deleteFrom(FACT)
                .where(FACT.NUMBER.in(facts.stream().map(FactRecord::getNumber).toList()))
                .returning(FACT.NUMBER)
                .fetchSet(FACT.NUMBER);
        var rows = new ArrayList<Query>();
        for (var fact : facts) {
            if (mine.contains(fact.getNumber())) {
                subscriptions.stream()
                        .filter(each -> List.of(each.getKinds()).contains(fact.getKind()))
                        .filter(each -> !fact.getAt().isBefore(each.getToldSince()))
                        .filter(each ->
                                seen.getOrDefault(each.getBranch(), Set.of()).contains(fact.getEvent()))
                        .forEach(each -> rows.add(delivery(fact, each)));
            }
        }
        if (!rows.isEmpty()) {
            database.batch(rows).execute();
        }
        return true;
    }

    private boolean isTheOnlyOne() {
        return database.select(field("pg_try_advisory_xact_lock({0})", Boolean.class, val(LOCK)))
                .fetchSingle()
                .value1();
    }

    /** The later ones of a thing wait as long as the first, so that they are not looked at in vain. */
    private Query delivery(FactRecord fact, SubscriptionRecord to) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Field<OffsetDateTime> first = select(min(DELIVERY.DUE_AT))
                .from(DELIVERY)
                .where(
                        DELIVERY.SUBSCRIPTION.eq(to.getId()),
                        DELIVERY.SUBJECT.eq(fact.getSubject()),
                        DELIVERY.STATE.eq("waiting"))
                .asField();
        return database.insertInto(DELIVERY)
                .set(DELIVERY.ID, ids.next())
                .set(DELIVERY.SUBSCRIPTION, to.getId())
                .set(DELIVERY.NUMBER, fact.getNumber())
                .set(DELIVERY.EVENT, fact.getEvent())
                .set(DELIVERY.SUBJECT, fact.getSubject())
                .set(DELIVERY.KIND, fact.getKind())
                .set(DELIVERY.BODY, json.writeValueAsString(event(fact)))
                .set(DELIVERY.STATE, "waiting")
                .set(DELIVERY.WRITTEN_AT, now)
                .set(DELIVERY.TRIED_SINCE, now)
                .set(DELIVERY.DUE_AT, greatest(val(now), coalesce(first, val(now))))
                .onConflict(DELIVERY.SUBSCRIPTION, DELIVERY.EVENT)
                .doNothing();
    }

    private CloudEvent event(FactRecord fact) {
        return new CloudEvent(
                fact.getEvent(),
                settings.url().toString(),
                fact.getKind(),
                fact.getSubject(),
                fact.getAt().toInstant(),
                json.readTree(fact.getData().data()));
    }

    private Set<UUID> seenFrom(UUID branch, List<FactRecord> facts) {
        if (branch.equals(Branch.COMPANY)) {
            return facts.stream().map(FactRecord::getEvent).collect(Collectors.toSet());
        }
        var byRoom = facts.stream().collect(Collectors.groupingBy(FactRecord::getRoom));
        return branches.scopeOf(branch).call(() -> {
            var seen = new HashSet<UUID>();
            byRoom.forEach((room, those) -> {
                var times = those.stream()
                        .map(each -> each.getAt().toInstant())
                        .sorted()
                        .toList();
                seen.addAll(events.seen(
                        room, those.stream().map(FactRecord::getEvent).toList(), times.getFirst(), times.getLast()));
            });
            return seen;
        });
    }
}
