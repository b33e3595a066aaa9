package throughline.request;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.customer.Callers;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.Message;
import throughline.notify.Sentences;
import throughline.notify.Texts;
import throughline.people.People;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.WorkOrder;

/**
 * What callers are told by text while their order goes its way: when a technician accepts, when that time moves and when
 * another one comes instead, that it works
 * again or not yet, and that nobody comes. In the caller's language, the clock being the one on the site's wall; a repeat of the same
 * fact is the same text.
 */
@Component
class CallersHear {
    /** A time that moves by less is not worth a text. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(5);

    private final Texts texts;
    private final People people;
    private final ContactBook contacts;
    private final Callers callers;
    private final PhoneNumbers numbers;
    private final Units units;
    private final UnitCards cards;
    private final Sites sites;
    private final InstantSource clock;

    CallersHear(
            Texts texts,
            People people,
            ContactBook contacts,
            Callers callers,
            PhoneNumbers numbers,
            Units units,
            UnitCards cards,
            Sites sites,
            InstantSource clock) {
        this.texts = texts;
        this.people = people;
        this.contacts = contacts;
        this.callers = callers;
        this.numbers = numbers;
        this.units = units;
        this.cards = cards;
        this.sites = sites;
        this.clock = clock;
    }

    /** Somebody who joins an order that a technician has accepted hears the time of arrival at once. */
    void joined(WorkOrder order, RequestRecord row) {
        boolean comes = order.state().equals("accepted") || order.state().equals("on-the-way");
        if (comes && row.getToldArrivesAt() == null) {
            arrival(order, row, requireNonNull(order.technicianName()), requireNonNull(order.arrivesAt()), false);
        }
    }

    /** @param again the same technician tells another time */
    void arrival(WorkOrder order, RequestRecord row, String technician, Instant arrivesAt, boolean again) {
        var told = RequestRows.instant(row.getToldArrivesAt());
        if (again && told != null && Duration.between(told, arrivesAt).abs().compareTo(WORTH_TELLING) < 0) {
            return;
        }
        var number = row.getNumber();
        var company = people.company();
        boolean later = again && told != null && arrivesAt.isAfter(told);
        boolean instead = !again && told != null;
        var message = later
                ? new Message.ArrivesLater(company, number, technician, arrivesAt)
                : instead
                        ? new Message.ComesInstead(company, number, technician, arrivesAt)
                        : new Message.Accepted(company, number, technician, arrivesAt);
        if (send(order, row, message, "arrival-" + technician + "-" + arrivesAt)) {
            row.setToldArrivesAt(RequestRows.utc(arrivesAt));
            row.update();
        }
    }

    void over(WorkOrder order, RequestRecord row, boolean inService) {
        var company = people.company();
        var number = row.getNumber();
        send(
                order,
                row,
                inService
                        ? new Message.WorksAgain(company, number, place(order))
                        : new Message.LeftOutOfService(company, number, place(order)),
                "over");
    }

    /** @param on when the part is expected, on the calendar of the place */
    void waitsForPart(WorkOrder order, RequestRecord row, LocalDate on) {
        var message = new Message.WaitsForPart(people.company(), row.getNumber(), place(order), on);
        send(order, row, message, "part-" + on);
    }

    /** @param words by language; English, else any, where the caller's own is not among them */
    void incident(WorkOrder order, RequestRecord row, Map<String, String> words, String key) {
        var own = words.getOrDefault(
                languageOf(row),
                words.getOrDefault("en", words.values().iterator().next()));
        send(order, row, new Message.AboutIncident(people.company(), row.getNumber(), own), key);
    }

    void cancelled(WorkOrder order, RequestRecord row) {
        send(order, row, new Message.Cancelled(people.company(), row.getNumber()), "cancelled");
    }

    private boolean send(WorkOrder order, RequestRecord row, Message message, String reason) {
        var number = row.getTextCaller() ? reachable(row.getCallback()) : null;
        if (number == null) {
            return false;
        }
        var language = languageOf(row);
        var words = Sentences.of(message, language, ZoneId.of(order.zone()), clock.instant());
        var key = "caller-%s-%s-%s".formatted(row.getId(), order.id(), reason);
        texts.send(new Letter(number, language, words, key)
                .about(About.request(row.getId()))
                .causedOutside(true));
        return true;
    }

    /** Not the lift itself: its alarm button rings from a number that nobody reads. */
    private @Nullable String reachable(String callback) {
        return numbers.meanings(callback).stream()
                .map(PhoneNumber::e164)
                .findFirst()
                .filter(number -> cards.byPhone(number).isEmpty())
                .orElse(null);
    }

    private String languageOf(RequestRecord row) {
        var contact = row.getContact() == null ? null : contacts.get(row.getContact());
        UUID person = contact == null ? null : contact.person();
        var caller = person == null ? null : callers.person(person);
        return caller == null ? row.getLanguage() : caller.language();
    }

    private String place(WorkOrder order) {
        var site = sites.get(order.site());
        var address = site.street() + ", " + site.city();
        return order.unit() == null ? address : units.get(order.unit()).name() + ", " + address;
    }
}
