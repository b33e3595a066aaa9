package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPersonForm;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Slice;
import throughline.notify.About;
import throughline.notify.Letter;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.testing.TestDatabase;
import throughline.work.OrderBook;

/** What belongs to the branch in Tartu is not there for the people of the branch in Pärnu, whatever they ask; and the other way round. */
class AnotherBranchSeesNothingTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final Sites SITES = CENTRE.rooms.door(Sites.class);
    private static final Customers CUSTOMERS = CENTRE.rooms.door(Customers.class);
    private static final ContactBook CONTACTS = CENTRE.rooms.door(ContactBook.class);
    private static final Units UNITS = CENTRE.rooms.door(Units.class);
    private static final Finder FINDER = CENTRE.rooms.door(Finder.class);

    /** They hold no customer's data: who works here, what is agreed on, what the house needs to work. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "audit",
            "people",
            "routing",
            "kernel",
            "finder",
            "notify.gateway",
            "notify.health",
            "notify.relay",
            "notify.spent",
            "notify.spent_on",
            "notify.withdrawal",
            "notify.reply",
            "notify.used_signature",
            "notify.quarantine",
            "notify.part",
            "notify.early_receipt",
            "notify.reply_part",
            "notify.unacknowledged",
            "notify.event",
            "rota",
            "dispatch.cover_change",
            "dispatch.ladder",
            "dispatch.link",
            "dispatch.map_tiles",
            "dispatch.neighbour",
            "dispatch.night_callout",
            "dispatch.position",
            "dispatch.post",
            "dispatch.rest_rule",
            "dispatch.setting",
            "dispatch.silence",
            "dispatch.technician",
            "dispatch.turn",
            "dispatch.written_area",
            "fieldapp.invitation",
            "fieldapp.phone",
            "fieldapp.subscription",
            "incident.incident",
            "incident.event",
            "incident.proposal",
            "alarm.setting",
            "alarm.unread_frame",
            "alarm.answered_within",
            "customer.holiday",
            "customer.holiday_calendar",
            "customer.likeness",
            "customer.to_compare",
            "customer.compared",
            "request.problem_branch",
            "request.problem_code",
            "request.problem_list",
            "request.problem_question",
            "request.problem_words",
            "request.given_key",
            "contact.reservation",
            "asset.moved_with_owner",
            "telephony.tariff",
            "telephony.toll",
            "telephony.trunk",
            "telephony.event",
            "attachment.event",
            "report.event",
            "report.morning_rule",
            "report.morning_reader",
            "sheet.event",
            "work.repeat_rule");

    private static UUID estonia;
    private static Branchful tartu;
    private static Branchful parnu;

    /** A branch with a house of its own, and a call and an order about the lift there. */
    private record Branchful(
            UUID id,
            Scope scope,
            UUID customer,
            UUID person,
            UUID site,
            UUID unit,
            UUID contact,
            UUID request,
            UUID order) {}

    @BeforeAll
    static void twoBranches() {
        estonia = branch(Branch.COMPANY, "Estonia");
        tartu = furnished("Tartu", "TRT-10001", "+3725550001");
        parnu = furnished("Pärnu", "PRN-10001", "+3725550002");
    }

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    // ASVS 8.2.2, 8.4.1
    @Test
    void aBranchSeesItsOwnAndNotTheOthers() {
        for (var pair : List.of(List.of(tartu, parnu), List.of(parnu, tartu))) {
            var own = pair.getFirst();
            var other = pair.getLast();
            assertThat(in(own, () -> SITES.all(List.of(own.site(), other.site()))))
                    .extracting("id")
                    .containsExactly(own.site());
            assertThat(in(own, () -> UNITS.all(List.of(own.unit(), other.unit()))))
                    .extracting("id")
                    .containsExactly(own.unit());
            assertThat(in(own, () -> CUSTOMERS.all(List.of(own.customer(), other.customer()))))
                    .extracting("id")
                    .containsExactly(own.customer());
            assertThat(in(own, () -> CENTRE.rooms.door(OrderBook.class).all(List.of(own.order(), other.order()))))
                    .extracting("id")
                    .containsExactly(own.order());
            assertThat(in(own, () -> CONTACTS.get(own.contact()).unit())).isEqualTo(own.unit());
            assertThat(in(own, () -> CENTRE.book.get(own.request()).unit())).isEqualTo(own.unit());

            refused("asset.no-such-site", () -> in(own, () -> SITES.get(other.site())));
            refused("customer.no-such-customer", () -> in(own, () -> CUSTOMERS.get(other.customer())));
            refused("contact.no-such-contact", () -> in(own, () -> CONTACTS.get(other.contact())));
            refused("request.no-such-request", () -> in(own, () -> CENTRE.book.get(other.request())));
            assertThat(in(own, () -> CONTACTS.timeline(other.contact()))).isEmpty();
            assertThat(in(own, () -> CENTRE.book.timeline(other.request()))).isEmpty();
        }
    }

    @Test
    void theBranchAboveSeesBothAndTheCompanyAll() {
        var above = CENTRE.rooms.door(Branches.class).scopeOf(estonia);
        assertThat(above.call(() -> SITES.all(List.of(tartu.site(), parnu.site(), CENTRE.site))))
                .extracting("id")
                .containsExactlyInAnyOrder(tartu.site(), parnu.site());
        assertThat(Scope.EVERYTHING.call(() -> SITES.all(List.of(tartu.site(), parnu.site(), CENTRE.site))))
                .hasSize(3);
    }

    @Test
    void listsAndSearchKnowTheirOwnOnly() {
        assertThat(in(tartu, () -> SITES.list(Slice.first(50)).items()))
                .extracting("id")
                .contains(tartu.site())
                .doesNotContain(parnu.site(), CENTRE.site);
        for (var typed : List.of("TRT-1", "PRN-1", "tartu", "parnu", "5550001", "5550002")) {
            boolean own = List.of("TRT-1", "tartu", "5550001").contains(typed);
            assertThat(in(tartu, () -> FINDER.find(typed, Set.of(Kind.values()), 10)))
                    .as(typed)
                    .matches(found -> own != found.isEmpty());
        }
    }

    @Test
    void aCallAboutNoUnitYetAndACustomerWithoutASiteAreEverybodys() {
        var waiting = CENTRE.rings();
        assertThat(in(tartu, () -> CONTACTS.get(waiting).unit())).isNull();
        var fresh = customer("Newcomer KÜ");
        assertThat(in(parnu, () -> CUSTOMERS.get(fresh).name())).isEqualTo("Newcomer KÜ");
        assertThat(in(parnu, () -> FINDER.find("newcomer", Set.of(Kind.CUSTOMER), 5)))
                .hasSize(1);

        in(tartu, () -> site(fresh, "Riia 1", null));

        refused("customer.no-such-customer", () -> in(parnu, () -> CUSTOMERS.get(fresh)));
        assertThat(in(parnu, () -> FINDER.find("newcomer", Set.of(Kind.CUSTOMER), 5)))
                .isEmpty();
        assertThat(in(tartu, () -> FINDER.find("newcomer", Set.of(Kind.CUSTOMER), 5)))
                .hasSize(1);
    }

    @Test
    void whatMovesToAnotherBranchIsSeenThereWithItsHistoryAndNoLongerHere() {
        var moved = furnished("Võru", "VRU-10001", "+3725550009");
        var form = Scope.EVERYTHING.call(() -> SITES.get(moved.site()));
        Scope.EVERYTHING.call(() -> SITES.change(
                moved.site(),
                new SiteForm(
                        form.customer(),
                        form.name(),
                        form.street(),
                        form.postcode(),
                        form.city(),
                        form.country(),
                        form.zone(),
                        form.access(),
                        null,
                        form.openingHours(),
                        form.rescuePhone(),
                        form.area(),
                        tartu.id(),
                        form.version()),
                null));

        assertThat(in(tartu, () -> CENTRE.book.get(moved.request()).unit())).isEqualTo(moved.unit());
        assertThat(in(tartu, () -> CONTACTS.get(moved.contact()).unit())).isEqualTo(moved.unit());
        assertThat(in(tartu, () -> CENTRE.rooms.door(OrderBook.class).all(List.of(moved.order()))))
                .hasSize(1);
        assertThat(in(tartu, () -> FINDER.find("VRU-1", Set.of(Kind.UNIT), 5))).hasSize(1);
        refused("request.no-such-request", () -> in(moved, () -> CENTRE.book.get(moved.request())));
        refused("customer.no-such-customer", () -> in(moved, () -> CUSTOMERS.get(moved.customer())));
        assertThat(in(moved, () -> FINDER.find("VRU-1", Set.of(Kind.UNIT), 5))).isEmpty();
    }

    @Test
    void aUnitThatMovesToASiteOfAnotherBranchTakesItsCallsAlong() {
        var from = furnished("Viljandi", "VLJ-10001", "+3725550011");
        Scope.EVERYTHING.call(() -> UNITS.change(
                from.unit(),
                new UnitForm(
                        "VLJ-10001", tartu.site(), "Lift", "traction", "Lift AS", "M", 9, 630, 2010, null, null, 1),
                null));

        assertThat(in(tartu, () -> CONTACTS.get(from.contact()).unit())).isEqualTo(from.unit());
        assertThat(in(tartu, () -> FINDER.find("VLJ-1", Set.of(Kind.UNIT), 5))).hasSize(1);
        refused("contact.no-such-contact", () -> in(from, () -> CONTACTS.get(from.contact())));
        assertThat(in(from, () -> CENTRE.rooms.door(OrderBook.class).all(List.of(from.order()))))
                .as("an order stays with the site where it was done")
                .hasSize(1);
    }

    @Test
    void aTextIsSeenWhereItsOrderIsAndOneAboutNothingEverywhere() {
        var texts = CENTRE.rooms.door(Texts.class);
        for (var each : List.of(tartu, parnu)) {
            texts.send(new Letter("+37255500009", "et", "Come to " + each.order(), "to-" + each.order())
                    .about(About.order(each.order())));
        }
        texts.send(new Letter("+37255500009", "et", "This is a test", "about nothing"));

        assertThat(in(tartu, () -> texts.list(Slice.first(50)).items()))
                .extracting(Text::words)
                .contains("Come to " + tartu.order(), "This is a test")
                .doesNotContain("Come to " + parnu.order());
        assertThat(in(tartu, () -> texts.about(List.of(parnu.order())))).isEmpty();
    }

    // ASVS 8.4.1
    @Test
    void nothingIsWrittenIntoAnotherBranch() {
        assertThatThrownBy(() -> in(tartu, () -> site(tartu.customer(), "Over there", parnu.id())))
                .hasMessageContaining("row-level security");
        refused("customer.no-such-customer", () -> in(tartu, () -> site(parnu.customer(), "Theirs", null)));
    }

    /** The second wall stands by itself: the program's own user sees nothing before it is told for whom it works. */
    // ASVS 8.3.1, 16.5.3
    @Test
    void withoutAScopeEveryGuardedTableIsEmpty() throws SQLException {
        var url = CENTRE.rooms.door(HikariDataSource.class).getJdbcUrl();
        try (var program = DriverManager.getConnection(url, TestDatabase.PROGRAM, TestDatabase.password())) {
            for (var table : guarded()) {
                try (var statement = program.createStatement();
                        var rows = statement.executeQuery("select from " + table + " limit 1")) {
                    assertThat(rows.next()).as(table).isFalse();
                }
            }
        }
        assertThat(guarded())
                .contains("asset.unit", "customer.person", "contact.contact", "work.work_order", "request.event");
    }

    /** A new table is guarded, or it is said here that it holds no customer's data. */
    // ASVS 8.4.1
    @Test
    void everyOtherTableHoldsNoCustomersData() {
        var open = CENTRE.rooms.owner().resultQuery("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity
                           and n.nspname !~ '^(pg_|information_schema)'
                        """).fetch().getValues(0, String.class);
        assertThat(open)
                .allSatisfy(table ->
                        assertThat(FOR_EVERYBODY).containsAnyOf(table, table.substring(0, table.indexOf('.'))));
    }

    private static List<String> guarded() {
        return CENTRE.rooms.owner().resultQuery("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relrowsecurity order by 1
                        """).fetch().getValues(0, String.class);
    }

    private static Branchful furnished(String city, String number, String phone) {
        var id = branch(estonia, city);
        var scope = Scope.of(List.of(id));
        return scope.call(() -> {
            var customer = customer(city + " KÜ");
            var person = CENTRE.rooms
                    .door(ContactPeople.class)
                    .add(customer, new ContactPersonForm("Mari " + city, null, List.of(phone), "et", null, null), null)
                    .id();
            var site = site(customer, city + " mnt 1", null);
            var unit = CENTRE.rooms
                    .door(Units.class)
                    .add(
                            new UnitForm(
                                    number, site, "Lift", "traction", "Lift AS", "M", 9, 630, 2010, null, null, null),
                            null)
                    .id();
            var contact = CENTRE.rings();
            CENTRE.contacts.answered(contact, CENTRE.anna.person(), CENTRE.clock.instant());
            CENTRE.contacts.chooseUnit(contact, CENTRE.anna.person(), unit);
            var request = CENTRE.only(contact);
            var raised = CENTRE.answers.raise(request.id(), CENTRE.door(unit), UUID.randomUUID(), CENTRE.anna);
            return new Branchful(id, scope, customer, person, site, unit, contact, request.id(), raised.order());
        });
    }

    private static UUID branch(UUID parent, String name) {
        return CENTRE.rooms
                .door(Branches.class)
                .add(new Branches.Wanted(parent, name, null), null)
                .id();
    }

    private static UUID customer(String name) {
        return CUSTOMERS
                .add(new CustomerForm(name, "et", null, null, null, null), null)
                .id();
    }

    private static UUID site(UUID customer, String street, @Nullable UUID branch) {
        return SITES.add(
                        new SiteForm(
                                customer,
                                street,
                                street,
                                "50001",
                                street.split(" ")[0],
                                "EE",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                branch,
                                null),
                        null)
                .id();
    }

    private static <T> T in(Branchful branch, Supplier<T> asked) {
        return branch.scope().call(asked::get);
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
