package throughline.edge.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.Units;
import throughline.attachment.Attachments;
import throughline.contact.Contact;
import throughline.contact.ContactBook;
import throughline.customer.Caller;
import throughline.customer.Callers;
import throughline.dispatch.Candidate;
import throughline.dispatch.Candidates;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.OfferState;
import throughline.dispatch.Technicians;
import throughline.fieldapp.AppBook;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.offercall.OfferCallBook;
import throughline.request.Request;
import throughline.request.RequestBook;
import throughline.work.Line;
import throughline.work.OrderBook;
import throughline.work.Promises;
import throughline.work.Repeat;
import throughline.work.WorkOrder;

/** The page of one work order: its facts from `work`, its attempts from `dispatch`, its callers from `request`, and one timeline of all. */
@Component
class OrderPages {
    private final OrderBook orders;
    private final OrderShelf shelf;
    private final RepeatShelf repeats;
    private final Promises promises;
    private final OfferBook offers;
    private final OfferCallBook offerCalls;
    private final AppBook app;
    private final Candidates candidates;
    private final Technicians technicians;
    private final RequestBook requests;
    private final ContactBook contacts;
    private final Callers callers;
    private final Texts texts;
    private final Attachments attachments;
    private final Units units;
    private final Sites sites;
    private final Readers readers;

    OrderPages(
            OrderBook orders,
            OrderShelf shelf,
            RepeatShelf repeats,
            Promises promises,
            OfferBook offers,
            OfferCallBook offerCalls,
            AppBook app,
            Candidates candidates,
            Technicians technicians,
            RequestBook requests,
            ContactBook contacts,
            Callers callers,
            Texts texts,
            Attachments attachments,
            Units units,
            Sites sites,
            Readers readers) {
        this.orders = orders;
        this.shelf = shelf;
        this.repeats = repeats;
        this.promises = promises;
        this.offers = offers;
        this.offerCalls = offerCalls;
        this.app = app;
        this.candidates = candidates;
        this.technicians = technicians;
        this.requests = requests;
        this.contacts = contacts;
        this.callers = callers;
        this.texts = texts;
        this.attachments = attachments;
        this.units = units;
        this.sites = sites;
        this.readers = readers;
    }

    OrderCard page(UUID id, String language) {
        var order = orders.get(id);
        var linked = requests.ofOrder(id);
        var asked = offers.of(List.of(id));
        var site = sites.get(order.site());
        var unit = order.unit() == null ? null : units.get(order.unit());
        var subjects = new ArrayList<>(linked.stream().map(Request::id).toList());
        subjects.add(id);
        var sent = texts.about(subjects);
        var rang = callersOf(linked);
        var repeat = repeats.of(order);
        return new OrderCard(
                order.id(),
                order.number(),
                order.state(),
                order.priority().number(),
                order.urgency(),
                order.headline(language),
                order.problem().code(),
                order.words(),
                unit == null ? null : new OrderCard.UnitShown(unit.id(), unit.number(), unit.name()),
                new OrderCard.SiteShown(
                        site.id(),
                        site.name(),
                        site.street(),
                        site.postcode(),
                        site.city(),
                        site.country(),
                        site.zone(),
                        site.access()),
                order.area(),
                order.raisedAt(),
                order.dueAt(),
                order.promiseMet(),
                promise(id),
                PriceShown.of(order.charge()),
                Line.of(order),
                going(order),
                order.arrivesAt(),
                order.acceptedAt(),
                order.onTheWayAt(),
                order.onSiteAt(),
                order.trapped(),
                order.releasedAt(),
                order.closedAt(),
                shelf.hold(order),
                cancelled(order),
                order.followUpOf() == null ? null : numberOf(orders.get(order.followUpOf())),
                numberOf(orders.followUpOf(id)),
                order.report(),
                repeats.shown(repeat, language),
                order.isOpen() ? shelf.next(id) : null,
                asked.stream().map(this::attempt).toList(),
                order.isOpen() ? ranked(order, repeat) : List.of(),
                linked.stream()
                        .map(request -> caller(request, rang.get(request.id()), sent))
                        .toList(),
                attachments.of(subjects).stream().map(AttachmentCard::of).toList(),
                null,
                order.version(),
                timeline(order, linked, sent));
    }

    private OrderCard.PromiseShown promise(UUID order) {
        var standing = promises.of(order);
        var allowed = standing.allowed();
        return new OrderCard.PromiseShown(
                standing.plan(),
                standing.reading().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                allowed == null ? null : allowed.toMinutes(),
                standing.hours(),
                standing.reading().paused().toMinutes());
    }

    private OrderCard.@Nullable Going going(WorkOrder order) {
        var technician = order.technician();
        if (technician == null) {
            return null;
        }
        var who = technicians.get(technician);
        return new OrderCard.Going(who.id(), who.name(), who.phone());
    }

    private OrderCard.@Nullable CancelledShown cancelled(WorkOrder order) {
        var why = order.cancelled();
        if (why == null) {
            return null;
        }
        var remaining = why.duplicateOf() == null ? null : orders.get(why.duplicateOf());
        return new OrderCard.CancelledShown(why.reason().word(), numberOf(remaining));
    }

    private static OrderCard.@Nullable OrderNumber numberOf(@Nullable WorkOrder order) {
        return order == null ? null : new OrderCard.OrderNumber(order.id(), order.number());
    }

