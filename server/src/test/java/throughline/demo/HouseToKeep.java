package throughline.demo;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import throughline.asset.Replacements;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.contact.Outcome;
import throughline.customer.Agreements;
import throughline.customer.ContactPeople;
import throughline.customer.Customers;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Offers;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.dispatch.TurnForm;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.Role;
import throughline.people.Users;
import throughline.request.Answers;
import throughline.request.By;
import throughline.request.RequestBook;
import throughline.request.RequestForm;
import throughline.request.RequestForm.SafetyForm;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.upgrade.KeptHouse;
import throughline.work.Cancellation;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.Report;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/**
 * Fills a house through the front doors of this version and writes it to a file, for the versions to come. Not a test: it runs only
 * when it is told where to; see the README beside the houses.
 */
@EnabledIfSystemProperty(named = "keep", matches = ".+")
class HouseToKeep {
    private static final Instant NOON = Instant.parse("2026-11-26T09:30:00Z");
    private static final int UNITS = 40;
    private static final List<String> CAUSES = List.of("wear", "dirt", "vandalism", "adjustment", "power");
    private static final List<String> COMPONENTS = List.of("door-lock", "door-operator", "brake");

    private final SomeRooms rooms = SomeRooms.beside(
            List.of(new KeptTexts(), new KeptTexts.NoWire(), TestSettings.AT_LIFT_EXAMPLE),
            NOON,
            "people",
            "customer",
            "asset",
            "notify",
            "contact",
            "work",
            "request",
            "dispatch");
    private final Contacts contacts = rooms.door(Contacts.class);
    private final Answers answers = rooms.door(Answers.class);
    private final OrderBook book = rooms.door(OrderBook.class);
    private final WorkOrders orders = rooms.door(WorkOrders.class);
    private final Offers offers = rooms.door(Offers.class);
    private final Map<String, Technician> technicians = new HashMap<>();
    private final By anna = new By(person("Anna", Role.AGENT), false);
    private final UUID piret = person("Piret", Role.DISPATCHER);
    private int calls;

    @Test
    void isFilledThroughItsFrontDoors() throws Exception {
        directory();
        var closed = new ArrayList<WorkOrder>();
        var units = rooms.door(Units.class).list(Slice.first(UNITS)).items();
        for (int i = 0; i < 30; i++) {
            var unit = units.get(i % 20);
            var order = raised(unit);
            if (order == null) {
                continue;
            }
            switch (i % 6) {
                case 0, 1, 2 -> closed.add(done(order, i));
                case 3 ->
                    orders.hold(order.id(), new Hold(HoldReason.PART, piret, later(Duration.ofDays(2)), "Door"), piret);
                case 4 -> orders.cancel(order.id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), piret);
                default -> accepted(order);
            }
            rooms.clock().passes(Duration.ofMinutes(17));
        }
        var database = rooms.door(DSLContext.class);
        await("every step that was due is taken")
                .until(() -> database.fetch(
                                "select from invariant.overdue_at(cast(? as timestamptz))",
                                rooms.clock().instant().toString())
                        .isEmpty());
        var facts = new LinkedHashMap<String, String>();
        facts.put("now", rooms.clock().instant().toString());
        facts.put("order", closed.getFirst().number());
        facts.put("unit", units.getFirst().number());
        facts.put("cause", CAUSES.getFirst());
        try (var connection = rooms.door(DataSource.class).getConnection()) {
            KeptHouse.keep(
                    connection,
                    Path.of("src/main/resources/migrations"),
                    facts,
                    Path.of(requireNonNull(System.getProperty("keep"))));
        }
        rooms.close();
    }

    private void directory() {
        new SampleDirectory(
                        rooms.door(Customers.class),
                        rooms.door(ContactPeople.class),
                        rooms.door(Agreements.class),
                        rooms.door(Sites.class),
                        rooms.door(Units.class),
                        rooms.door(Replacements.class))
                .add(SampleWorld.of(SampleWorld.SEED, UNITS), piret);
        for (var form : SampleStaff.technicians(SampleWorld.SEED)) {
            var technician = rooms.door(Technicians.class).add(form, piret);
            technicians.putIfAbsent(technician.area(), technician);
            rooms.door(OnCall.class)
                    .add(
                            new TurnForm(technician.area(), technician.id(), NOON, later(Duration.ofDays(3)), 1, null),
                            piret);
        }
    }

    /** Somebody rings and the agent raises it; null where a visit has a price that somebody would have to be told. */
    private @Nullable WorkOrder raised(Unit unit) {
        var number = "+3722000%04d".formatted(++calls);
        var contact = contacts.open(new Arrival(
                number,
                number,
                "+3726000000",
                UUID.randomUUID(),
                "Lifts",
                "et",
                rooms.clock().instant()));
        contacts.answered(contact, anna.person(), rooms.clock().instant());
        var request = rooms.door(RequestBook.class).ofContact(contact).getFirst();
        var form = new RequestForm(
                "action",
                new SafetyForm("no", "no", "no"),
                "D-12",
                "Door does not close",
                Map.of(),
                unit.id(),
                null,
                null,
                "",
                true,
                number,
                null);
        try {
            var raised = answers.raise(request.id(), form, UUID.randomUUID(), anna);
            contacts.ended(contact, EndReason.CALLER_HUNG_UP, rooms.clock().instant());
            contacts.finish(contact, anna.person(), Outcome.REQUEST_TAKEN, "");
            return book.get(requireNonNull(raised.order()));
        } catch (Refused priced) {
            contacts.ended(contact, EndReason.CALLER_HUNG_UP, rooms.clock().instant());
            return null;
        }
    }

    private UUID accepted(WorkOrder order) {
        var technician = requireNonNull(technicians.get(order.area()));
        try {
            offers.byHand(order.id(), technician.id(), "near", piret);
        } catch (Refused askedAlready) {
            // the search was faster; that offer will do
        }
        var offer = rooms.door(OfferBook.class).of(List.of(order.id())).stream()
                .filter(each -> each.state().isOpen())
                .findFirst()
                .orElseThrow();
        offers.accept(offer.id(), later(Duration.ofMinutes(30)), null);
        return offer.id();
    }

    private WorkOrder done(WorkOrder order, int i) {
        var offer = accepted(order);
        offers.onTheWay(offer, null);
        rooms.clock().passes(Duration.ofMinutes(12));
        offers.onSite(offer, null);
        rooms.clock().passes(Duration.ofMinutes(20));
        offers.report(
                offer,
                new Report(
                        "stopped",
                        CAUSES.get(i % CAUSES.size()),
                        COMPONENTS.get(i % COMPONENTS.size()),
                        "adjusted",
                        null,
                        null,
                        null,
                        i != 1,
                        ""),
                null);
        return book.get(order.id());
    }

    private UUID person(String name, Role role) {
        return rooms.door(Users.class)
                .create(
                        new Users.New(
                                name, name + "@lift.example", "en", Set.of(role), Set.of(), "kolm rohelist lifti"),
                        null)
                .value();
    }

    private Instant later(Duration time) {
        return rooms.clock().instant().plus(time);
    }
}
