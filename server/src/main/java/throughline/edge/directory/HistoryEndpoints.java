package throughline.edge.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.AssetHistory;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.customer.Agreements;
import throughline.customer.CustomerHistory;
import throughline.customer.Customers;
import throughline.customer.HolidayCalendars;
import throughline.kernel.History.Change;
import throughline.kernel.History.Moved;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;
import tools.jackson.databind.JsonNode;

/** Who changed what, when, from what to what: of customers, their people and agreements, of sites and of units. */
@RestController
class HistoryEndpoints {
    /**
     * One change; what points at another thing is shown with the name that thing has now.
     *
     * @param asOf when it counts from, where that is not when it was written
     * @param by null when the program did it
     */
    record ChangeRow(
            UUID id,
            UUID subject,
            Instant at,
            @Nullable Instant asOf,
            String kind,
            @Nullable Named by,
            List<MovedField> fields) {}

    /** @param before as in the form of the thing; null for nothing */
    record MovedField(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** Fields that hold the id of another thing. */
    private static final Set<String> POINTS_ELSEWHERE = Set.of("customer", "agreement", "site", "calendar");

    private final CustomerHistory customerHistory;
    private final AssetHistory assetHistory;
    private final Customers customers;
    private final Agreements agreements;
    private final HolidayCalendars calendars;
    private final Sites sites;
    private final People people;

    HistoryEndpoints(
            CustomerHistory customerHistory,
            AssetHistory assetHistory,
            Customers customers,
            Agreements agreements,
            HolidayCalendars calendars,
            Sites sites,
            People people) {
        this.customerHistory = customerHistory;
        this.assetHistory = assetHistory;
        this.customers = customers;
        this.agreements = agreements;
        this.calendars = calendars;
        this.sites = sites;
        this.people = people;
    }

    @GetMapping("/api/customers/{id}/history")
    Page<ChangeRow> ofCustomer(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rows(customerHistory.ofCustomer(id, Slice.of(after, limit, null)));
    }

    @GetMapping("/api/customers/{id}/people/{person}/history")
    Page<ChangeRow> ofPerson(
            @PathVariable UUID person,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rows(customerHistory.ofPerson(person, Slice.of(after, limit, null)));
    }

    @GetMapping("/api/agreements/{id}/history")
    Page<ChangeRow> ofAgreement(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rows(customerHistory.ofAgreement(id, Slice.of(after, limit, null)));
    }

    @GetMapping({"/api/sites/{id}/history", "/api/units/{id}/history"})
    Page<ChangeRow> ofSiteOrUnit(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rows(assetHistory.of(id, Slice.of(after, limit, null)));
    }

    private Page<ChangeRow> rows(Page<Change> page) {
        var changes = page.items();
        var users = people.names(changes.stream()
                .map(Change::by)
                .filter(Objects::nonNull)
                .map(UserId::new)
                .toList());
        var names = names(changes);
        return new Page<>(
                changes.stream()
                        .map(change -> new ChangeRow(
                                change.id(),
                                change.subject(),
                                change.at(),
                                change.asOf(),
                                change.kind(),
                                named(change.by(), users),
                                change.fields().stream()
                                        .map(moved -> new MovedField(
                                                moved.field(),
                                                shown(moved.field(), moved.before(), names),
                                                shown(moved.field(), moved.after(), names)))
                                        .toList()))
                        .toList(),
                page.next());
    }

    private static @Nullable Named named(@Nullable UUID by, Map<UserId, String> users) {
        return by == null ? null : new Named(by, users.getOrDefault(new UserId(by), ""));
    }

    private static @Nullable Object shown(String field, JsonNode value, Map<UUID, String> names) {
        var id = POINTS_ELSEWHERE.contains(field) ? idIn(value) : null;
        if (id != null) {
            return Named.of(id, names);
        }
        return value.isNull() ? null : value;
    }

    /** What the ids in these changes are called now: one query for each kind of thing. */
    private Map<UUID, String> names(List<Change> changes) {
        var names = new HashMap<UUID, String>();
        names.putAll(customers.names(ids("customer", changes)));
        var promised = ids("agreement", changes);
        if (!promised.isEmpty()) {
            agreements.all(promised).forEach(each -> names.put(each.id(), each.number() + " " + each.plan()));
        }
        names.putAll(calendars.names(ids("calendar", changes)));
        for (Site each : sites.all(ids("site", changes))) {
            names.put(each.id(), each.name() + ", " + each.city());
        }
        return names;
    }

    private static Collection<UUID> ids(String field, List<Change> changes) {
        var ids = new HashSet<UUID>();
        changes.stream()
                .flatMap(change -> change.fields().stream())
                .filter(moved -> moved.field().equals(field))
                .flatMap(HistoryEndpoints::both)
                .map(HistoryEndpoints::idIn)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    private static Stream<JsonNode> both(Moved moved) {
        return Stream.of(moved.before(), moved.after());
    }

    /** A thing stands on record as its id, or as an object with its id. */
    private static @Nullable UUID idIn(JsonNode value) {
        var text = value.isObject() ? value.path("id") : value;
        try {
            return text.isString() ? UUID.fromString(text.asString()) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
