package throughline.edge.field;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.OfferState;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technician;
import throughline.dispatch.TechnicianForm;
import throughline.dispatch.Technicians;
import throughline.dispatch.TurnForm;
import throughline.kernel.Slice;
import throughline.notify.Texts;
import throughline.testing.SetClock;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.Problem;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** Jobs for technicians, each in an area of its own, built through front doors. */
final class FieldTown {
    static final Instant AFTERNOON = Instant.parse("2026-11-24T12:00:00Z"); // 14:00 in Tallinn
    static final UUID PIRET = new UUID(7, 7);
    private static final Pattern LINK = Pattern.compile("/t/([\\w-]+)");
    private static int areas;
    private static int phones;

    final SetClock clock;
    final WorkOrders orders;
    private final ApplicationContext rooms;

    FieldTown(ApplicationContext rooms, SetClock clock) {
        this.rooms = rooms;
        this.clock = clock;
        this.orders = rooms.getBean(WorkOrders.class);
    }

    /** An area with one lift. */
    record Area(String name, UUID unit, UUID site, UUID customer) {}

    /** What one technician was asked, and the secret of the link. */
    record Asked(WorkOrder order, Technician technician, String token) {
        String link() {
            return "/t/" + token;
        }
    }

    Area area(String street, String access) {
        return area(street, access, "traction");
    }

    Area area(String street, String access, String kind) {
        var name = "Area " + ++areas;
        var customer = door(Customers.class).add(new CustomerForm("Kivi tn 4 KÜ", "et", null, null, null, null), null);
        var site = door(Sites.class)
                .add(
                        new SiteForm(customer.id(), name, street, "10112", "Tallinn", "EE", null, access, name, null),
                        null);
        var unit = door(Units.class)
                .add(
                        new UnitForm(
                                "U-" + areas, site.id(), "Lift 2", kind, "Own", "M", 9, 630, 1998, null, null, null),
                        null);
        return new Area(name, unit.id(), site.id(), customer.id());
    }

    Technician onCall(Area area, String name, String language, int rank) {
        var phone = "+3725550%04d".formatted(++phones);
        var technician = door(Technicians.class)
                .add(new TechnicianForm(null, name, phone, language, List.of(), area.name(), true, null), null);
        var from = clock.instant().minusSeconds(60);
        door(OnCall.class)
                .add(new TurnForm(area.name(), technician.id(), from, from.plus(Duration.ofDays(3)), rank, null), null);
        return technician;
    }

    /** With people inside when the code says so. */
    WorkOrder raise(Area area, String code, int urgency, String words) {
        return raise(area, code, urgency, code.startsWith("E"), words);
    }

    WorkOrder raise(Area area, String code, int urgency, boolean trapped, String words) {
        var problem = new Problem(
                code,
                Map.of("en", "Does not move", "sv", "Rör sig inte", "et", "Ei liigu", "zh-Hant", "不動"),
                urgency,
                new Problem.Job(
                        "callout",
                        code.startsWith("E") ? List.of("release") : List.of(),
                        45,
                        List.of(Map.of("en", "Look at the brake switch", "sv", "Se på bromskontakten"))));
        return orders.raise(new Call(area.unit(), null, problem, urgency, trapped, words, clock.instant()), null);
    }

    /** One technician is asked about a usual fault. */
    Asked asked(String language) {
        return asked(language, "N-01", 4, "It stands on floor 3.");
    }

    Asked asked(String language, String code, int urgency, String words) {
        var area = area("Tartu mnt 80", "Key box at door A, code 4711");
        var technician = onCall(area, "Eero Lill", language, 1);
        return asked(raise(area, code, urgency, words), technician);
    }

    /** The newest link that this technician got. */
    Asked asked(WorkOrder order, Technician technician) {
        var words = door(Texts.class).list(Slice.of(null, 10, technician.phone())).items().stream()
                .map(text -> LINK.matcher(text.words()))
                .filter(java.util.regex.Matcher::find)
                .map(link -> link.group(1))
                .findFirst();
        return new Asked(order, technician, words.orElseThrow());
    }

    WorkOrder now(Asked asked) {
        return door(OrderBook.class).get(asked.order().id());
    }

    Offer offer(Asked asked) {
        return requireNonNull(door(OfferBook.class).behind(asked.token()));
    }

    OfferState offered(Asked asked) {
        return offer(asked).state();
    }

    <T> T door(Class<T> type) {
        return rooms.getBean(type);
    }
}
