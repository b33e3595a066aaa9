package throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.ParamType;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.customer.Agreements;
import throughline.customer.Callers;
import throughline.customer.ContactPeople;
import throughline.customer.CustomerHistory;
import throughline.customer.Customers;
import throughline.customer.Duplicates;
import throughline.customer.Merges;
import throughline.customer.Merging;
import throughline.kernel.Ids;
import throughline.kernel.Scope;
import throughline.kernel.Slice;
import throughline.people.Branch;
import throughline.testing.SomeRooms;
import throughline.work.OrderBook;
import throughline.work.RepeatRules;
import throughline.work.Repeats;
import throughline.work.WorkOrder;

/**
 * What people ask again and again is looked up, whatever the size of the company: the database is asked how it would answer, and may
 * not plan to read a large table from end to end. There are enough rows here for it to care.
 */
class MainLookupsUseAnIndexTest {
    private static final int UNITS = 20_000;
    private static final UUID ONE = new UUID(0x100, 0x8000_0000_0000_0007L);
    private static final UUID OTHER = new UUID(0x100, 0x8000_0000_0000_0008L);
    private static final Slice PAGE = Slice.first(50);
    private static final Slice DEEP = new Slice(new Slice.Cursor("Name 777", ONE), 50, List.of());
    private static final Slice DEEP_IN_TIME =
            new Slice(Slice.Cursor.inTime(Instant.parse("2026-03-01T00:00:00Z"), ONE), 50, List.of());
    private static final List<String> ASKED = new ArrayList<>();
    private static final List<WorkOrder> BOARD = new ArrayList<>();
    private static final Thread ASKS = Thread.currentThread();

    private static final SomeRooms ROOMS =
            SomeRooms.of(Instant.parse("2026-11-27T10:00:00Z"), "customer", "asset", "contact", "work");
    private static final DSLContext DATABASE = ROOMS.door(DSLContext.class);

