package throughline.bench.world;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import throughline.bench.world.Chance.Kind;

/** One failure of one unit: who called, what was asked for, who went there, and everything that was written down about it. */
final class Callout {
    private static final int FIRST_CONTACT = 20_001;
    private static final int FIRST_REQUEST = 209_001;
    private static final int FIRST_ORDER = 48_001;
    private static final int CANCELLED = 3;
    private static final int SOMEBODY_ELSE_WAS_ASKED_BEFORE = 20;
    private static final int NOT_THE_USUAL_TECHNICIAN = 20;
    private static final int A_NOTE = 35;
    private static final double ARRIVES_IN_THE_CITY = 12;
    private static final double ARRIVES_WHEN_IT_CAN_WAIT = 95;
    private static final double RELEASED_AFTER = 4;
    private static final double REPAIRED_AFTER = 45;
    private static final int EVENTS = 8;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /** What is still open waits this long for its next step, so that a server which is started on it for a measurement has peace. */
    private static final long IN_ITS_OWN_TIME = 330 * DAY;

    private static final String[] HOLDS = {"part", "customer", "access"};

    private final Plan plan;
    private final Layout layout;
    private final Trade trade;
    private final Symptoms symptoms;
    private final Rows rows;
    private final Neighbourhood where;
    private final Owner owner;
    private final Lift lift;
    private final Calls calls;
    private final Chance chance = new Chance();
    private final StringBuilder data = new StringBuilder();

    private final Id id = new Id();
    private final Id site = new Id();
    private final Id technician = new Id();
    private final Id another = new Id();
    private final Id offer = new Id();
    private final Id event = new Id();
    private final Id nobody = new Id();
    private Trade.Code code;
    private long index;
    private long at;
    private boolean power;
    private String words = "";
    private String technicianName = "";
    private long orders;

    Callout(Plan plan, Layout layout, Trade trade, Rows rows) {
        this.plan = plan;
        this.layout = layout;
        this.trade = trade;
        this.rows = rows;
        symptoms = new Symptoms(trade);
        where = new Neighbourhood(plan, layout);
        owner = new Owner(plan, layout);
        lift = new Lift(plan);
        calls = new Calls(plan, rows);
        code = trade.codes().getFirst();
    }

    /**
     * @param order counted over the company
     * @param called when the first caller was heard, in milliseconds since 1970
     */
    Callout of(long order, int unit, long called, boolean powerFailed) {
        index = order;
        at = called;
        power = powerFailed;
        where.of(unit / Layout.UNITS);
        int local = unit % Layout.UNITS;
        int ofSite = where.siteOf[local];
        owner.of(where, where.customerOf[ofSite]);
        lift.of(unit);
        lift.id();
        long siteIndex = (long) where.number * Layout.UNITS + ofSite;
        site.of(plan.seed(), Kind.SITE, siteIndex, Directory.knownSince(plan, siteIndex));
        id.of(plan.seed(), Kind.ORDER, order, raisedAt());
        chance.of(plan.seed(), Kind.ORDER, order);
        code = symptoms.reported(chance, lift.kind.equals(Lift.ESCALATOR));
        words = chance.one(code.said(owner.country().language()));
        var line = lift.line ? owner.country().phones().number(lift.lineSlot(where, local)) : null;
        calls.about(
                owner,
                lift.id,
                words,
                code,
                line,
                chance.one(Words.of(language()).list("questions")));
        return this;
    }

    long[] numbersGiven() {
        return new long[] {FIRST_CONTACT + calls.contacts, FIRST_REQUEST + calls.requests, FIRST_ORDER + orders};
    }

    private String language() {
        return owner.country().language();
    }

    private long raisedAt() {
        return at + 2 * MINUTE;
    }

    private boolean trapped() {
        return Symptoms.trapped(code);
    }

