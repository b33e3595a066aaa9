package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.contact.Contact;
import throughline.contact.ContactBook;
import throughline.customer.Callers;
import throughline.kernel.Remembered;
import throughline.request.Lists;
import throughline.request.ProblemCodes;
import throughline.request.Request;
import throughline.request.RequestBook;
import throughline.work.OrderBook;
import throughline.work.Priority;
import throughline.work.WorkOrder;

/** Puts together what belongs to requests on screen, from the rooms that own the parts; a handful of queries whatever their number. */
@Component
class RequestShelf {
    private static final int MANY = 5_000;

    private final RequestBook requests;
    private final Lists lists;
    private final ProblemCodes codes;
    private final OrderBook orders;
    private final Units units;
    private final Sites sites;
    private final ContactBook contacts;
    private final Callers callers;
    private final Readers readers;
    private final Remembered<UUID, Unit> knownUnits = new Remembered<>(MANY);

    RequestShelf(
            RequestBook requests,
            Lists lists,
            ProblemCodes codes,
            OrderBook orders,
            Units units,
            Sites sites,
            ContactBook contacts,
            Callers callers,
            Readers readers) {
        this.requests = requests;
        this.lists = lists;
        this.codes = codes;
        this.orders = orders;
        this.units = units;
        this.sites = sites;
        this.contacts = contacts;
        this.callers = callers;
        this.readers = readers;
    }

    List<RequestCard> ofContact(UUID contact, String language) {
        return cards(requests.ofContact(contact), language);
    }

    RequestCard card(Request request, String language) {
        return cards(List.of(request), language).getFirst();
    }

    /** Units look different now. */
    void forgetUnits() {
        knownUnits.forget();
    }

    private List<RequestCard> cards(List<Request> all, String language) {
        var unitsById = unitsOf(all);
        var sitesById = sitesOf(all);
        var ordersById = byId(orders.all(each(all, Request::order)), WorkOrder::id);
        return all.stream()
                .map(request -> new RequestCard(
                        request.id(),
                        request.number(),
                        request.contact(),
                        request.contactNumber(),
                        request.state().word(),
                        request.kind() == null ? null : request.kind().word(),
                        request.closedHow() == null ? null : request.closedHow().word(),
                        new RequestCard.SafetyShown(
                                word(request.safety().trapped()),
                                word(request.safety().hurt()),
                                word(request.safety().fireOrWater())),
                        code(request, language),
                        request.words(),
                        request.answers(),
                        unit(request, unitsById),
                        request.unit() != null ? null : site(request, sitesById),
                        request.tone(),
                        request.answer(),
                        request.followUpAt(),
                        readers.named(request.owner()),
                        request.order() == null || !ordersById.containsKey(request.order())
                                ? null
                                : OrderLink.of(ordersById.get(request.order()), language),
                        request.textCaller(),
                        request.callback(),
                        request.medical(),
                        request.openedAt(),
                        request.savedAt(),
                        readers.named(request.savedBy()),
                        request.version()))
                .toList();
    }

    List<RequestRow> rows(List<Request> all, String language) {
        var unitsById = unitsOf(all);
        var sitesById = sitesOf(all);
        var ordersById = byId(orders.all(each(all, Request::order)), WorkOrder::id);
        var contactsById = byId(contacts.all(each(all, Request::contact)), Contact::id);
        var people = callers.people(contactsById.values().stream()
                .map(Contact::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return all.stream()
                .map(request -> {
                    var unit = request.unit() == null ? null : unitsById.get(request.unit());
                    var site = site(request, sitesById);
                    var order = request.order() == null ? null : ordersById.get(request.order());
                    var contact = request.contact() == null ? null : contactsById.get(request.contact());
                    var caller = contact == null || contact.person() == null ? null : people.get(contact.person());
                    var code = request.code() == null ? null : codes.find(request.code());
                    return new RequestRow(
                            request.id(),
                            request.number(),
                            request.kind() == null ? null : request.kind().word(),
                            request.state().word(),
                            request.closedHow() == null
                                    ? null
                                    : request.closedHow().word(),
                            request.words(),
                            code == null
                                    ? null
                                    : new RequestRow.CodeNamed(
                                            code.code(), code.in(language).name()),
                            unit == null ? null : unit.number(),
                            unit == null ? null : unit.name(),
                            unit != null ? unit.site().name() : site == null ? null : site.name(),
                            caller == null ? null : caller.name(),
                            request.contact(),
                            order == null ? null : new RequestRow.OrderNamed(order.id(), order.number(), order.state()),
                            request.openedAt(),
                            request.followUpAt(),
                            readers.named(request.owner()),
                            lists.isOverdue(request));
                })
                .toList();
    }

    private RequestCard.@Nullable CodeShown code(Request request, String language) {
        var code = request.code() == null ? null : codes.find(request.code());
        if (code == null) {
            return null;
        }
        int urgency = codes.urgency(request);
        var said = code.in(language);
        return new RequestCard.CodeShown(
                code.code(), said.name(), said.detail(), Priority.of(urgency).number(), urgency);
    }

    private static RequestCard.@Nullable UnitShown unit(Request request, Map<UUID, Unit> units) {
        var unit = request.unit() == null ? null : units.get(request.unit());
        if (unit == null) {
            return null;
        }
        var site = unit.site();
        return new RequestCard.UnitShown(
                unit.id(),
                unit.number(),
                unit.name(),
                new RequestCard.SiteShown(site.id(), site.name(), site.street(), site.city()));
    }

    private static ContactRow.@Nullable Named site(Request request, Map<UUID, Site> sites) {
        var site = request.site() == null ? null : sites.get(request.site());
        return site == null ? null : new ContactRow.Named(site.id(), site.name());
    }

    private Map<UUID, Unit> unitsOf(List<Request> all) {
        var found = new HashMap<UUID, Unit>();
        var missing = new ArrayList<UUID>();
        for (var id : each(all, Request::unit)) {
            var unit = knownUnits.get(id);
            if (unit == null) {
                missing.add(id);
            } else {
                found.put(id, unit);
            }
        }
        units.all(missing).forEach(unit -> {
            knownUnits.put(unit.id(), unit);
            found.put(unit.id(), unit);
        });
        return found;
    }

    private Map<UUID, Site> sitesOf(List<Request> all) {
        return byId(
                sites.all(all.stream()
                        .filter(request -> request.unit() == null)
                        .map(Request::site)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                Site::id);
    }

    private static List<UUID> each(List<Request> all, Function<Request, @Nullable UUID> part) {
        return all.stream().map(part).filter(Objects::nonNull).distinct().toList();
    }

    private static <T> Map<UUID, T> byId(Collection<T> all, Function<T, @Nullable UUID> id) {
        return all.stream()
                .filter(one -> id.apply(one) != null)
                .collect(toMap(one -> Objects.requireNonNull(id.apply(one)), identity()));
    }

    private static @Nullable String word(@Nullable Boolean answer) {
        return answer == null ? null : answer ? "yes" : "no";
    }
}