    private OrderCard.Attempt attempt(Offer offer) {
        boolean reached = offer.deliveredAt() != null || offer.state() == OfferState.READ;
        return new OrderCard.Attempt(
                offer.id(),
                new ContactRow.Named(offer.technician().id(), offer.technician().name()),
                offer.seat(),
                offer.state().word(),
                offer.at(),
                offer.channel(),
                reached,
                offer.reason(),
                offer.settledAt(),
                offer.answerBy(),
                readers.named(offer.byHand()),
                offer.byHandReason());
    }

    private List<OrderCard.CandidateShown> ranked(WorkOrder order, @Nullable Repeat repeat) {
        var all = candidates.of(order);
        var busy = new HashMap<UUID, String>();
        orders.all(all.stream()
                        .map(each -> each.busyWith())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .forEach(each -> busy.put(each.id(), each.number()));
        return all.stream()
                .map(each -> new OrderCard.CandidateShown(
                        new ContactRow.Named(
                                each.technician().id(), each.technician().name()),
                        each.technician().phone(),
                        why(each, repeat),
                        each.step(),
                        each.score(),
                        each.isExcluded(),
                        each.rank(),
                        each.busyWith() == null ? null : new OrderCard.BusyWith(busy.getOrDefault(each.busyWith(), "")),
                        each.thereAbout()))
                .toList();
    }

    /** Who was there just before, and it failed again: the dispatcher may prefer somebody else. The order of the list stays. */
    private static List<OrderCard.Why> why(Candidate candidate, @Nullable Repeat repeat) {
        var why = new ArrayList<OrderCard.Why>();
        candidate
                .parts()
                .forEach(each -> why.add(new OrderCard.Why(
                        each.why().word(),
                        each.points(),
                        each.why().excludes(),
                        each.count(),
                        each.what(),
                        each.at())));
        var visits = repeat == null || !repeat.isFlagged()
                ? 0
                : repeat.visits().getOrDefault(candidate.technician().id(), 0);
        if (visits > 0) {
            why.add(new OrderCard.Why("was-here", 0, false, visits, null, null));
        }
        return List.copyOf(why);
    }

    private OrderCard.LinkedCaller caller(Request request, @Nullable Caller who, List<Text> sent) {
        int told = (int) sent.stream()
                .filter(text -> text.about() != null && text.about().id().equals(request.id()))
                .count();
        return new OrderCard.LinkedCaller(
                new OrderCard.OrderNumber(request.id(), request.number()),
                request.number(),
                who == null ? null : who.name(),
                request.callback().isEmpty() ? null : request.callback(),
                request.words(),
                request.medical(),
                told);
    }

    /** Who rang, by request, as far as a person was chosen; two queries however many rang. */
    private Map<UUID, Caller> callersOf(List<Request> linked) {
        var contactsById =
                contacts
                        .all(linked.stream()
                                .map(Request::contact)
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Contact::id, Function.identity()));
        var people = callers.people(contactsById.values().stream()
                .map(Contact::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var byRequest = new HashMap<UUID, Caller>();
        for (var request : linked) {
            var contact = request.contact() == null ? null : contactsById.get(request.contact());
            var caller = contact == null || contact.person() == null ? null : people.get(contact.person());
            if (caller != null) {
                byRequest.put(request.id(), caller);
            }
        }
        return byRequest;
    }

    private List<OrderCard.Happening> timeline(WorkOrder order, List<Request> linked, List<Text> sent) {
        var all = new ArrayList<OrderCard.Happening>();
        for (var line : orders.timeline(order.id())) {
            all.add(new OrderCard.Happening(
                    line.at(), line.kind(), readers.named(line.by()), text(line.data(), "name"), line.data(), "work"));
        }
        for (var line : offers.timeline(order.id())) {
            all.add(new OrderCard.Happening(
                    line.at(),
                    line.kind(),
                    readers.named(line.by()),
                    text(line.data(), "name"),
                    line.data(),
                    "dispatch"));
        }
        for (var line : offerCalls.timeline(order.id())) {
            all.add(new OrderCard.Happening(
                    line.at(), line.kind(), null, text(line.data(), "name"), line.data(), "offercall"));
        }
        for (var line : app.timeline(order.id())) {
            all.add(new OrderCard.Happening(
                    line.at(), line.kind(), null, text(line.data(), "name"), line.data(), "fieldapp"));
        }
        var numbers = new HashMap<UUID, String>();
        linked.forEach(request -> numbers.put(request.id(), request.number()));
        for (var line : requests.timelines(numbers.keySet())) {
            var data = new HashMap<String, Object>(line.data());
            data.put("number", numbers.get(line.request()));
            all.add(new OrderCard.Happening(line.at(), line.kind(), readers.named(line.by()), null, data, "request"));
        }
        for (var each : sent) {
            Map<String, ?> data = Map.of(
                    "to",
                    each.to(),
                    "words",
                    each.words(),
                    "state",
                    each.state().word());
            all.add(new OrderCard.Happening(each.writtenAt(), "text", null, null, data, "notify"));
        }
        all.sort(Comparator.comparing(OrderCard.Happening::at));
        return List.copyOf(all);
    }

    private static @Nullable String text(Map<String, Object> data, String field) {
        return data.get(field) instanceof String text ? text : null;
    }
}
