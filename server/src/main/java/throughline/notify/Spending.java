package throughline.notify;

import static throughline.notify.db.Tables.SPENT;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Transactions;

/** How much has gone through each gateway, counted by the minute. */
@Component
class Spending {
    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;
    private final InstantSource clock;

    Spending(DSLContext database, Transactions transactions, EventLog events, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    record Spent(int thisMinute, int lastDay) {}

    Spent of(UUID gateway) {
        return transactions.in(() -> {
            var minutes = database.select(SPENT.MINUTE, SPENT.MESSAGES)
                    .from(SPENT)
                    .where(SPENT.GATEWAY.eq(gateway), SPENT.MINUTE.gt(minute().minus(KEPT)))
                    .fetchMap(SPENT.MINUTE, SPENT.MESSAGES);
            var now = minutes.entrySet().stream()
                    .filter(each -> each.getKey().isEqual(minute()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            return new Spent(
                    now, minutes.values().stream().mapToInt(Integer::intValue).sum());
        });
    }

    /** So many may go now; never less than none. */
    int left(UUID gateway, Budget budget) {
        var spent = of(gateway);
        return Math.max(0, Math.min(budget.aMinute() - spent.thisMinute(), budget.aDay() - spent.lastDay()));
    }

    /** One goes out. @param beyond whether the budget was used up before */
    void spend(UUID gateway, UUID text, boolean beyond) {
        transactions.run(() -> {
            var first = database.insertInto(SPENT)
                    .set(SPENT.GATEWAY, gateway)
                    .set(SPENT.MINUTE, minute())
                    .set(SPENT.MESSAGES, 1)
                    .onConflict(SPENT.GATEWAY, SPENT.MINUTE)
                    .doUpdate()
                    .set(SPENT.MESSAGES, SPENT.MESSAGES.plus(1))
                    .returning(SPENT.MESSAGES)
                    .fetchSingle()
                    .getMessages();
            if (first == 1) {
                database.deleteFrom(SPENT)
                        .where(SPENT.GATEWAY.eq(gateway), SPENT.MINUTE.le(minute().minus(KEPT)))
                        .execute();
            }
            if (beyond) {
                events.append("notify", text, "text-beyond-budget", null, Map.of("gateway", gateway));
            }
        });
    }

    private OffsetDateTime minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
    }
}