    /** @param second somebody else called about the same */
    void closed(boolean second) throws IOException {
        chance.of(plan.seed(), Kind.ORDER, index + (1L << 42));
        boolean cancelled = !trapped() && chance.perCent(CANCELLED);
        sent();
        long accepted = raisedAt() + chance.from(20, 240) * SECOND;
        long onTheWay = accepted + chance.from(1, 15) * MINUTE;
        double median = code.urgency() <= 3 ? ARRIVES_IN_THE_CITY : ARRIVES_WHEN_IT_CAN_WAIT;
        long onSite = onTheWay + (long) (Math.min(2_000, chance.lognormal(median, 0.6)) * MINUTE) + MINUTE;
        long released = trapped() ? onSite + (long) (chance.lognormal(RELEASED_AFTER, 0.5) * MINUTE) : 0;
        long left = Math.max(released, onSite) + (long) (Math.min(600, chance.lognormal(REPAIRED_AFTER, 0.6)) * MINUTE);
        long closed = cancelled ? raisedAt() + chance.from(10, 50) * MINUTE : left + chance.from(1, 90) * MINUTE;
        if (closed >= plan.ends()) {
            long late = closed - plan.ends() + 1;
            at -= late;
            id.of(plan.seed(), Kind.ORDER, index, raisedAt());
            accepted -= late;
            onTheWay -= late;
            onSite -= late;
            released -= trapped() ? late : 0;
            left -= late;
            closed -= late;
        }
        var number = "WO-" + (FIRST_ORDER + orders++);
        calls.raised(at, id, number, index, closed, cancelled);
        if (second) {
            calls.linked(at + chance.from(2, 9) * MINUTE, id, number, index, closed, cancelled);
        }
        long due = due();
        var cause = power ? "power" : Symptoms.cause(chance);
        if (cancelled) {
            rows.end(head(number, "cancelled", due)
                    .none()
                    .none()
                    .none()
                    .at(raisedAt())
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .at(closed)
                    .none()
                    .none()
                    .none()
                    .text("by-caller")
                    .none());
            happened(Table.ORDER_EVENT, 1, "raised", raisedAt(), raised(number));
            happened(Table.ORDER_EVENT, 5, "cancelled", closed, text().append("{\"reason\":\"by-caller\"}"));
            return;
        }
        boolean stayed = cause.equals("no-fault-found");
        rows.end(head(number, "closed", due)
                .is(onSite <= due)
                .id(technician)
                .text(technicianName)
                .at(raisedAt())
                .at(accepted)
                .at(onSite)
                .at(onTheWay)
                .at(onSite)
                .at(released)
                .at(left)
                .at(closed)
                .none()
                .none()
                .none()
                .none()
                .json(report(cause, stayed, onSite, released, left)));
        happened(Table.ORDER_EVENT, 1, "raised", raisedAt(), raised(number));
        happened(Table.ORDER_EVENT, 2, "accepted", accepted, given(onSite));
        happened(Table.ORDER_EVENT, 3, "on-the-way", onTheWay, text().append("{}"));
        happened(Table.ORDER_EVENT, 4, "on-site", onSite, text().append("{}"));
        happened(Table.ORDER_EVENT, 5, "closed", closed, closing(cause));
        offers(raisedAt(), accepted, onSite);
    }

    /** One that somebody still has to see to. */
    void open(int number) throws IOException {
        chance.of(plan.seed(), Kind.ORDER, index + (1L << 42));
        sent();
        long accepted = raisedAt() + chance.from(20, 240) * SECOND;
        var called = "WO-" + (FIRST_ORDER + orders++);
        boolean there = trapped() || number % 2 == 1;
        calls.raised(at, id, called, index, 0, false);
        var row = head(called, there ? "on-site" : "on-hold", due());
        long next = plan.ends() + IN_ITS_OWN_TIME;
        if (there) {
            long onSite = accepted + 20 * MINUTE;
            rows.end(row.none()
                    .id(technician)
                    .text(technicianName)
                    .at(raisedAt())
                    .at(accepted)
                    .at(onSite)
                    .at(accepted + MINUTE)
                    .at(onSite)
                    .at(trapped() ? onSite + 3 * MINUTE : 0)
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .none());
            offers(raisedAt(), accepted, onSite);
            happened(Table.ORDER_EVENT, 2, "accepted", accepted, given(onSite));
            happened(Table.ORDER_EVENT, 4, "on-site", onSite, text().append("{}"));
            rows.end(rows.row(Table.SEARCH)
                    .id(id)
                    .text("on-site")
                    .integer(1)
                    .at(onSite)
                    .at(next)
                    .text("technician")
                    .id(technician)
                    .id(technician)
                    .none());
        } else {
            rows.end(row.none()
                    .none()
                    .none()
                    .at(raisedAt())
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .none()
                    .text(chance.one(HOLDS))
                    .at(next)
                    .text("")
                    .none()
                    .none());
            rows.end(rows.row(Table.SEARCH)
                    .id(id)
                    .text("waiting")
                    .integer(1)
                    .at(accepted)
                    .at(next)
                    .text("dispatcher")
                    .none()
                    .none()
                    .none());
        }
        happened(Table.ORDER_EVENT, 1, "raised", raisedAt(), raised(called));
    }

    /** Somebody only wanted to know something. */
    void question(long number) throws IOException {
        calls.asked(number, at + 7 * MINUTE);
    }

    void leftBeforeAnAnswer(long number) throws IOException {
        calls.left(number, at + 11 * MINUTE);
    }

    /** The columns that every order has, up to when it is due. */
    private Row head(String number, String state, long due) {
        return rows.row(Table.ORDER)
                .id(id)
                .text(number)
                .text(state)
                .small(code.urgency())
                .is(trapped())
                .id(lift.id)
                .id(site)
                .id(owner.id)
                .text(layout.areaName(layout.areaOf(where.number)))
                .text(owner.country().zone())
                .text(owner.country().code())
                .text(code.code())
                .json(code.headline())
                .json(code.job())
                .text(words)
                .json(trade.terms().getOrDefault(Level.ALL[owner.level].plan(), "{}"))
                .at(at)
                .at(raisedAt())
                .at(due);
    }

