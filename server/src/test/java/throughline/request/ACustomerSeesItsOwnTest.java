package throughline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.customer.MergeForm;
import throughline.customer.Merges;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Slice;
import throughline.people.Role;
import throughline.people.UserId;
import throughline.people.Users;
import throughline.portal.Outlook;
import throughline.portal.Outlooks;
import throughline.portal.OwnOrder;
import throughline.portal.OwnThings;
import throughline.portal.OwnUnit;
import throughline.testing.TestDatabase;
import throughline.work.OrderBook;

/** Whoever looks in from one customer finds what is this customer's, and of all that the house has beside it nothing. */
class ACustomerSeesItsOwnTest {
    private static final CareCentre CENTRE = new CareCentre();
    private static final Outlooks OUTLOOKS = CENTRE.rooms.door(Outlooks.class);
    private static final OwnThings OWN = CENTRE.rooms.door(OwnThings.class);

    private static Owner lake;
    private static Owner hill;

    /** A customer with two buildings and a lift in each, an order on the first, and somebody who looks in. */
    private record Owner(UUID customer, UUID site, UUID unit, UUID elsewhere, Request request, UUID looksIn) {
        UUID order() {
            return request.order();
        }
    }

    @BeforeAll
    static void twoCustomersOfOneBranch() {
        lake = owner("Lake", "LAK");
        hill = owner("Hill", "HIL");
    }

    @AfterAll
    static void close() {
        CENTRE.close();
    }

    // ASVS 8.2.2, 8.2.3
    @Test
    void theirUnitsAndOrdersAndNotTheNeighbours() {
        assertThat(in(lake, () -> OWN.units(Slice.first(50), "en").items()))
                .extracting(OwnUnit::id)
                .containsExactly(lake.unit(), lake.elsewhere());
        assertThat(in(lake, () -> OWN.unit(lake.unit(), "et").open()))
                .extracting(OwnOrder::id)
                .containsExactly(lake.order());
        assertThat(in(lake, () -> OWN.orders(lake.unit(), Slice.first(50), "en").items()))
                .extracting(OwnOrder::number)
                .hasSize(1);

        refused("asset.no-such-unit", () -> in(lake, () -> OWN.unit(hill.unit(), "en")));
        refused("asset.no-such-unit", () -> in(lake, () -> OWN.orders(hill.unit(), Slice.first(50), "en")));
        refused(
                "work.no-such-order",
                () -> in(lake, () -> CENTRE.rooms.door(OrderBook.class).get(hill.order())));
        refused(
                "asset.no-such-site",
                () -> in(lake, () -> CENTRE.rooms.door(Sites.class).get(hill.site())));
        refused(
                "customer.no-such-customer",
                () -> in(lake, () -> CENTRE.rooms.door(Customers.class).get(hill.customer())));
    }

