package throughline.routing;

import static throughline.routing.db.Tables.AGENT;
import static throughline.routing.db.Tables.WAITING;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Together;
import throughline.kernel.Transactions;

/** Writes down what routing decides, and reads the floor back after a restart. */
@Component
class FloorRecord {
    private final DSLContext database;
    private final Transactions transactions;
    private final Together together;
    private final EventLog events;

    FloorRecord(DSLContext database, Transactions transactions, Together together, EventLog events) {
        this.database = database;
        this.transactions = transactions;
        this.together = together;
        this.events = events;
    }

    /** All of them or none, in one round trip and one commit: the next ring waits for this. */
    void keep(List<Decision> decisions, Instant now) {
        transactions.run(() -> together.send(() -> decisions.forEach(decision -> write(decision, now))));
    }

    private void write(Decision decision, Instant now) {
        switch (decision) {
            case Decision.Became(var person, var before, var presence) -> {
                remember(person, presence);
                events.append("routing", person, presence.word(), null, described(before, presence));
            }
            case Decision.Offer(var waiting, var person) ->
                events.append(
                        "routing", waiting.contact(), "offered", null, Map.of("agent", person, "at", now.toString()));
            case Decision.Withdraw(var contact, var person) ->
                events.append("routing", contact, "withdrawn", null, Map.of("agent", person));
        }
    }

    private static Map<String, ?> described(Presence before, Presence now) {
        var data = new HashMap<String, Object>();
        data.put("before", before.word());
        if (now.reason() != null) {
            data.put("reason", now.reason());
        }
        if (now.inHand() != null) {
            data.put("contact", now.inHand());
        }
        data.put("bySystem", now instanceof Presence.NotReady notReady && notReady.bySystem());
        return data;
    }

    private void remember(UUID person, Presence presence) {
        together.write(database.insertInto(AGENT)
                .set(AGENT.PERSON, person)
                .set(AGENT.STATE, presence.word())
                .set(AGENT.REASON, presence.reason())
                .set(AGENT.BY_SYSTEM, presence instanceof Presence.NotReady notReady && notReady.bySystem())
                .set(AGENT.SINCE, presence.since().atOffset(ZoneOffset.UTC))
                .set(AGENT.CONTACT, presence.inHand())
                .onConflict(AGENT.PERSON)
                .doUpdate()
                .setAllToExcluded());
    }

    /**
     * The floor after a restart: states, reasons and times are as they were. Calls did not survive, so whoever had one is ready
     * again; whoever still owed an outcome still owes it. Lines come up when the browsers come back.
     */
    Floor restored(Instant now) {
        database.deleteFrom(WAITING).execute();
        var agents = new HashMap<UUID, Agent>();
        for (var row : database.selectFrom(AGENT).fetch()) {
            var since = row.getSince().toInstant();
            var presence = switch (row.getState()) {
                case "not-in" -> new Presence.NotIn(since);
                case "not-ready" -> new Presence.NotReady(row.getReason(), row.getBySystem(), since);
                case "ready" -> new Presence.Ready(since);
                case "finishing" -> new Presence.Finishing(row.getContact(), row.getReason(), since);
                default ->
                    row.getReason() == null
                            ? new Presence.Ready(now)
                            : new Presence.NotReady(row.getReason(), false, now);
            };
            agents.put(row.getPerson(), new Agent(row.getPerson(), Set.of(), false, now, presence));
        }
        return new Floor(Map.copyOf(agents), Map.of());
    }
}