    /** Counted by the wall clock, which is as it is for an entrapment and near enough for the rest. */
    private long due() {
        var level = Level.ALL[owner.level];
        if (code.urgency() >= 8) {
            return 0;
        }
        return at
                + MINUTE
                        * (code.urgency() <= 2
                                ? level.entrapmentMinutes()
                                : code.urgency() <= 4 ? level.urgentMinutes() : 60 * level.normalHours());
    }

    /** The technician of the route goes, or a colleague of the area. */
    private void sent() {
        int area = layout.areaOf(where.number);
        int technicians = layout.technicians(area);
        int usual = (int) (lift.index - (long) layout.firstNeighbourhoodOf(area) * Layout.UNITS)
                * technicians
                / (10 * Layout.UNITS);
        usual = Math.floorMod(usual, technicians);
        int goes = chance.perCent(NOT_THE_USUAL_TECHNICIAN) ? chance.below(technicians) : usual;
        Directory.technician(plan, area, goes, technician);
        Directory.technician(plan, area, (goes + 1) % technicians, another);
        technicianName = Directory.technicianName(plan, layout, area, goes, calls.chance());
    }

    private void offers(long offered, long accepted, long arrives) throws IOException {
        if (chance.perCent(SOMEBODY_ELSE_WAS_ASKED_BEFORE)) {
            offer.of(plan.seed(), Kind.OFFER, index * 2 + 1, offered);
            rows.end(rows.row(Table.OFFER)
                    .id(offer)
                    .id(id)
                    .id(another)
                    .integer(1)
                    .text("expired")
                    .at(offered)
                    .at(offered + MINUTE)
                    .at(offered + SECOND)
                    .at(offered + 2 * SECOND)
                    .at(offered + MINUTE)
                    .text("no-answer")
                    .none());
            happened(Table.DISPATCH_EVENT, 2, "expired", offered + MINUTE, text().append("{\"reason\":\"no-answer\"}"));
        }
        offer.of(plan.seed(), Kind.OFFER, index * 2, offered);
        rows.end(rows.row(Table.OFFER)
                .id(offer)
                .id(id)
                .id(technician)
                .integer(1)
                .text("accepted")
                .at(offered)
                .at(accepted + MINUTE)
                .at(offered + SECOND)
                .at(offered + 2 * SECOND)
                .at(accepted)
                .none()
                .at(arrives));
        happened(Table.DISPATCH_EVENT, 0, "offered", offered, about());
        happened(Table.DISPATCH_EVENT, 1, "accepted", accepted, about());
    }

    private void happened(Table table, int nth, String kind, long when, StringBuilder what) throws IOException {
        event.of(plan.seed(), Kind.EVENT, index * EVENTS + nth, when);
        rows.end(rows.row(table).id(event).id(id).text(kind).at(when).id(nobody).json(what));
    }

    private StringBuilder text() {
        data.setLength(0);
        return data;
    }

    private StringBuilder raised(String number) {
        text().append("{\"number\":\"").append(number).append("\",\"code\":\"").append(code.code());
        return data.append("\",\"urgency\":")
                .append(code.urgency())
                .append(",\"trapped\":")
                .append(trapped())
                .append('}');
    }

    private StringBuilder given(long arrives) {
        text().append("{\"technician\":\"")
                .append(technician)
                .append("\",\"name\":\"")
                .append(technicianName);
        return data.append("\",\"arrivesAt\":\"")
                .append(java.time.Instant.ofEpochMilli(arrives))
                .append("\"}");
    }

    private StringBuilder about() {
        text().append("{\"technician\":\"").append(technician);
        return data.append("\",\"name\":\"").append(technicianName).append("\"}");
    }

    private StringBuilder closing(String cause) {
        chance.of(plan.seed(), Kind.ORDER, index + (1L << 43));
        text().append("{\"cause\":\"").append(cause);
        data.append("\",\"component\":\"").append(Symptoms.component(chance, code));
        return data.append("\",\"action\":\"")
                .append(Symptoms.action(chance, cause))
                .append("\",\"inService\":true}");
    }

    private StringBuilder report(String cause, boolean stayed, long arrived, long released, long left) {
        chance.of(plan.seed(), Kind.ORDER, index + (1L << 43));
        var condition =
                trapped() ? "people-inside" : stayed ? "running-on-arrival" : power ? "without-power" : "stopped";
        text().append("{\"condition\":\"").append(condition);
        data.append("\",\"cause\":\"").append(cause);
        data.append("\",\"component\":\"").append(Symptoms.component(chance, code));
        data.append("\",\"action\":\"").append(Symptoms.action(chance, cause));
        data.append("\",\"arrivedAt\":\"").append(java.time.Instant.ofEpochMilli(arrived));
        data.append("\",\"releasedAt\":");
        if (released == 0) {
            data.append("null");
        } else {
            data.append('"').append(java.time.Instant.ofEpochMilli(released)).append('"');
        }
        data.append(",\"leftAt\":\"").append(java.time.Instant.ofEpochMilli(left));
        data.append("\",\"inService\":true,\"note\":\"");
        if (chance.perCent(A_NOTE)) {
            data.append(Words.of(language()).one(chance, "done"));
        }
        return data.append("\"}");
    }
}
