package throughline.webhook;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that can be told, in the order of the documents. A field that is not named here stays inside, whatever an event holds. */
final class Kinds {
    private static final String[] OF_REQUEST = {"number", "requestKind", "code"};

    static final List<Kind> ALL = List.of(
            Kind.of("contact.opened", "contact", "opened"),
            Kind.of("contact.answered", "contact", "answered", "waitedSeconds"),
            Kind.of("contact.abandoned", "contact", "abandoned", "reason", "seconds"),
            Kind.of("contact.ended", "contact", "ended", "reason", "seconds"),
            Kind.of("contact.unit-chosen", "contact", "unit-chosen", "unit"),
            Kind.of("contact.finished", "contact", "finished", "outcome"),
            ofRequest("informed"),
            ofRequest("recorded"),
            ofRequest("parked", "followUpAt"),
            ofRequest("raised", "order", "orderNumber", "urgency"),
            ofRequest("linked", "order", "orderNumber"),
            ofRequest("moved-to-order", "from", "order"),
            ofRequest("reopened"),
            ofRequest("solved", "order", "inService"),
            ofRequest("cancelled", "order", "reason"),
            Kind.of("order.raised", "work", "raised", "number", "code", "urgency", "trapped", "calledAt"),
            Kind.of("order.accepted", "work", "accepted", "technician", "arrivesAt"),
            Kind.of("order.arrival-moved", "work", "arrival-moved", "arrivesAt"),
            Kind.of("order.given-back", "work", "given-back"),
            Kind.of("order.did-not-come", "work", "did-not-come"),
            Kind.of("order.on-the-way", "work", "on-the-way"),
            Kind.of("order.on-site", "work", "on-site"),
            Kind.of("order.released", "work", "released"),
            Kind.of("order.trapped", "work", "trapped"),
            Kind.of("order.urgency-changed", "work", "urgency-changed", "before", "now"),
            Kind.of("order.unit-chosen", "work", "unit-chosen", "unit"),
            Kind.of("order.held", "work", "held", "reason", "wakeAt", "notCovered"),
            Kind.of("order.resumed", "work", "resumed"),
            Kind.of("order.report-due", "work", "report-due"),
            Kind.of("order.closed", "work", "closed", "cause", "component", "action", "inService"),
            Kind.of("order.followed-up", "work", "followed-up", "order", "number"),
            Kind.of("order.cancelled", "work", "cancelled", "reason", "duplicateOf"),
            Kind.of("offer.made", "dispatch", "offered", "offer", "technician", "expiresAt"),
            Kind.of("offer.accepted", "dispatch", "accepted", "offer", "technician", "arrivesAt"),
            Kind.of("offer.rejected", "dispatch", "rejected", "offer", "technician"),
            Kind.of("offer.expired", "dispatch", "expired", "offer", "technician"),
            Kind.of("offer.withdrawn", "dispatch", "withdrawn", "offer", "technician"),
            Kind.of("offer.nobody-left", "dispatch", "nobody-left"),
            Kind.of("offer.no-cover", "dispatch", "no-cover", "rung", "why"),
            Kind.of("unit.added", "asset", "unit-added"),
            Kind.of("unit.changed", "asset", "unit-changed"),
            Kind.of("unit.equipment-replaced", "asset", "equipment-replaced"),
            Kind.of("site.added", "asset", "site-added"),
            Kind.of("site.changed", "asset", "site-changed"),
            Kind.of("customer.added", "customer", "customer-added"),
            Kind.of("customer.changed", "customer", "customer-changed"),
            Kind.of("agreement.added", "customer", "agreement-added"),
            Kind.of("agreement.changed", "customer", "agreement-changed"));

    private static final Map<String, Kind> BY_TYPE = ALL.stream().collect(toMap(Kind::type, identity()));
    private static final Map<String, Kind> BY_EVENT =
            ALL.stream().collect(toMap(kind -> key(kind.room(), kind.event()), identity()));

    private Kinds() {}

    static boolean isKnown(String type) {
        return BY_TYPE.containsKey(type);
    }

    /** Null for an event that is nobody else's business. */
    static @Nullable Kind of(String room, String event) {
        return BY_EVENT.get(key(room, event));
    }

    private static Kind ofRequest(String event, String... more) {
        var fields = new String[OF_REQUEST.length + more.length];
        System.arraycopy(OF_REQUEST, 0, fields, 0, OF_REQUEST.length);
        System.arraycopy(more, 0, fields, OF_REQUEST.length, more.length);
        return Kind.of("request." + event, "request", event, fields);
    }

    private static String key(String room, String event) {
        return room + "." + event;
    }
}
