package throughline.telephony;

import static throughline.telephony.db.Tables.ALERT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.house.Settings;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.notify.Letter;
import throughline.notify.Message;
import throughline.notify.Relays;
import throughline.notify.Sentences;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.people.People;
import throughline.telephony.db.tables.records.AlertRecord;

/** The front door to what looks like fraud: on the screens of those who lead, and by mail to those who can stop calls. */
@Component
@Transactional
public class TollAlerts {
    /** What begins again after so long is told again. */
    private static final Duration QUIET = Duration.ofMinutes(30);

    private static final int MOST = 50;

    private final DSLContext database;
    private final EventLog events;
    private final People people;
    private final Relays relays;
    private final Texts texts;
    private final Settings settings;
    private final ApplicationEventPublisher publisher;
    private final Ids ids;
    private final InstantSource clock;

    TollAlerts(
            DSLContext database,
            EventLog events,
            People people,
            Relays relays,
            Texts texts,
            Settings settings,
            ApplicationEventPublisher publisher,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.events = events;
        this.people = people;
        this.relays = relays;
        this.texts = texts;
        this.settings = settings;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One burst.
     *
     * @param times so many calls, texts or lines of a bill so far
     */
    public record Alert(UUID id, AlertKind kind, int times, Instant beganAt, Instant lastAt) {}

    /** Those that nobody has said to know yet, the latest first. */
    @Transactional(readOnly = true)
    public List<Alert> unseen() {
        return database.selectFrom(ALERT)
                .where(ALERT.SEEN_AT.isNull())
                .orderBy(ALERT.LAST_AT.desc())
                .limit(MOST)
                .fetch(row -> new Alert(
                        row.getId(),
                        AlertKind.of(row.getKind()),
                        row.getTimes(),
                        row.getBeganAt().toInstant(),
                        row.getLastAt().toInstant()));
    }

    /** Somebody knows. Whoever says so again says nothing new. */
    public void seen(UUID alert, UUID by) {
        if (!database.fetchExists(ALERT, ALERT.ID.eq(alert))) {
            throw new Refused("telephony.no-such-alert", "There is no such alert.");
        }
        int first = database.update(ALERT)
                .set(ALERT.SEEN_AT, now())
                .set(ALERT.SEEN_BY, by)
                .where(ALERT.ID.eq(alert), ALERT.SEEN_AT.isNull())
                .execute();
        if (first == 1) {
            events.append("telephony", alert, "alert-seen", by, Map.of());
            publisher.publishEvent(new TollAlertsChanged());
        }
    }

    /**
     * Something looks like fraud. Within one burst people are told once.
     *
     * @param soFar how many times at its beginning; {@code more} of them are new
     */
    void raise(AlertKind kind, int soFar, int more) {
        database.execute("select pg_advisory_xact_lock(hashtext('telephony.alert'))");
        var last = database.selectFrom(ALERT)
                .where(ALERT.KIND.eq(kind.word()))
                .orderBy(ALERT.BEGAN_AT.desc())
                .limit(1)
                .fetchOne();
        if (last != null && goesOn(last)) {
            last.setTimes(last.getTimes() + more);
            last.setLastAt(now());
            last.update();
        } else {
            var id = ids.next();
            database.insertInto(ALERT)
                    .set(ALERT.ID, id)
                    .set(ALERT.KIND, kind.word())
                    .set(ALERT.TIMES, soFar)
                    .set(ALERT.BEGAN_AT, now())
                    .set(ALERT.LAST_AT, now())
                    .execute();
            events.append("telephony", id, "alert-raised", null, Map.of("why", kind.word(), "times", soFar));
            write(id, kind, soFar);
        }
        publisher.publishEvent(new TollAlertsChanged());
    }

    private boolean goesOn(AlertRecord last) {
        var quiet = now().minus(QUIET);
        return last.getLastAt().isAfter(quiet)
                && (last.getSeenAt() == null || last.getSeenAt().isAfter(quiet));
    }

    private void write(UUID alert, AlertKind kind, int times) {
        var relay = relays.forMails();
        if (relay == null) {
            return;
        }
        var zone = ZoneId.systemDefault();
        var company = people.company();
        for (var person : people.administratorsOfAll()) {
            var subject = Sentences.of(new Message.LooksLikeFraud(company), person.language(), zone, clock.instant());
            var words = Sentences.of(message(kind, company, times), person.language(), zone, clock.instant());
            texts.send(new Letter(
                            person.email(),
                            person.language(),
                            words,
                            "alert-%s-%s".formatted(alert, person.id().value()))
                    .by(new Via.Mail(relay, subject))
                    .urgent(true));
        }
    }

    private Message message(AlertKind kind, String company, int times) {
        return switch (kind) {
            case REFUSED -> new Message.CallsRefused(company, times, page("carrier"));
            case SPENT -> new Message.CallsTooDear(company, page("carrier"));
            case UNUSUAL -> new Message.CallsUnusual(company, page("carrier"));
            case TEXTS -> new Message.TextsHeldBack(company, page("outbox"));
            case BILL -> new Message.BillDiffers(company, page("bills"));
        };
    }

    private String page(String name) {
        return settings.url().resolve("/admin/" + name).toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
