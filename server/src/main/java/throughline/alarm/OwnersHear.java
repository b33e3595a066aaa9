package throughline.alarm;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.MissedTestRecord;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPerson;
import throughline.customer.Customers;
import throughline.kernel.EventLog;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.Message;
import throughline.notify.Relays;
import throughline.notify.Sentences;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.people.People;
import throughline.work.WorkOrder;

/**
 * Whoever speaks for the owner of a lift and wants texts or mails hears that nobody may be able to call for help from it. Nobody is woken:
 * what is found at night is told in the morning of the place.
 */
@Component
class OwnersHear {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final int MOST = 5;

    private final ContactPeople contacts;
    private final Customers customers;
    private final Units units;
    private final Sites sites;
    private final Relays relays;
    private final Texts texts;
    private final People people;
    private final EventLog events;
    private final InstantSource clock;

    OwnersHear(
            ContactPeople contacts,
            Customers customers,
            Units units,
            Sites sites,
            Relays relays,
            Texts texts,
            People people,
            EventLog events,
            InstantSource clock) {
        this.contacts = contacts;
        this.customers = customers;
        this.units = units;
        this.sites = sites;
        this.relays = relays;
        this.texts = texts;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** For whoever goes there, in the language of the customer. */
    String whatTheLineSaid(MissedTestRecord missed) {
        var unit = units.get(missed.getUnit());
        var site = sites.get(unit.site().id());
        var phone = unit.phones().stream().findFirst().orElse("");
        var said = switch (missed.getAnswer()) {
            case "answered" -> new Message.LineAnswers(phone);
            case "busy" -> new Message.LineIsBusy(phone);
            case "no-answer" -> new Message.LineIsSilent(phone);
            default -> new Message.LineWasNotTried();
        };
        return say(said, customers.get(site.customer()).language(), site.zone());
    }

    void hear(MissedTestRecord missed, WorkOrder order) {
        var unit = units.get(missed.getUnit());
        var since = missed.getLateSince().toInstant();
        var message = new Message.TestCallMissing(people.company(), order.number(), place(unit), since);
        var told = contacts.of(order.customer()).stream()
                .filter(person -> !person.prefers().equals("call"))
                .limit(MOST)
                .filter(person -> tell(person, message, order, missed.getId()))
                .map(ContactPerson::id)
                .toList();
        events.append("alarm", missed.getUnit(), "owner-told", null, Map.of("people", told, "order", order.id()));
    }

    private boolean tell(ContactPerson person, Message message, WorkOrder order, UUID missed) {
        var mail = person.prefers().equals("mail");
        var to = (mail ? person.emails() : person.phones()).stream().findFirst().orElse(null);
        var relay = mail ? relays.forMails() : null;
        if (to == null || mail && relay == null) {
            return false;
        }
        var words = say(message, person.language(), order.zone());
        var letter = new Letter(to, person.language(), words, "missed-test-%s-%s".formatted(missed, person.id()))
                .about(About.order(order.id()));
        var day = inTheDay(clock.instant(), ZoneId.of(order.zone()));
        var due = day == null ? letter : letter.dueAt(day);
        texts.send(
                mail
                        ? due.by(new Via.Mail(requireNonNull(relay), place(units.get(requireNonNull(order.unit())))))
                        : due);
        return true;
    }

    /** Null where it is day. */
    static @Nullable Instant inTheDay(Instant now, ZoneId zone) {
        var there = now.atZone(zone);
        var time = there.toLocalTime();
        if (!time.isBefore(MORNING) && time.isBefore(EVENING)) {
            return null;
        }
        var day = time.isBefore(MORNING)
                ? there.toLocalDate()
                : there.toLocalDate().plusDays(1);
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private String say(Message message, String language, String zone) {
        return Sentences.of(message, language, ZoneId.of(zone), clock.instant());
    }

    private static String place(Unit unit) {
        return "%s, %s".formatted(unit.name(), unit.site().street());
    }
}
