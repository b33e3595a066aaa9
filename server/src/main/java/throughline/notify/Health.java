package throughline.notify;

import static throughline.notify.db.Tables.HEALTH;
import static throughline.notify.db.Tables.TEXT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.notify.Carrier.Answer;

/** The front door to how each gateway fares. */
@Component
public class Health {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final DSLContext database;
    private final Transactions transactions;
    private final Gateways gateways;
    private final Relays relays;
    private final Spending spending;
    private final List<GatewayWire> wires;
    private final InstantSource clock;
    private final Map<UUID, Instant> wellAt = new ConcurrentHashMap<>();

    Health(
            DSLContext database,
            Transactions transactions,
            Gateways gateways,
            Relays relays,
            Spending spending,
            List<GatewayWire> wires,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.gateways = gateways;
        this.relays = relays;
        this.spending = spending;
        this.wires = wires;
        this.clock = clock;
    }

    /**
     * One gateway at this moment.
     *
     * @param name empty for the gateway of texts
     * @param connected whether its connection stands; null for a gateway to which none is kept
     * @param failure what was said when it last failed
     * @param waiting so many messages are to go through it
     */
    public record Shown(
            UUID id,
            String name,
            String kind,
            boolean enabled,
            @Nullable Boolean connected,
            @Nullable Instant succeededAt,
            @Nullable Instant failedAt,
            @Nullable String failure,
            int waiting,
            int thisMinute,
            int aMinute,
            int lastDay,
            int aDay) {}

    /** That of texts first, then by name. */
    public List<Shown> all() {
        return transactions.in(() -> {
            var texts = gateways.get();
            var all = new ArrayList<Shown>();
            all.add(shown(
                    new Of(Gateways.THE_GATEWAY, "", texts.kind(), texts.enabled(), texts.aMinute(), texts.aDay()),
                    gateways.enabled(),
                    TEXT.RELAY.isNull()));
            for (var relay : relays.list()) {
                var ready = relays.enabled(relay.id());
                all.add(shown(
                        new Of(relay.id(), relay.name(), relay.kind(), relay.enabled(), relay.aMinute(), relay.aDay()),
                        ready == null ? null : ready.gateway(),
                        TEXT.RELAY.eq(relay.id())));
            }
            return all;
        });
    }

    /** That all is well is written down once in a while; what is not, and the first success after it, always. */
    void note(UUID gateway, Answer answer) {
        var now = clock.instant();
        if (!(answer instanceof Answer.Taken)) {
            wellAt.remove(gateway);
        } else if (now.isBefore(wellAt.getOrDefault(gateway, Instant.MIN).plus(A_WHILE))) {
            return;
        }
        write(gateway, answer);
        if (answer instanceof Answer.Taken) {
            wellAt.put(gateway, now);
        }
    }

    private void write(UUID gateway, Answer answer) {
        transactions.run(() -> {
            var row = database.newRecord(HEALTH);
            row.setGateway(gateway);
            if (answer instanceof Answer.Taken) {
                row.setSucceededAt(now());
            } else {
                row.setFailedAt(now());
                row.setFailure(answer.words());
            }
            database.insertInto(HEALTH)
                    .set(row)
                    .onConflict(HEALTH.GATEWAY)
                    .doUpdate()
                    .set(row)
                    .execute();
        });
    }

    private record Of(UUID id, String name, String kind, boolean enabled, int aMinute, int aDay) {}

    private Shown shown(Of of, @Nullable Gateway enabled, Condition its) {
        var health = database.selectFrom(HEALTH).where(HEALTH.GATEWAY.eq(of.id)).fetchOptional();
        var spent = spending.of(of.id);
        return new Shown(
                of.id,
                of.name,
                of.kind,
                of.enabled,
                enabled == null ? null : isConnected(enabled),
                health.map(row -> instant(row.getSucceededAt())).orElse(null),
                health.map(row -> instant(row.getFailedAt())).orElse(null),
                health.map(row -> row.getFailure()).orElse(null),
                database.fetchCount(TEXT, its, TEXT.STATE.in("waiting", "sending")),
                spent.thisMinute(),
                of.aMinute,
                spent.lastDay(),
                of.aDay);
    }

    private @Nullable Boolean isConnected(Gateway gateway) {
        return wires.stream()
                .map(wire -> wire.isConnected(gateway))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
