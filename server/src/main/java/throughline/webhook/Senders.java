package throughline.webhook;

import static throughline.webhook.db.Tables.SENDER;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.webhook.db.tables.records.SenderRecord;

/** The front door to those who may tell us something; there are few. {@code by} is the user who does it. */
@Component
@Transactional
public class Senders {
    private static final String MODULE = "webhook";
    private static final int MOST = 50;

    /** So long the secret before counts beside the new one. */
    public static final Duration BOTH_COUNT = Duration.ofDays(1);

    /** @param secret shown this once */
    public record Made(Sender sender, String secret) {}

    private final DSLContext database;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Senders(DSLContext database, EventLog events, ApplicationEventPublisher announce, Ids ids, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** All of them by name. */
    @Transactional(readOnly = true)
    public List<Sender> all() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code webhook.no-such-sender} */
    @Transactional(readOnly = true)
    public Sender get(UUID id) {
        return fetch(SENDER.ID.eq(id)).stream().findFirst().orElseThrow(Senders::unknown);
    }

    /** @throws Refused {@code webhook.sender-name-taken}, {@code webhook.too-many-senders}, or with the field that is wrong */
    public Made add(SenderForm form, @Nullable UUID by) {
        var read = form.read();
        database.execute("lock table webhook.sender in share row exclusive mode"); // two of one name, one too many
        if (database.fetchCount(SENDER) >= MOST) {
            throw new Refused("webhook.too-many-senders", "There are {0} senders, which is the most.", MOST);
        }
        var secret = SharedSecret.fresh();
        var row = database.newRecord(SENDER);
        row.setId(ids.next());
        row.setSecret(secret.text());
        fill(row, read);
        row.setVersion(1);
        row.insert();
        return new Made(told(row.getId(), "sender-added", by, Map.of("after", form)), secret.text());
    }

    /** @throws Refused as {@link #add}, and {@code kernel.edited-by-someone-else} */
    public Sender change(UUID id, SenderForm form, @Nullable UUID by) {
        var read = form.read();
        var row = locked(id);
        if (form.version() == null || !form.version().equals(row.getVersion())) {
            throw Refused.editedBySomeoneElse();
        }
        fill(row, read);
        row.setVersion(row.getVersion() + 1);
        row.update();
        return told(id, "sender-changed", by, Map.of("after", form));
    }

    /** Nothing is taken from it any more, and what it told is forgotten. */
    public void remove(UUID id, @Nullable UUID by) {
        var row = locked(id);
        row.delete();
        events.append(MODULE, id, "sender-removed", by, Map.of("name", row.getName()));
        announce.publishEvent(new WebhooksChanged());
    }

    /** Another secret; the one before counts too for a day. */
    public Made rotate(UUID id, @Nullable UUID by) {
        var row = locked(id);
        var secret = SharedSecret.fresh();
        row.setOldSecret(row.getSecret());
        row.setOldSecretUntil(clock.instant().plus(BOTH_COUNT).atOffset(ZoneOffset.UTC));
        row.setSecret(secret.text());
        row.setVersion(row.getVersion() + 1);
        row.update();
        return new Made(told(id, "sender-secret-replaced", by, Map.of()), secret.text());
    }

    private void fill(SenderRecord row, SenderForm.Read read) {
        if (database.fetchExists(SENDER, SENDER.NAME.eq(read.name()), SENDER.ID.ne(row.getId()))) {
            throw new Refused("webhook.sender-name-taken", "There is a sender {0} already.", read.name());
        }
        row.setName(read.name());
        row.setEnabled(read.enabled());
        row.setPerMinute(read.perMinute());
    }

    private Sender told(UUID id, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, id, kind, by, data);
        announce.publishEvent(new WebhooksChanged());
        return get(id);
    }

    private SenderRecord locked(UUID id) {
        return database.selectFrom(SENDER)
                .where(SENDER.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Senders::unknown);
    }

    private List<Sender> fetch(Condition which) {
        return database.selectFrom(SENDER)
                .where(which)
                .orderBy(SENDER.NAME)
                .fetch(row -> new Sender(
                        row.getId(),
                        row.getName(),
                        row.getEnabled(),
                        row.getPerMinute(),
                        stillCounts(row),
                        row.getVersion()));
    }

    private @Nullable Instant stillCounts(SenderRecord row) {
        var until = row.getOldSecretUntil();
        return until != null && until.toInstant().isAfter(clock.instant()) ? until.toInstant() : null;
    }

    private static Refused unknown() {
        return new Refused("webhook.no-such-sender", "There is no such sender.");
    }
}
