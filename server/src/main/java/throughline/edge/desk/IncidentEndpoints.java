package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.edge.desk.ContactRow.Named;
import throughline.incident.Incident;
import throughline.incident.IncidentForm;
import throughline.incident.IncidentLog;
import throughline.incident.Incidents;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.work.WorkOrder;

/** Incidents: what befalls many at once, its orders, its log and what callers are told of it. */
@RestController
class IncidentEndpoints {
    private final Incidents incidents;
    private final IncidentLog log;
    private final OrderShelf shelf;
    private final Readers readers;
    private final People people;

    IncidentEndpoints(Incidents incidents, IncidentLog log, OrderShelf shelf, Readers readers, People people) {
        this.incidents = incidents;
        this.log = log;
        this.shelf = shelf;
        this.readers = readers;
        this.people = people;
    }

    /**
     * @param inside orders in which people are trapped
     * @param open orders that are not over
     */
    record IncidentShown(
            UUID id,
            String number,
            String title,
            List<String> areas,
            Map<String, String> words,
            @Nullable Named declaredBy,
            Instant declaredAt,
            @Nullable Named endedBy,
            @Nullable Instant endedAt,
            int orders,
            int open,
            int inside) {}

    record Entry(Instant at, @Nullable Named by, String kind, Map<String, Object> data) {}

    record Whole(IncidentShown incident, List<OrderRow> orders, List<Entry> log) {}

    record Said(@Nullable String note, @Nullable Map<String, @Nullable String> words) {}

    @GetMapping("/api/incidents")
    Page<IncidentShown> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = incidents.list(Slice.of(after, limit, null));
        return new Page<>(page.items().stream().map(this::shown).toList(), page.next());
    }

    /** Those without their all-clear, the oldest first: each desk shows them. */
    @GetMapping("/api/incidents/open")
    Page<IncidentShown> open() {
        return new Page<>(incidents.open().stream().map(this::shown).toList(), null);
    }

    @GetMapping("/api/incidents/{id}")
    Whole one(@PathVariable UUID id) {
        return whole(incidents.get(id));
    }

    @PostMapping("/api/incidents")
    @ResponseStatus(HttpStatus.CREATED)
    Whole declare(@RequestBody IncidentForm form) {
        return whole(incidents.declare(form, me()));
    }

    @PostMapping("/api/incidents/{id}/say")
    Whole say(@PathVariable UUID id, @RequestBody Said said) {
        return whole(incidents.say(id, said.note(), said.words(), me()));
    }

    /** The all-clear. */
    @PostMapping("/api/incidents/{id}/end")
    Whole end(@PathVariable UUID id, @RequestBody Said said) {
        return whole(incidents.end(id, said.note(), said.words(), me()));
    }

    record Belongs(@Nullable UUID incident) {}

    /** The order belongs to it, wherever and whenever it was raised. */
    @PostMapping("/api/orders/{id}/incident")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable UUID id, @RequestBody Belongs belongs) {
        incidents.link(belongs.incident(), id, me());
    }

    /** The order has nothing to do with it. */
    @DeleteMapping("/api/orders/{id}/incident")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id) {
        incidents.unlink(id, me());
    }

    private Whole whole(Incident incident) {
        var orders = incidents.ordersOf(incident.id());
        var rows = shelf.rows(orders, readers.languageOf(me())).stream()
                .sorted(DispatchEndpoints.BY_RULE)
                .toList();
        var entries = log.of(incident.id()).stream()
                .map(each -> new Entry(each.at(), readers.named(each.by()), each.kind(), each.data()))
                .toList();
        return new Whole(shown(incident, orders), rows, entries);
    }

    private IncidentShown shown(Incident incident) {
        return shown(incident, incidents.ordersOf(incident.id()));
    }

    private IncidentShown shown(Incident of, List<WorkOrder> orders) {
        return new IncidentShown(
                of.id(),
                of.number(),
                of.title(),
                of.areas(),
                of.words(),
                readers.named(of.declaredBy()),
                of.declaredAt(),
                readers.named(of.endedBy()),
                of.endedAt(),
                orders.size(),
                (int) orders.stream().filter(WorkOrder::isOpen).count(),
                (int) orders.stream()
                        .filter(order -> order.isOpen() && order.isTrapped())
                        .count());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
