package throughline.edge.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.contact.ContactBook;
import throughline.edge.door.CallInHand;
import throughline.kernel.Scope;
import throughline.routing.Presence;
import throughline.routing.Routing;

/** Composes desks. A card is kept until its contact changes, the share of quick answers for a few seconds. */
@Component
class Desks {
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final Duration SHARE_IS_FRESH = Duration.ofSeconds(5);

    private final Routing routing;
    private final ContactShelf shelf;
    private final RequestShelf requests;
    private final Readers readers;
    private final ContactBook book;
    private final StuckOrders stuckOrders;
    private final CallInHand callInHand;
    private final InstantSource clock;
    private final Map<UUID, ContactCard> cards = new ConcurrentHashMap<>();
    private final Map<UUID, List<RequestCard>> cardsOfRequests = new ConcurrentHashMap<>();
    private volatile Share share = new Share(null, Instant.EPOCH);

    Desks(
            Routing routing,
            ContactShelf shelf,
            RequestShelf requests,
            Readers readers,
            ContactBook book,
            StuckOrders stuckOrders,
            CallInHand callInHand,
            InstantSource clock) {
        this.routing = routing;
        this.shelf = shelf;
        this.requests = requests;
        this.readers = readers;
        this.book = book;
        this.stuckOrders = stuckOrders;
        this.callInHand = callInHand;
        this.clock = clock;
    }

    /** As this person may see it, whoever asks. */
    Desk of(UUID person) {
        return callInHand.widen(readers.scopeOf(person), person).call(() -> seenBy(person));
    }

    private Desk seenBy(UUID person) {
        var presence = routing.presenceOf(person);
        var inHand = presence.inHand();
        var waiting = routing.queueNow();
        return new Desk(
                new Desk.OwnState(
                        presence.word(),
                        presence.reason(),
                        presence.since(),
                        presence instanceof Presence.NotReady notReady && notReady.bySystem()),
                inHand == null ? null : card(inHand, readers.languageOf(person)),
                new Desk.QueueFigures(waiting.waiting(), waiting.longestSince(), shareOfToday(), waiting.nobodyWorks()),
                stuckOrders.now());
    }

    private ContactCard card(UUID contact, String language) {
        return cards.computeIfAbsent(contact, id -> shelf.card(id, language))
                .with(cardsOfRequests.computeIfAbsent(contact, id -> requests.ofContact(id, language)));
    }

    /** Requests of the contact look different now. */
    void forgetRequests(UUID contact) {
        cardsOfRequests.remove(contact);
    }

    /** The contact looks different now. */
    void forget(UUID contact) {
        cards.remove(contact);
        cardsOfRequests.remove(contact);
    }

    /** Customers or units look different now. */
    void forgetAll() {
        cards.clear();
        cardsOfRequests.clear();
        requests.forgetUnits();
    }

    private @Nullable Integer shareOfToday() {
        var now = clock.instant();
        var known = share;
        if (now.isAfter(known.at().plus(SHARE_IS_FRESH))) {
            var zone = ZoneId.systemDefault();
            var midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
            known = new Share(Scope.EVERYTHING.call(() -> book.answeredWithin(QUICK, midnight, now)), now);
            share = known;
        }
        return known.percent();
    }

    private record Share(@Nullable Integer percent, Instant at) {}
}
