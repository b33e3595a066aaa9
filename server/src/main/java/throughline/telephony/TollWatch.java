package throughline.telephony;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static throughline.telephony.db.Tables.TOLL;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Transactions;
import throughline.notify.TextsHeld;

/**
 * Tells what looks like fraud from what happens on any day. It looks beside the calls, so that none waits for it and none fails with
 * it; what it weighs is on record already.
 */
@Component
class TollWatch extends Beat {
    private final DSLContext database;
    private final Transactions transactions;
    private final TollAlerts alerts;
    private final InstantSource clock;
    private final Map<AlertKind, Integer> noticed = new ConcurrentHashMap<>();

    TollWatch(DSLContext database, Transactions transactions, TollAlerts alerts, InstantSource clock) {
        super("toll-watch");
        this.database = database;
        this.transactions = transactions;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * A call was refused, or goes although a rule speaks against it.
     *
     * @param code of the rule
     */
    void noticed(boolean refused, String code) {
        if (code.equals(TollRules.SPENT_TOO_MUCH)) {
            notice(AlertKind.SPENT);
        } else if (refused) {
            notice(TollRules.UNUSUAL.contains(code) ? AlertKind.UNUSUAL : AlertKind.REFUSED);
        }
    }

    @EventListener
    void on(TextsHeld held) {
        notice(AlertKind.TEXTS);
    }

    private void notice(AlertKind kind) {
        transactions.afterCommit(() -> {
            noticed.merge(kind, 1, Integer::sum);
            nudge();
        });
    }

    @Override
    protected void look() {
        for (var kind : Map.copyOf(noticed).entrySet()) {
            weigh(kind.getKey(), kind.getValue());
            noticed.computeIfPresent(
                    kind.getKey(), (_, times) -> times > kind.getValue() ? times - kind.getValue() : null);
        }
    }

    private void weigh(AlertKind kind, int times) {
        if (kind != AlertKind.REFUSED) {
            alerts.raise(kind, times, times);
            return;
        }
        var limits = database.selectFrom(TOLL).fetchSingle();
        int lately = refusedWithin(Duration.ofMinutes(limits.getAlertMinutes()));
        if (lately >= limits.getAlertRefusals()) {
            alerts.raise(kind, lately, times);
        }
    }

    /** Without those that are told by themselves. */
    private int refusedWithin(Duration time) {
        return database.fetchCount(
                table(name("telephony", "event")),
                field(name("kind"), String.class).eq("call-refused"),
                field("data ->> 'why'", String.class).notIn(TollRules.UNUSUAL),
                field("data ->> 'why'", String.class).ne(TollRules.SPENT_TOO_MUCH),
                field(name("at"), OffsetDateTime.class)
                        .gt(clock.instant().minus(time).atOffset(ZoneOffset.UTC)));
    }
}
