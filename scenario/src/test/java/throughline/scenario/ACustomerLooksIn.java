package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** The manager of a house is let in by an administrator, sees her lifts, and what is done at one of them while it is done. */
@Tag("long")
class ACustomerLooksIn {
    private static final String MANAGER = "kadri@harbour.example";

    @Test
    void fromTheLinkToTheEndOfTheWork() {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 0);
            var house = company.administrator();
            var lift = lift(house, "Harbour Homes", "HAR-1");
            lift(house, "Hill Homes", "HIL-1");

            String link;
            try (var maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD)) {
                link = letsIn(maret);
            }
            var lena = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
            try (var kadri = new AgentBrowser(server.url())) {
                var path = URI.create(link);
                kadri.opens(path.getPath() + "?" + path.getQuery());
                kadri.page().getByLabel("Password", exactly()).first().fill(Company.PASSWORD);
                kadri.presses("Enter");
                kadri.sees("Your password is saved");
                kadri.signsIn(MANAGER, Company.PASSWORD);

                kadri.seesHeading("Your lifts").sees("HAR-1").sees("Nothing going on");
                assertThat(kadri.page().getByText("HIL-1")).hasCount(0);
                assertThat(Screenshots.of(kadri, "portal-lifts")).isEmpty();

                var order = raised(house, lift);
                kadri.sees("Finding a technician");
                link(kadri, "HAR-1").click();
                kadri.seesHeading("HAR-1 Lift").sees("Going on now").sees(order.number());
                assertThat(Screenshots.of(kadri, "portal-lift")).isEmpty();
                kadri.page().setViewportSize(390, 844);
                assertThat(Screenshots.of(kadri, "portal-lift-phone")).isEmpty();
                assertThat(kadri.page().evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(390);

                lena.post("/api/orders/" + order.id() + "/cancel", Map.of("reason", "by-caller"));
                kadri.sees("Nothing is going on at this lift").sees("Called off");

                kadri.opens("/customers").sees("There is no such page");
                kadri.opens("/units/" + UUID.randomUUID()).sees("There is no such unit");
                // The refusal of a lift that never was is the browser's own line.
                assertThat(kadri.complaints()).allMatch(line -> line.contains("404"));
            }
            lena.close();
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    /** @return the link with which the manager chooses a password */
    private static String letsIn(AgentBrowser maret) {
        maret.opens("/admin/users/new").sees("Add a user");
        maret.page().getByLabel("Name", exactly()).fill("Kadri Kask");
        maret.page().getByLabel("E-mail", exactly()).fill(MANAGER);
        maret.page().getByText("Customer: looks in from outside").click();
        maret.button("Add user").click();
        maret.sees("Say which customer this person looks in for");
        var customer = maret.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Looks in for"));
        customer.fill("harbour");
        found(maret, "Harbour Homes").click();
        assertThat(customer).hasValue("Harbour Homes");
        var sites = maret.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Only these sites"));
        sites.fill("h");
        assertThat(found(maret, "Harbour Homes house")).isVisible();
        assertThat(found(maret, "Hill Homes house")).hasCount(0);
        found(maret, "Harbour Homes house").click();
        assertThat(Screenshots.of(maret, "user-customer")).isEmpty();
        maret.button("Add user").click();
        maret.sees("Kadri Kask is added");
        var link = maret.page().getByLabel("Password link").inputValue();
        assertThat(maret.complaints()).allMatch(line -> line.contains("422"));
        return link;
    }

    private static Locator found(AgentBrowser person, String name) {
        return person.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
    }

    private record Raised(String id, String number) {}

    private static Raised raised(Desk house, String unit) {
        var request = house.post("/api/requests", Map.of()).get("id").asString();
        var raised = house.post(
                "/api/requests/" + request + "/raise",
                Map.of(
                        "kind",
                        "action",
                        "code",
                        "D-12",
                        "unit",
                        unit,
                        "safety",
                        Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                        "words",
                        "The door does not close",
                        "key",
                        UUID.randomUUID()));
        return new Raised(
                raised.at("/order/id").asString(), raised.at("/order/number").asString());
    }

    private static String lift(Desk house, String customer, String number) {
        var owner = house.post("/api/customers", Map.of("name", customer, "language", "en"))
                .get("id")
                .asString();
        var site = house.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                owner,
                                "name",
                                customer + " house",
                                "street",
                                "Quay 1",
                                "city",
                                "London",
                                "country",
                                "GB"))
                .get("id")
                .asString();
        return house.post("/api/units", Map.of("number", number, "site", site, "name", "Lift", "kind", "traction"))
                .get("id")
                .asString();
    }

    private static Locator link(AgentBrowser person, String name) {
        return person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
