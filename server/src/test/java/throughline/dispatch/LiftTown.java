package throughline.dispatch;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.egress.EgressRule;
import throughline.house.Settings;
import throughline.kernel.Slice;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.testing.KeptTexts;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.testing.WhatMustHold;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.Problem;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** A town with one lift and some technicians, built through front doors. Its clock stands still until somebody moves it. */
public final class LiftTown implements AutoCloseable {
    static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-24T00:00:00Z"); // 02:00 in Tallinn
    static final UUID PIRET = new UUID(7, 7);

    public final SomeRooms rooms;
    public final Offers offers;
    public final OfferBook book;
    final WorkOrders orders;
    public final DSLContext database;
    private final UUID unit;
    private int people;

    /** The room and those below it. */
    static SomeRooms rooms(Instant now) {
        var neighbours = List.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), TestSettings.AT_LIFT_EXAMPLE);
        return SomeRooms.beside(neighbours, now, "customer", "asset", "work", "notify", "dispatch");
    }

    LiftTown() {
        this(rooms(TWO_AT_NIGHT));
    }

    /** With somebody who counts. */
    static LiftTown withReports() {
        var neighbours = List.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), TestSettings.AT_LIFT_EXAMPLE);
        return new LiftTown(SomeRooms.beside(
                neighbours, TWO_AT_NIGHT, "customer", "asset", "work", "notify", "dispatch", "report"));
    }

    /** With a telephone: whoever is on call can be called. */
    public static LiftTown withTelephones(Settings settings) {
        var neighbours = List.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), settings, new SimpleMeterRegistry());
        return new LiftTown(SomeRooms.beside(
                neighbours,
                TWO_AT_NIGHT,
                "customer",
                "asset",
                "work",
                "notify",
                "dispatch",
                "contact",
                "routing",
                "bill",
                "telephony",
                "offercall"));
    }

    /** With telephones on which alarm devices speak. */
    public static LiftTown withAlarmDevices(Settings settings) {
        var neighbours = List.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), settings, new SimpleMeterRegistry());
        return new LiftTown(SomeRooms.beside(
                neighbours,
                TWO_AT_NIGHT,
                "people",
                "customer",
                "asset",
                "work",
                "notify",
                "dispatch",
                "contact",
                "request",
                "routing",
                "bill",
                "telephony",
                "incident",
                "alarm",
                "edge.tones"));
    }

    /** With wires to paging gateways and to a mail server. */
    static LiftTown withPagersAndMail() {
        var neighbours = List.<Object>of(new KeptTexts(), TestSettings.AT_LIFT_EXAMPLE);
        return new LiftTown(SomeRooms.beside(
                neighbours,
                TWO_AT_NIGHT,
                "customer",
                "asset",
                "work",
                "notify",
                "dispatch",
                "edge.pager",
                "edge.mail"));
    }

    /** With the app, whose push services may be of this machine. */
    public static LiftTown withApp(Settings settings) {
        var neighbours = List.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), settings, new EgressRule(true));
        return new LiftTown(SomeRooms.beside(
                neighbours, TWO_AT_NIGHT, "customer", "asset", "work", "notify", "dispatch", "egress", "fieldapp"));
    }

    private LiftTown(SomeRooms rooms) {
        this.rooms = rooms;
        offers = rooms.door(Offers.class);
        book = rooms.door(OfferBook.class);
        orders = rooms.door(WorkOrders.class);
        database = rooms.door(DSLContext.class);
        rooms.door(StepsDue.class).stop(); // time passes when a test says so
        var customer = rooms.door(Customers.class)
                .add(new CustomerForm("Kivi tn 4 korteriühistu", "et", null, null, null, null), null);
        var site = rooms.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(),
                                "Kivi 4",
                                "Tartu mnt 80",
                                "10112",
                                "Tallinn",
                                "EE",
                                null,
                                "Key box",
                                "Tallinn",
                                null),
                        null);
        unit = rooms.door(Units.class)
                .add(
                        new UnitForm(
                                "4711", site.id(), "Lift 2", "traction", "Own", "M", 9, 630, 1998, null, null, null),
                        null)
                .id();
    }

    Technician technician(String name, String language) {
        var phone = "+37220001%02d".formatted(++people);
        return rooms.door(Technicians.class)
                .add(
                        new TechnicianForm(
                                null, name, phone, language, List.of("traction", "release"), "Tallinn", true, null),
                        null);
    }

    /** Answers for the area for the next two days. */
    public Technician onCall(String name, int rank) {
        var technician = technician(name, "en");
        turn(technician, rank, TWO_AT_NIGHT.minusSeconds(60), TWO_AT_NIGHT.plus(Duration.ofDays(2)));
        return technician;
    }

    void turn(Technician technician, int rank, Instant from, Instant to) {
        rooms.door(OnCall.class).add(new TurnForm("Tallinn", technician.id(), from, to, rank, null), null);
    }

    public WorkOrder raise(int urgency) {
        return raise(urgency, urgency <= 2);
    }

    WorkOrder raise(int urgency, boolean trapped) {
        return raise(urgency, trapped, 1);
    }

    /** @param technicians so many its problem code says */
    WorkOrder raise(int urgency, boolean trapped, int technicians) {
        var problem = new Problem(
                "N-01",
                Map.of("en", "Does not move", "sv", "Rör sig inte", "et", "Ei liigu", "zh-Hant", "不動"),
                urgency,
                new Problem.Job(
                        "callout",
                        List.of("traction"),
                        45,
                        List.of(Map.of("en", "Look at the brake switch")),
                        technicians));
        return orders.raise(new Call(unit, null, problem, urgency, trapped, "It stands.", now()), null);
    }

    public WorkOrder order(UUID id) {
        return rooms.door(OrderBook.class).get(id);
    }

    /** The order that goes on where this one left the lift standing. */
    WorkOrder follows(WorkOrder order) {
        return rooms.door(OrderBook.class).openAt(unit, order.site()).stream()
                .filter(each -> order.id().equals(each.followUpOf()))
                .findFirst()
                .orElseThrow();
    }

    public Instant now() {
        return rooms.clock().instant();
    }

    /** Time passes and every step that is due is taken. */
    public void later(Duration time) {
        rooms.clock().passes(time);
        await().until(() -> {
            rooms.door(StepsDue.class).look(); // an order that somebody keeps at this instant is taken at the next look
            return book.steps().stream().noneMatch(step -> !step.at().isAfter(now()));
        });
    }

    public List<Offer> offersOf(WorkOrder order) {
        return book.of(List.of(order.id()));
    }

    public Offer openOffer(WorkOrder order) {
        return offersOf(order).stream()
                .filter(each -> each.state().isOpen())
                .findFirst()
                .orElseThrow();
    }

    OfferBook.Step step(WorkOrder order) {
        return book.steps(List.of(order.id())).get(order.id());
    }

    /** What was written to this number, the latest first. */
    public List<String> textsTo(Technician technician) {
        return rooms.door(Texts.class).list(Slice.of(null, 200, technician.phone())).items().stream()
                .map(Text::words)
                .toList();
    }

    public void whatMustHold() {
        WhatMustHold.check(database, now());
    }

    @Override
    public void close() {
        rooms.close();
    }
}
