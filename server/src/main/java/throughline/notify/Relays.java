package throughline.notify;

import static throughline.notify.db.Tables.RELAY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.notify.db.tables.records.RelayRecord;

/** The front door to the relays of pages and mails. {@code by} is the user who does it. */
@Component
@Transactional
public class Relays {
    private static final String SMTP = "smtp";

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;

    Relays(DSLContext database, EventLog events, Ids ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /** What whoever keeps technicians may know of a relay. */
    public record Named(UUID id, String name) {}

    record Ready(Gateway.Relay gateway, String channel, Budget budget) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<RelaySettings> list() {
        return database.selectFrom(RELAY).orderBy(RELAY.NAME).fetch(RelaySettings::of);
    }

    /** Those that pages may go through, also while they are switched off. */
    @Transactional(readOnly = true)
    public List<Named> forPages() {
        return database.selectFrom(RELAY)
                .where(RELAY.KIND.ne(SMTP))
                .orderBy(RELAY.NAME)
                .fetch(row -> new Named(row.getId(), row.getName()));
    }

    /** @throws Refused {@code notify.no-such-relay} */
    @Transactional(readOnly = true)
    public RelaySettings get(UUID id) {
        return RelaySettings.of(row(id));
    }

    public RelaySettings add(RelayForm form, @Nullable UUID by) {
        var row = database.newRecord(RELAY);
        row.setId(ids.next());
        row.setPassword("");
        row.setVersion(0);
        return store(row, form, "relay-added", by);
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} */
    public RelaySettings change(UUID id, RelayForm form, @Nullable UUID by) {
        var row = database.selectFrom(RELAY)
                .where(RELAY.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Relays::none);
        if (!row.getVersion().equals(form.version())) {
            throw Refused.editedBySomeoneElse();
        }
        return store(row, form, "relay-changed", by);
    }

    /** Whether pages may go through it now. */
    @Transactional(readOnly = true)
    public boolean takesPages(UUID relay) {
        return database.fetchExists(RELAY, RELAY.ID.eq(relay), RELAY.KIND.ne(SMTP), RELAY.ENABLED.isTrue());
    }

    /** Through which mails go now; null while there is none. */
    @Transactional(readOnly = true)
    public @Nullable UUID forMails() {
        return database.select(RELAY.ID)
                .from(RELAY)
                .where(RELAY.KIND.eq(SMTP), RELAY.ENABLED.isTrue())
                .orderBy(RELAY.NAME)
                .limit(1)
                .fetchOne(RELAY.ID);
    }

    @Transactional(readOnly = true)
    int longest(UUID relay) {
        return row(relay).getLongest();
    }

    @Transactional(readOnly = true)
    List<Ready> enabled() {
        return ready(RELAY.ENABLED.isTrue());
    }

    /** @return null while it is switched off */
    @Transactional(readOnly = true)
    @Nullable
    Ready enabled(UUID relay) {
        return ready(RELAY.ENABLED.isTrue().and(RELAY.ID.eq(relay))).stream()
                .findFirst()
                .orElse(null);
    }

    private List<Ready> ready(Condition which) {
        return database.selectFrom(RELAY)
                .where(which)
                .orderBy(RELAY.NAME)
                .fetch(row -> new Ready(
                        gateway(row),
                        row.getKind().equals(SMTP) ? "mail" : "pager",
                        new Budget(row.getAMinute(), row.getADay(), Budget.OF_A_RELAY.anHourEach())));
    }

    /** Checked under the form's own eyes; two at the same instant end in the table's constraint. */
    private RelaySettings store(RelayRecord row, RelayForm form, String what, @Nullable UUID by) {
        form.into(row, name -> database.fetchExists(RELAY, RELAY.NAME.eq(name), RELAY.ID.ne(row.getId())));
        row.setVersion(row.getVersion() + 1);
        row.store();
        var after = get(row.getId());
        events.append("notify", row.getId(), what, by, Map.of("after", after));
        return after;
    }

    private RelayRecord row(UUID id) {
        return database.selectFrom(RELAY).where(RELAY.ID.eq(id)).fetchOptional().orElseThrow(Relays::none);
    }

    private static Refused none() {
        return new Refused("notify.no-such-relay", "There is no such gateway.");
    }

    private static Gateway.Relay gateway(RelayRecord row) {
        var security = Gateway.Security.valueOf(row.getSecurity().toUpperCase(Locale.ROOT));
        return switch (row.getKind()) {
            case "snpp" ->
                new Gateway.Snpp(
                        row.getId(),
                        row.getHost(),
                        row.getPort(),
                        security == Gateway.Security.TLS,
                        row.getLogin(),
                        row.getPassword());
            case "tap" -> new Gateway.Tap(row.getId(), row.getHost(), row.getPort(), row.getPassword());
            default ->
                new Gateway.Smtp(
                        row.getId(),
                        row.getHost(),
                        row.getPort(),
                        security,
                        row.getLogin(),
                        row.getPassword(),
                        row.getSender());
        };
    }
}
