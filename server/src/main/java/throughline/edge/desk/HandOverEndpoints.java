package throughline.edge.desk;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.HandOver;
import throughline.dispatch.HandOver.Why;
import throughline.dispatch.HandOvers;
import throughline.edge.desk.ContactRow.Named;
import throughline.kernel.Form;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.work.OrderBook;

/** What one shift gives to the next. */
@RestController
@RequestMapping("/api/hand-overs")
class HandOverEndpoints {
    private final HandOvers handOvers;
    private final OrderBook orders;
    private final OrderShelf shelf;
    private final Readers readers;
    private final People people;

    HandOverEndpoints(HandOvers handOvers, OrderBook orders, OrderShelf shelf, Readers readers, People people) {
        this.handOvers = handOvers;
        this.orders = orders;
        this.shelf = shelf;
        this.readers = readers;
        this.people = people;
    }

    record Remark(@Nullable UUID order, @Nullable String words) {}

    record Given(@Nullable String words, @Nullable List<Remark> remarks) {}

    /** @param read the orders of the lines that were read */
    record Taken(@Nullable List<UUID> read) {}

    /** @param order as it is now; null where it is out of sight */
    record LineShown(@Nullable OrderRow order, List<String> whys, String remark) {}

    /** @param mine given by whoever asks */
    record Glance(
            UUID id,
            @Nullable Named givenBy,
            Instant givenAt,
            int lines,
            @Nullable Named takenBy,
            @Nullable Instant takenAt,
            @Nullable Instant endedAt,
            boolean mine) {}

    record Shown(Glance glance, String words, List<LineShown> lines) {}

    /** What would be given now. */
    @GetMapping("/now")
    Page<LineShown> now() {
        return new Page<>(lines(handOvers.now()), null);
    }

    /** Those that nobody has taken, the oldest first. */
    @GetMapping("/waiting")
    Page<Glance> waiting() {
        return new Page<>(handOvers.waiting().stream().map(this::glance).toList(), null);
    }

    @GetMapping
    Page<Glance> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = handOvers.list(Slice.of(after, limit, null));
        return new Page<>(page.items().stream().map(this::glance).toList(), page.next());
    }

    @GetMapping("/{id}")
    Shown one(@PathVariable UUID id) {
        return shown(handOvers.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown give(@RequestBody Given given) {
        var form = new Form();
        var words = form.textOrEmpty("words", given.words(), HandOvers.LONGEST_WORDS);
        var remarks = new HashMap<UUID, String>();
        for (var remark : given.remarks() == null ? List.<Remark>of() : given.remarks()) {
            if (remark != null && remark.order() != null) {
                remarks.put(remark.order(), form.textOrEmpty("remarks", remark.words(), HandOvers.LONGEST_REMARK));
            }
        }
        form.accept();
        var me = requireNonNull(people.find(people.current().person()));
        return shown(handOvers.give(words, remarks, me.branch(), me.id().value()));
    }

    @PostMapping("/{id}/take")
    Shown take(@PathVariable UUID id, @RequestBody Taken taken) {
        var read = taken.read() == null ? List.<UUID>of() : taken.read();
        return shown(handOvers.take(id, read, me()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id) {
        handOvers.end(id, me());
    }

    private Shown shown(HandOver handOver) {
        return new Shown(glance(handOver), handOver.words(), lines(handOver.lines()));
    }

    private Glance glance(HandOver of) {
        return new Glance(
                of.id(),
                readers.named(of.givenBy()),
                of.givenAt(),
                of.lines().size(),
                readers.named(of.takenBy()),
                of.takenAt(),
                of.endedAt(),
                of.givenBy().equals(me()));
    }

    private List<LineShown> lines(List<HandOver.Line> lines) {
        var language = readers.languageOf(me());
        var found = orders.all(lines.stream().map(HandOver.Line::order).toList());
        Map<UUID, OrderRow> rows = shelf.rows(found, language).stream().collect(toMap(OrderRow::id, identity()));
        return lines.stream()
                .map(line -> new LineShown(
                        rows.get(line.order()),
                        line.whys().stream().map(Why::word).toList(),
                        line.remark()))
                .toList();
    }

    private UUID me() {
        return people.current().person().value();
    }
}
