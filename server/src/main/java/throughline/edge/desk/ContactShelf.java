package throughline.edge.desk;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Unit;
import throughline.asset.UnitCard;
import throughline.asset.UnitCards;
import throughline.asset.Units;
import throughline.contact.Contact;
import throughline.contact.ContactBook;
import throughline.contact.Happening;
import throughline.customer.Caller;
import throughline.customer.Callers;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.customer.Who;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;
import throughline.work.OrderBook;

/** Puts together what belongs to a contact on screen, from the rooms that own the parts. */
@Component
class ContactShelf {
    private static final int UNITS_TO_CHOOSE_FROM = 30;
    private static final int HISTORY = 20;

    private final ContactBook contacts;
    private final Callers callers;
    private final UnitCards units;
    private final Units directory;
    private final OrderBook orders;
    private final RepeatShelf repeats;
    private final People people;
    private final InstantSource clock;

    ContactShelf(
            ContactBook contacts,
            Callers callers,
            UnitCards units,
            Units directory,
            OrderBook orders,
            RepeatShelf repeats,
            People people,
            InstantSource clock) {
        this.orders = orders;
        this.repeats = repeats;
        this.contacts = contacts;
        this.callers = callers;
        this.units = units;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    /** A handful of queries however long the list. */
    List<ContactRow> rows(List<Contact> list, @Nullable Set<UUID> reachedUsLater) {
        var agents = names(each(list, Contact::agent));
        var callerNames = callerNames(list);
        var unitNumbers = directory.all(each(list, Contact::unit)).stream().collect(toMap(Unit::id, Unit::number));
        return list.stream()
                .map(contact -> row(
                        contact,
                        agents,
                        callerNames.get(contact.id()),
                        contact.unit() == null ? null : unitNumbers.get(contact.unit()),
                        reachedUsLater == null ? null : reachedUsLater.contains(contact.id())))
                .toList();
    }

    /** By contact: the person who was chosen as its caller, else the customer. */
    private Map<UUID, String> callerNames(List<Contact> list) {
        var people = callers.people(each(list, Contact::person));
        var customers = callers.customers(
                each(list.stream().filter(contact -> contact.person() == null).toList(), Contact::customer));
        var byContact = new HashMap<UUID, String>();
        for (var contact : list) {
            var caller = contact.person() != null
                    ? people.get(contact.person())
                    : contact.customer() == null ? null : customers.get(contact.customer());
            if (caller != null) {
                byContact.put(contact.id(), caller.name());
            }
        }
        return byContact;
    }

    private static List<UUID> each(List<Contact> list, Function<Contact, @Nullable UUID> part) {
        return list.stream().map(part).filter(Objects::nonNull).distinct().toList();
    }

    ContactCard card(UUID id, String language) {
        var contact = contacts.get(id);
        var chosenCaller = chosenCaller(contact);
        var caller = whoCalls(contact, chosenCaller);
        var unit = contact.unit() == null ? null : units.of(contact.unit());
        var row = row(
                contact,
                names(each(List.of(contact), Contact::agent)),
                chosenCaller == null ? null : chosenCaller.name(),
                unit == null ? null : unit.number(),
                null);
        return new ContactCard(
                row,
                caller,
                unit == null ? null : withHistory(unit, id, language),
                contact.note(),
                true,
                contact.recordingFile() == null
                        ? null
                        : new ContactCard.RecordingShown(contact.recordingSeconds(), true),
                List.of());
    }

    List<ContactCard.TimelineLine> timeline(UUID contact) {
        var happenings = contacts.timeline(contact);
        var names = names(
                happenings.stream().map(Happening::by).filter(Objects::nonNull).toList());
        return happenings.stream()
                .map(line -> new ContactCard.TimelineLine(line.at(), line.kind(), named(line.by(), names), line.data()))
                .toList();
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return people.names(ids.stream().map(UserId::new).toList()).entrySet().stream()
                .collect(toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
    }

    private ContactCard.WhoCalls whoCalls(Contact contact, @Nullable Caller chosen) {
        var found = chosen != null ? List.of(chosen) : everybody(callers.whoIs(contact.from()));
        var kind = switch (found.size()) {
            case 0 -> "unknown";
            case 1 -> "known";
            default -> "several";
        };
        return new ContactCard.WhoCalls(
                kind, found.stream().map(ContactShelf::shown).toList(), likelyUnits(contact, found));
    }

    private List<ContactCard.UnitWithHistory> likelyUnits(Contact contact, List<Caller> found) {
        var ringing = units.byPhone(contact.from());
        var likely = ringing.isEmpty()
                ? units.ofCustomers(
                        found.stream().map(Caller::customer).distinct().toList(), UNITS_TO_CHOOSE_FROM)
                : ringing;
        return likely.stream()
                .map(unit -> new ContactCard.UnitWithHistory(unit, List.of(), null))
                .toList();
    }

    private @Nullable Caller chosenCaller(Contact contact) {
        if (contact.person() != null) {
            return callers.person(contact.person());
        }
        return contact.customer() == null ? null : callers.customer(contact.customer());
    }

    private static List<Caller> everybody(Who who) {
        return switch (who) {
            case Who.Known(var one) -> List.of(one);
            case Who.Several(var several) -> several;
            case Who.Unknown _ -> List.of();
        };
    }

    private static ContactCard.PersonShown shown(Caller caller) {
        return new ContactCard.PersonShown(
                caller.person(),
                caller.name(),
                caller.role(),
                new ContactRow.Named(caller.customer(), caller.customerName()),
                caller.language(),
                caller.hearsBadly());
    }

    private ContactCard.UnitWithHistory withHistory(UnitCard unit, UUID except, String language) {
        var filter = new ContactBook.Filter(null, null, null, unit.id());
        var talks = contacts.list(filter, Slice.first(HISTORY)).items().stream()
                .filter(contact -> !contact.id().equals(except))
                .map(contact -> new ContactCard.HistoryLine(
                        contact.openedAt(),
                        contact.answeredAt() == null ? "abandoned" : "call",
                        contact.note(),
                        contact.id(),
                        null,
                        null));
        var jobs = orders.newest(OrderBook.Filter.ofUnit(unit.id()), Slice.first(HISTORY)).items().stream()
                .map(order -> new ContactCard.HistoryLine(
                        order.raisedAt(),
                        "order",
                        order.headline(language),
                        null,
                        new ContactCard.OrderNumber(order.id(), order.number()),
                        order.technicianName()));
        var history = Stream.concat(talks, jobs)
                .sorted(comparing(ContactCard.HistoryLine::at).reversed())
                .limit(HISTORY)
                .toList();
        return new ContactCard.UnitWithHistory(unit, history, repeats.ofUnit(unit.id(), language));
    }

    private ContactRow row(
            Contact contact,
            Map<UUID, String> agents,
            @Nullable String callerName,
            @Nullable String unitNumber,
            @Nullable Boolean reachedUsLater) {
        return new ContactRow(
                contact.id(),
                contact.number(),
                contact.direction(),
                contact.from(),
                contact.fromE164() == null ? contact.from() : PhoneNumbers.shown(new PhoneNumber(contact.fromE164())),
                contact.dialled(),
                contact.queueName(),
                contact.language(),
                contact.state(),
                contact.openedAt(),
                contact.answeredAt(),
                contact.endedAt(),
                contact.closedAt(),
                named(contact.agent(), agents),
                contact.waited(clock.instant()).toSeconds(),
                contact.outcome(),
                contact.endReason(),
                callerName,
                unitNumber,
                reachedUsLater);
    }

    private static ContactRow.@Nullable Named named(@Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : new ContactRow.Named(id, names.getOrDefault(id, ""));
    }
}