    /** Who called, who was asked, what was told and what happened is the house's, also about the customer's own lift. */
    // ASVS 8.2.3, 8.4.1
    @Test
    void ofAllGuardedTablesFourAreShownAndNothingIsWritten() throws SQLException {
        try (var program = program()) {
            sees(program, scope(lake));
            assertThat(CENTRE.rooms.owner().resultQuery("""
                            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                             where c.relrowsecurity order by 1
                            """).fetch().getValues(0, String.class))
                    .filteredOn(table -> hasRows(program, table))
                    .containsExactly("asset.site", "asset.unit", "customer.customer", "work.work_order");
            try (var change = program.createStatement()) {
                assertThat(change.executeUpdate("update asset.unit set name = 'mine'"))
                        .isZero();
                assertThat(change.executeUpdate("delete from work.work_order")).isZero();
                assertThatThrownBy(() -> change.executeUpdate(
                                "insert into customer.customer (id, name) values (gen_random_uuid(), 'x')"))
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void onlyTheBuildingThatWasNamed() {
        var caretaker = looksIn("caretaker", new Outlook(lake.customer(), Set.of(lake.site())));

        assertThat(OUTLOOKS.scopeOf(caretaker)
                        .call(() -> OWN.units(Slice.first(50), "en").items()))
                .extracting(OwnUnit::id)
                .containsExactly(lake.unit());
        refused("asset.no-such-unit", () -> OUTLOOKS.scopeOf(caretaker).call(() -> OWN.unit(lake.elsewhere(), "en")));
    }

    @Test
    void aBuildingThatIsSoldIsTheBuyersFromThenOnAndItsPastNobodysWhoLooksIn() {
        var seller = owner("Seller", "SEL");
        var caretaker = looksIn("sellers caretaker", new Outlook(seller.customer(), Set.of(seller.site())));
        var buyer = owner("Buyer", "BUY");

        sold(seller.site(), buyer.customer());

        refused("asset.no-such-unit", () -> in(seller, () -> OWN.unit(seller.unit(), "en")));
        refused(
                "work.no-such-order",
                () -> in(seller, () -> CENTRE.rooms.door(OrderBook.class).get(seller.order())));
        refused("asset.no-such-unit", () -> OUTLOOKS.scopeOf(caretaker).call(() -> OWN.unit(seller.unit(), "en")));
        assertThat(in(buyer, () -> OWN.unit(seller.unit(), "en").open())).isEmpty();
        assertThat(in(
                        buyer,
                        () -> OWN.orders(seller.unit(), Slice.first(50), "en").items()))
                .isEmpty();
    }

    @Test
    void twoRecordsOfOneCustomerAreOneViewUntilTheyAreTwoAgain() {
        var one = owner("Harbour", "HAR");
        var same = owner("Harbor", "HAB");
        var merges = CENTRE.rooms.door(Merges.class);

        var merge = merges.merge(
                new MergeForm("customer", one.customer(), same.customer(), 1, 1, null), CENTRE.lead.person());
        assertThat(in(same, () -> OWN.units(Slice.first(50), "en").items()))
                .extracting(OwnUnit::id)
                .contains(one.unit(), same.unit());
        assertThat(in(same, () -> OWN.unit(same.unit(), "en").open())).hasSize(1);

        merges.undo(merge.id(), CENTRE.lead.person());
        assertThat(in(same, () -> OWN.units(Slice.first(50), "en").items()))
                .extracting(OwnUnit::id)
                .contains(same.unit())
                .doesNotContain(one.unit());
    }

    // ASVS 8.1.1
    @Test
    void whoeverLooksInSaysForWhomAndIsNothingElse() {
        var by = new UserId(CENTRE.lead.person());
        var nobody = looksIn("nobody yet", null);
        assertThat(OUTLOOKS.scopeOf(nobody)).isEqualTo(Scope.NOTHING);

        refused("portal.customer-needed", () -> keep(nobody, Set.of(Role.CUSTOMER), null, by));
        refused(
                "portal.only-customers",
                () -> keep(by, Set.of(Role.AGENT), new Outlook(lake.customer(), Set.of()), by));
        refused(
                "portal.site-of-another",
                () -> keep(nobody, Set.of(Role.CUSTOMER), new Outlook(lake.customer(), Set.of(hill.site())), by));
        refused("people.customer-only", () -> user("both", Set.of(Role.CUSTOMER, Role.AGENT)));
        OUTLOOKS.keep(nobody, Set.of(Role.CUSTOMER), new Outlook(lake.customer(), Set.of()), by);
        OUTLOOKS.keep(nobody, Set.of(Role.AGENT), null, by);
        assertThat(OUTLOOKS.of(nobody)).isNull();
    }

    private static @Nullable Void keep(UserId user, Set<Role> roles, @Nullable Outlook wanted, UserId by) {
        OUTLOOKS.keep(user, roles, wanted, by);
        return null;
    }

    private static Owner owner(String name, String number) {
        var customer = CENTRE.rooms
                .door(Customers.class)
                .add(new CustomerForm(name + " OÜ", "et", null, null, null, null), null)
                .id();
        var site = site(customer, name + " 1");
        var unit = CENTRE.unit(number + "-1", site, "Lift 1");
        var elsewhere = CENTRE.unit(number + "-2", site(customer, name + " 2"), "Lift 2");
        var user = looksIn(name, new Outlook(customer, Set.of()));
        return new Owner(customer, site, unit, elsewhere, CENTRE.raised(CENTRE.anna, unit), user.value());
    }

    private static UUID site(UUID customer, String street) {
        return CENTRE.rooms
                .door(Sites.class)
                .add(new SiteForm(customer, street, street, "10112", "Tallinn", "EE", null, "", null, null), null)
                .id();
    }

    private static void sold(UUID site, UUID buyer) {
        var sites = CENTRE.rooms.door(Sites.class);
        var now = sites.get(site);
        var form = new SiteForm(
                buyer,
                now.name(),
                now.street(),
                now.postcode(),
                now.city(),
                now.country(),
                null,
                "",
                null,
                now.version());
        sites.change(site, form, null);
    }

    private static UserId looksIn(String name, @Nullable Outlook outlook) {
        var user = user(name, Set.of(Role.CUSTOMER));
        if (outlook != null) {
            OUTLOOKS.keep(user, Set.of(Role.CUSTOMER), outlook, new UserId(CENTRE.lead.person()));
        }
        return user;
    }

    private static UserId user(String name, Set<Role> roles) {
        return CENTRE.rooms
                .door(Users.class)
                .create(
                        new Users.New(
                                name,
                                name.replace(' ', '.') + "@house.example",
                                "en",
                                roles,
                                Set.of(),
                                "kolm rohelist lifti"),
                        null);
    }

    private static Scope scope(Owner owner) {
        return OUTLOOKS.scopeOf(new UserId(owner.looksIn()));
    }

    private static <T> T in(Owner owner, Supplier<T> asked) {
        return scope(owner).call(asked::get);
    }

    private static void refused(String code, Supplier<?> asked) {
        assertThatThrownBy(asked::get)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Connection program() throws SQLException {
        var url = CENTRE.rooms.door(HikariDataSource.class).getJdbcUrl();
        return DriverManager.getConnection(url, TestDatabase.PROGRAM, TestDatabase.password());
    }

    private static void sees(Connection program, Scope scope) throws SQLException {
        try (var told = program.prepareStatement("select set_config('throughline.sees', ?, false)")) {
            told.setString(1, scope.toString());
            told.execute();
        }
    }

    private static boolean hasRows(Connection program, String table) {
        try (var statement = program.createStatement();
                var rows = statement.executeQuery("select from " + table + " limit 1")) {
            return rows.next();
        } catch (SQLException failed) {
            throw new AssertionError(table, failed);
        }
    }
}
