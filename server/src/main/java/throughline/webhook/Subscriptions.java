package throughline.webhook;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lower;
import static throughline.webhook.db.Tables.DELIVERY;
import static throughline.webhook.db.Tables.SUBSCRIPTION;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.egress.Answer;
import throughline.egress.Egress;
import throughline.house.Settings;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.people.Branches;
import throughline.webhook.db.tables.records.SubscriptionRecord;
import tools.jackson.databind.json.JsonMapper;

/** The front door to those who are told; there are few. {@code by} is the user who does it. */
@Component
@Transactional
public class Subscriptions {
    private static final String MODULE = "webhook";
    private static final String TEST = "throughline.test";
    private static final int MOST = 50;

    /** So long the secret before signs beside the new one. */
    public static final Duration BOTH_SIGN = Duration.ofDays(1);

    /** @param secret shown this once */
    public record Made(Subscription subscription, String secret) {}

    private final DSLContext database;
    private final EventLog events;
    private final Branches branches;
    private final Egress egress;
    private final Deliverer deliverer;
    private final Settings settings;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    Subscriptions(
            DSLContext database,
            EventLog events,
            Branches branches,
            Egress egress,
            Deliverer deliverer,
            Settings settings,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.events = events;
        this.branches = branches;
        this.egress = egress;
        this.deliverer = deliverer;
        this.settings = settings;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** All that can be told of. */
    public static List<Kind> kinds() {
        return Kinds.ALL;
    }

    /** All of them by name. */
    @Transactional(readOnly = true)
    public List<Subscription> all() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code webhook.no-such-subscription} */
    @Transactional(readOnly = true)
    public Subscription get(UUID id) {
        return fetch(SUBSCRIPTION.ID.eq(id)).stream().findFirst().orElseThrow(Subscriptions::unknown);
    }

    /** @throws Refused {@code webhook.subscription-name-taken}, {@code webhook.too-many-subscriptions}, or with the field that is wrong */
    public Made add(SubscriptionForm form, @Nullable UUID by) {
        var read = form.read(egress);
        branches.mustExist(Set.of(read.branch()));
        database.execute(
                "lock table webhook.subscription in share row exclusive mode"); // two of one name, one too many
        if (database.fetchCount(SUBSCRIPTION) >= MOST) {
            throw new Refused(
                    "webhook.too-many-subscriptions", "There are {0} subscriptions, which is the most.", MOST);
        }
        var row = database.newRecord(SUBSCRIPTION);
        row.setId(ids.next());
        var secret = SharedSecret.fresh();
        row.setSecret(secret.text());
        row.setToldSince(now());
        fill(row, read);
        row.setVersion(1);
        row.insert();
        var after = told(row.getId(), "subscription-added", by, Map.of("after", form));
        return new Made(after, secret.text());
    }

    /** @throws Refused as {@link #add}, and {@code kernel.edited-by-someone-else} */
    public Subscription change(UUID id, SubscriptionForm form, @Nullable UUID by) {
        var read = form.read(egress);
        branches.mustExist(Set.of(read.branch()));
        var before = locked(id);
        if (form.version() == null || !form.version().equals(before.getVersion())) {
            throw Refused.editedBySomeoneElse();
        }
        fill(before, read);
        before.setVersion(before.getVersion() + 1);
        before.update();
        return told(id, "subscription-changed", by, Map.of("after", form));
    }

    /** It is told nothing any more; what was on its way to it is forgotten. */
    public void remove(UUID id, @Nullable UUID by) {
        var row = locked(id);
        row.delete();
        events.append(MODULE, id, "subscription-removed", by, Map.of("name", row.getName()));
        announce.publishEvent(new WebhooksChanged());
    }

    /** Another secret; the one before signs too for a day, so that nothing is refused while the other side changes over. */
    public Made rotate(UUID id, @Nullable UUID by) {
        var row = locked(id);
        var secret = SharedSecret.fresh();
        row.setOldSecret(row.getSecret());
        row.setOldSecretUntil(now().plus(BOTH_SIGN));
        row.setSecret(secret.text());
        row.setVersion(row.getVersion() + 1);
        row.update();
        return new Made(told(id, "subscription-secret-replaced", by, Map.of()), secret.text());
    }

    /**
     * Sends an event of the type {@code throughline.test} now, once, whatever the state.
     *
     * @return what came of it
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Answer test(UUID id, @Nullable UUID by) {
        var row = database.fetchOptional(SUBSCRIPTION, SUBSCRIPTION.ID.eq(id)).orElseThrow(Subscriptions::unknown);
        var event = ids.next();
        var body = json.writeValueAsString(
                new CloudEvent(event, settings.url().toString(), TEST, id, clock.instant(), json.createObjectNode()));
        events.append(MODULE, id, "subscription-tested", by, Map.of());
        return deliverer.post(row, "msg_" + event, body);
    }

    private void fill(SubscriptionRecord row, SubscriptionForm.Read read) {
        if (database.fetchExists(
                SUBSCRIPTION, lower(SUBSCRIPTION.NAME).eq(lower(read.name())), SUBSCRIPTION.ID.ne(row.getId()))) {
            throw new Refused("webhook.subscription-name-taken", "There is a subscription {0} already.", read.name());
        }
        row.setName(read.name());
        row.setUrl(read.url());
        row.setKinds(read.kinds());
        row.setBranch(read.branch());
        if (read.on() && !"on".equals(row.getState()) && !"paused".equals(row.getState())) {
            row.setToldSince(now());
        }
        row.setState(read.on() ? "on" : "off");
        row.setPausedAt(null);
        row.setPausedWhy(null);
        row.setFailingSince(null);
    }

    private Subscription told(UUID id, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, id, kind, by, data);
        announce.publishEvent(new WebhooksChanged());
        return get(id);
    }

    private SubscriptionRecord locked(UUID id) {
        return database.selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Subscriptions::unknown);
    }

    private List<Subscription> fetch(Condition which) {
        var waiting = count().filterWhere(DELIVERY.STATE.in("waiting", "sending"));
        var dead = count().filterWhere(DELIVERY.STATE.eq("dead"));
        var counts = database.select(DELIVERY.SUBSCRIPTION, waiting, dead)
                .from(DELIVERY)
                .where(DELIVERY.STATE.ne("delivered"))
                .groupBy(DELIVERY.SUBSCRIPTION)
                .fetchMap(DELIVERY.SUBSCRIPTION);
        return database.selectFrom(SUBSCRIPTION)
                .where(which)
                .orderBy(SUBSCRIPTION.NAME, SUBSCRIPTION.ID)
                .fetch(row -> {
                    var counted = counts.get(row.getId());
                    return new Subscription(
                            row.getId(),
                            row.getName(),
                            row.getUrl(),
                            Arrays.asList(row.getKinds()),
                            row.getBranch(),
                            Subscription.State.of(row.getState()),
                            instant(row.getPausedAt()),
                            row.getPausedWhy(),
                            instant(row.getFailingSince()),
                            stillSigns(row),
                            counted == null ? 0 : counted.value2(),
                            counted == null ? 0 : counted.value3(),
                            row.getVersion());
                });
    }

    private @Nullable Instant stillSigns(SubscriptionRecord row) {
        var until = instant(row.getOldSecretUntil());
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Refused unknown() {
        return new Refused("webhook.no-such-subscription", "There is no such subscription.");
    }
}
