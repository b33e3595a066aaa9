package throughline.dispatch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** The front door for a dispatcher who steers the climb of an order: to another rung, to the next technician, to more seats. */
@Component
@Transactional
public class Climbs {
    private final Searches searches;
    private final SearchRows rows;
    private final OfferBook book;
    private final WorkOrders orders;
    private final OrderBook orderBook;
    private final Covers covers;
    private final Technicians technicians;
    private final OfferCarriers carriers;
    private final InstantSource clock;

    Climbs(
            Searches searches,
            SearchRows rows,
            OfferBook book,
            WorkOrders orders,
            OrderBook orderBook,
            Covers covers,
            Technicians technicians,
            OfferCarriers carriers,
            InstantSource clock) {
        this.searches = searches;
        this.rows = rows;
        this.book = book;
        this.orders = orders;
        this.orderBook = orderBook;
        this.covers = covers;
        this.technicians = technicians;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * How far the search for an order has come.
     *
     * @param at the step that is being asked, or was come to last; the first is 1
     * @param taken seats that somebody has
     * @param asking whether somebody is being asked at this moment
     */
    public record Stands(List<Step> steps, int at, int seats, int taken, boolean asking) {}

    /** @param names who stands there at this moment, in the order of asking */
    public record Step(List<Who> who, List<Way> ways, int atOnce, List<String> names) {}

    /** Null when the order is over. */
    @Transactional(readOnly = true)
    public @Nullable Stands stands(UUID id) {
        var order = orderBook.get(id);
        var search = rows.seen(order);
        if (search == null) {
            return null;
        }
        var climb = search.climb();
        var cover = covers.of(order, clock.instant());
        var steps = climb.ladder().rungs().stream()
                .map(rung -> new Step(rung.who(), rung.ways(), rung.atOnce(), names(rung, cover)))
                .toList();
        var taken = search.asked().stream().filter(Search.Asked::isAccepted).count();
        boolean asking = search.asked().stream().anyMatch(Search.Asked::isOpen);
        return new Stands(steps, climb.reached(), climb.seats(), (int) taken, asking);
    }

    private List<String> names(Rung rung, Cover cover) {
        return rung.who().stream()
                .flatMap(who -> cover.of(who).stream())
                .distinct()
                .map(technician -> technicians.get(technician).name())
                .toList();
    }

    /**
     * Goes to this rung now; whoever is being asked is told that it is over, and whoever stands there is asked, also a second time.
     *
     * @param rung the first is 1
     * @throws Refused {@code dispatch.no-such-rung}, or with how the order stands when it needs nobody
     */
    public void jump(UUID order, int rung, UUID by) {
        var locked = needing(order);
        int rungs = search(locked).climb().ladder().rungs().size();
        if (rung < 1 || rung > rungs) {
            throw new Refused("dispatch.no-such-rung", "The ladder of this order has {0} steps.", rungs);
        }
        searches.hear(locked, new News.Jump(rung - 1, by));
    }

    /** The first step above the present one where somebody stands now; null when there is none. The first step of all is 1. */
    @Nullable
    Integer nextCovered(WorkOrder order) {
        var climb = search(order).climb();
        var cover = covers.of(order, clock.instant());
        var rungs = climb.ladder().rungs();
        for (int rung = climb.reached(); rung < rungs.size(); rung++) {
            if (rungs.get(rung).who().stream().anyMatch(who -> !cover.of(who).isEmpty())) {
                return rung + 1;
            }
        }
        return null;
    }

    /** Of those who do not stand on its ladder the first for whom somebody stands now; null when there is none. */
    @Nullable
    Who coveredBeside(WorkOrder order, Set<Who> known) {
        var cover = covers.of(order, clock.instant());
        return Unreached.beside(search(order).climb().ladder(), known).stream()
                .filter(who -> !cover.of(who).isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Waits no longer for those who are being asked. @throws Refused {@code dispatch.nobody-asked} */
    public void passOn(UUID order, UUID by) {
        var locked = needing(order);
        if (book.of(List.of(order)).stream().noneMatch(each -> each.state().isOpen())) {
            throw new Refused("dispatch.nobody-asked", "Nobody is being asked at the moment.");
        }
        searches.hear(locked, new News.PassOn(by));
    }

    /**
     * The job needs so many technicians, each with a seat of their own; it is accepted when all are. Where they go already another one
     * is asked to go with them.
     *
     * @throws Refused {@code dispatch.seats-accepted} when more have accepted already
     */
    public void seats(UUID order, @Nullable Integer seats, UUID by) {
        var form = new Form();
        int wanted = form.number("seats", seats, 1, Ladder.MOST_SEATS);
        form.accept();
        var locked = orders.lock(order);
        long accepted =
                search(locked).asked().stream().filter(Search.Asked::isAccepted).count();
        if (accepted > wanted) {
            throw new Refused("dispatch.seats-accepted", "{0} technicians have accepted already.", accepted);
        }
        if (locked.technician() == null) {
            orders.offering(order); // refuses what is on hold or over
        }
        searches.hear(locked, new News.Seats(wanted, by));
    }

    /** One more than go or are looked for. Nothing happens when the order is over or has as many seats as an order can have. */
    void another(UUID order, UUID by) {
        var search = rows.locked(orders.lock(order));
        if (search != null && search.climb().seats() < Ladder.MOST_SEATS) {
            seats(order, search.climb().seats() + 1, by);
        }
    }

    /** By which an offer reaches this technician: what its step of the ladder says, and whatever it was made by. */
    @Transactional(readOnly = true)
    public Set<String> ways(Offer offer) {
        var order = orderBook.get(offer.order());
        var search = rows.seen(order);
        if (search == null) {
            return Set.of();
        }
        return search.asked().stream()
                .filter(asked -> asked.offer().equals(offer.id()))
                .flatMap(asked -> Stream.concat(
                        Stream.of(asked.channel()),
                        search.climb().ladder().rungs().stream()
                                .skip(asked.rung())
                                .limit(1)
                                .flatMap(rung -> rung.ways().stream())
                                .map(Way::channel)))
                .filter(channel -> carriers.reaches(offer.technician(), channel))
                .collect(toUnmodifiableSet());
    }

    /** Refuses what is taken, on hold or over; not where somebody else is looked for while others go. */
    WorkOrder needing(UUID order) {
        var locked = orders.lock(order);
        if (locked.technician() == null || !search(locked).isSearching()) {
            orders.offering(order);
        }
        return locked;
    }

    private Search search(WorkOrder order) {
        var search = rows.locked(order);
        if (search == null) {
            throw new Refused("work.already-over", "This order is over; nothing can be changed any more.");
        }
        return search;
    }
}