    @BeforeAll
    static void aCompanyOfSomeSize() {
        for (var sql : List.of(
                """
                insert into customer.customer (id, name, language)
                select ('00000000-0000-0100-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Name ' || i, 'en' from generate_series(0, %1$d) i
                """,
                """
                insert into customer.person (id, customer, name, language)
                select id, id, name, 'en' from customer.customer
                """,
                """
                insert into customer.event (id, subject, kind, at, data)
                select id, id, 'person-added', now(), json_build_object('customer', id) from customer.customer
                """,
                """
                insert into customer.phone (number, customer, person, place)
                select '+3722' || lpad(customer_number, 6, '0'), id, id, 0
                  from (select id, (row_number() over ())::text as customer_number from customer.customer) c
                """,
                """
                insert into customer.agreement (id, customer, plan, hours, entrapment_minutes, urgent_minutes, normal_hours, valid_from)
                select id, id, 'Care', '24/7', 60, 60, 8, date '2020-01-01' from customer.customer
                """,
                """
                insert into asset.site (id, customer, name, street, postcode, city, country, zone)
                select id, id, name, name, '1', 'Tartu', 'EE', 'Europe/Tallinn' from customer.customer
                """,
                """
                insert into asset.unit (id, number, site, name, kind)
                select id, name, id, 'Lift', 'traction' from asset.site
                """,
                """
                insert into customer.departure (person, customer, day, due_at, try_at, planned_at)
                select id, id, date '2099-01-01', now() + interval '70 years', now() + interval '70 years', now() from customer.customer
                """,
                """
                insert into customer.duplicate (id, kind, one, other, reasons, found_at, dismissed_at)
                select id, case when i %% 2 = 0 then 'customer' else 'person' end, id, other, '{}', now() - i * interval '20 minutes',
                       case when i %% 5 = 0 then now() end
                  from (select id, lead(id) over (order by id) as other, row_number() over (order by id) as i from customer.customer) c
                 where other is not null
                """,
                """
                insert into customer.merge (id, kind, survivor, merged, at, before, after)
                select id, kind, one, other, found_at, '{}', '{}' from customer.duplicate
                """,
                "insert into asset.line (number, unit) select number, customer from customer.phone",
                """
                insert into contact.contact (id, number, channel, direction, from_number, dialled, queue_name, language, state, opened_at,
                                             closed_at, agent, unit, customer, person)
                select id, name, 'call', 'in', '', '', 'Lifts', 'en', 'closed', now() - i * interval '20 minutes', now(),
                       ('00000000-0000-0100-8000-' || lpad(to_hex(i %% 200), 12, '0'))::uuid, id, id, id
                  from (select id, name, row_number() over () as i from customer.customer) c
                """,
                """
                insert into work.work_order (id, state, urgency, unit, site, customer, area, zone, country, code, headline, job, words, terms,
                                             called_at, raised_at, due_at, closed_at, report, technician)
                select id, case when i %% 100 = 0 then 'on-site' else 'closed' end, 5, id, id, id, 'Area ' || i %% 300, 'UTC', 'EE', 'D-12',
                       '{}', '{"type": "callout", "skills": [], "minutes": 60, "checklist": []}', '', '{}', now(), now() - i * interval '20 minutes', now(),
                       case when i %% 100 = 0 then null else now() end,
                       '{"condition": "stopped", "cause": "wear", "component": "drive", "action": "reset", "inService": true, "note": ""}',
                       ('00000000-0000-0100-8000-' || lpad(to_hex(i %% 900), 12, '0'))::uuid
                  from (select id, row_number() over () as i from customer.customer) c
                """)) {
            DATABASE.execute(sql.formatted(UNITS - 1));
        }
        ROOMS.owner().execute("analyze");
        BOARD.addAll(
                ROOMS.door(OrderBook.class).open(OrderBook.Filter.ALL, PAGE).items());
        ROOMS.door(RepeatRules.class).get(); // a table of one row, remembered for a minute
        ((DefaultConfiguration) DATABASE.configuration()).set(new DefaultExecuteListenerProvider(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                if (context.query() != null && Thread.currentThread() == ASKS) { // not what timers ask meanwhile
                    ASKED.add(context.query().getSQL(ParamType.INLINED));
                }
            }
        }));
    }

    @AfterAll
    static void closeTheRooms() {
        ROOMS.close();
    }

    static List<Arguments> lookups() {
        return List.of(
                asks("who is this number", Callers.class, callers -> callers.whoIs("+3722000777")),
                asks("which unit rings from this number", UnitCards.class, cards -> cards.byPhone("+3722000777")),
                asks(
                        "units that ring from it, as they are kept",
                        Units.class,
                        units -> units.ringingFrom("+3722000777")),
                asks("a unit", UnitCards.class, cards -> cards.of(ONE)),
                asks("units of some customers", UnitCards.class, cards -> cards.ofCustomers(List.of(ONE), 30)),
                asks("units", Units.class, units -> units.list(PAGE)),
                asks("units, deep in the list", Units.class, units -> units.list(DEEP)),
                asks("units of a site", Units.class, units -> units.atSite(ONE, PAGE)),
                asks("customers", Customers.class, customers -> customers.list(PAGE)),
                asks("customers, deep in the list", Customers.class, customers -> customers.list(DEEP)),
                asks("a customer", Customers.class, customers -> customers.get(ONE)),
                asks("what happened to a customer", CustomerHistory.class, history -> history.ofCustomer(ONE, PAGE)),
                asks("people of a customer", ContactPeople.class, people -> people.of(ONE)),
                asks("agreements of a customer", Agreements.class, agreements -> agreements.ofCustomer(ONE, PAGE)),
                asks(
                        "customers who may be one",
                        Duplicates.class,
                        duplicates -> duplicates.list(Merging.CUSTOMER, PAGE)),
                asks(
                        "people who may be one, found long ago",
                        Duplicates.class,
                        duplicates -> duplicates.list(Merging.PERSON, DEEP_IN_TIME)),
                asks("with whom a customer may be one", Duplicates.class, duplicates -> duplicates.of(ONE)),
                asks(
                        "with whom their people may be one",
                        Duplicates.class,
                        duplicates -> duplicates.ofPeople(List.of(ONE, OTHER))),
                asks("what two were found by", Duplicates.class, duplicates -> duplicates.between(ONE, OTHER)),
                asks("what became one with a customer", Merges.class, merges -> merges.of(ONE)),
                asks("what a record became", Merges.class, merges -> merges.behind(ONE)),
                asks("sites", Sites.class, sites -> sites.list(PAGE)),
                asks("sites, deep in the list", Sites.class, sites -> sites.list(DEEP)),
                asks("sites of a customer", Sites.class, sites -> sites.ofCustomer(ONE, PAGE)),
                asks("calls", ContactBook.class, calls -> calls.list(ContactBook.Filter.ALL, PAGE)),
                asks("calls of an agent", ContactBook.class, calls -> calls.list(of(null, ONE), PAGE)),
                asks("calls about a unit", ContactBook.class, calls -> calls.list(of(ONE, null), PAGE)),
                asks("callers who left", ContactBook.class, calls -> calls.abandoned(PAGE)),
                asks("open orders", OrderBook.class, orders -> orders.open(OrderBook.Filter.ALL, PAGE)),
                asks(
                        "open orders, further down",
                        OrderBook.class,
                        orders -> orders.open(OrderBook.Filter.ALL, DEEP_IN_TIME)),
                asks("all orders", OrderBook.class, orders -> orders.newest(OrderBook.Filter.ALL, PAGE)),
                asks(
                        "all orders, years ago",
                        OrderBook.class,
                        orders -> orders.newest(OrderBook.Filter.ALL, DEEP_IN_TIME)),
                asks("orders of a unit", OrderBook.class, orders -> orders.newest(OrderBook.Filter.ofUnit(ONE), PAGE)),
                asks(
                        "orders of a customer",
                        OrderBook.class,
                        orders -> orders.newest(OrderBook.Filter.ofCustomer(ONE), PAGE)),
                asks("orders of an area", OrderBook.class, orders -> orders.newest(ofArea("Area 7"), PAGE)),
                asks("orders of a technician", OrderBook.class, orders -> orders.newest(ofTechnician(ONE), PAGE)),
                asks("orders on hold", OrderBook.class, orders -> orders.newest(ofStates("on-hold"), PAGE)),
                asks("open orders at a place", OrderBook.class, orders -> orders.openAt(ONE, ONE)),
                asks(
                        "what technicians have in hand",
                        OrderBook.class,
                        orders -> orders.inHand(List.of(ONE, OTHER), Instant.EPOCH)),
                asks("who was at a unit", OrderBook.class, orders -> orders.visitsTo(ONE)),
                asks("whether a unit fails again", Repeats.class, repeats -> repeats.ofUnit(ONE)),
                asks("which of a board of orders repeat others", Repeats.class, repeats -> repeats.ofOrders(BOARD)));
    }

    // ASVS 15.2.2
    @ParameterizedTest(name = "{0}")
    @MethodSource("lookups")
    void nothingIsReadFromEndToEnd(String what, Runnable question) {
        ASKED.clear();
        question.run();
        assertThat(ASKED).isNotEmpty();
        for (var sql : List.copyOf(ASKED)) {
            for (var scope : List.of(Scope.EVERYTHING, Scope.of(List.of(Branch.COMPANY)))) {
                readsLittle(sql, scope);
            }
        }
    }

    /** The wall lets nobody's question read more: neither theirs who see everything nor theirs who see a branch. */
    private static void readsLittle(String sql, Scope scope) {
        var plan = scope.call(
                () -> DATABASE.fetch("explain (analyze, costs off, timing off, summary off, buffers off) " + sql)
                        .format());
        assertThat(plan).as("%s sees %s", sql, scope).doesNotContain("Seq Scan on");
        for (var line : plan.split("\n")) {
            if (line.contains("Rows Removed by Filter")) {
                int removed = Integer.parseInt(line.replaceAll("\\D", ""));
                assertThat(removed).as("%s\n%s", sql, plan).isLessThan(UNITS / 20);
            }
        }
    }

    @Test
    void whatHappenedIsLookedForFromTheBeginningOfAThingUntilNow() {
        ROOMS.owner().fetch("select kernel.add_event_partitions('work', date '2026-08-01', 5)");
        var began = Instant.parse("2026-10-15T10:00:00Z");
        ASKED.clear();
        ROOMS.door(OrderBook.class).timeline(new Ids(InstantSource.fixed(began)).next());

        assertThat(DATABASE.fetch("explain " + ASKED.getLast()).format())
                .contains("event_2026_10", "event_2026_11")
                .doesNotContain("event_2026_08", "event_2026_09", "event_2026_12");
    }

    private static <T> Arguments asks(String what, Class<T> door, Consumer<T> question) {
        return Arguments.of(what, (Runnable) () -> question.accept(ROOMS.door(door)));
    }

    private static ContactBook.Filter of(
            @org.jspecify.annotations.Nullable UUID unit, @org.jspecify.annotations.Nullable UUID agent) {
        return new ContactBook.Filter(null, null, agent, unit);
    }

    private static OrderBook.Filter ofArea(String area) {
        return new OrderBook.Filter(null, area, null, null, null, null, null);
    }

    private static OrderBook.Filter ofTechnician(UUID technician) {
        return new OrderBook.Filter(null, null, null, null, null, null, technician);
    }

    private static OrderBook.Filter ofStates(String... states) {
        return new OrderBook.Filter(Set.of(states), null, null, null, null, null, null);
    }
}
