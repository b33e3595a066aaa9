package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** Maret finds a customer that stands in the directory twice, makes it one by keys alone, and puts it back. */
@Tag("long")
class TwoCustomersAreOne {
    private static RunningServer server;
    private static AgentBrowser maret;
    private static Desk lena;

    @BeforeAll
    static void maretSitsDown() {
        server = RunningServer.start();
        Company.founded(server, 0);
        maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
        maret.sees("Maret Tamm");
        maret.page().setViewportSize(1280, 720);
        lena = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
    }

    @AfterAll
    static void nobodyComplained() {
        var complaints = maret.complaints().stream()
                .filter(each -> !each.matches("(?s).*status of (404|409|422).*"))
                .toList();
        var serverComplaints = server.console().complaints();
        maret.close();
        lena.close();
        server.close();
        assertThat(complaints).as("the page's console").isEmpty();
        assertThat(serverComplaints).as("the server's console").isEmpty();
    }

    @Test
    void theProspectOfLastNightIsACustomer() {
        maret.opens("/duplicates").sees("Nobody stands here twice");
        looks("duplicates-none");

        var harbour = customer(Map.of(
                "name",
                "Harbour Homes Ltd",
                "language",
                "en",
                "phone",
                "+442079460111",
                "note",
                "Pays by the quarter."));
        lena.post(
                "/api/customers/" + harbour + "/people",
                Map.of("name", "Sam Reed", "language", "en", "phones", List.of("+447700900321")));
        site(harbour, "Quay House");
        var stranger = customer(Map.of(
                "kind", "prospect",
                "name", "Harbour Homes",
                "language", "sv",
                "phone", "+442079460111",
                "email", "office@harbour.example"));
        lena.post(
                "/api/customers/" + stranger + "/people",
                Map.of("name", "Ines", "language", "en", "phones", List.of("+447700900322")));
        site(stranger, "Mill Yard");

        // It comes by itself, and waits behind a counter like every new row.
        showsWhatIsNew();
        maret.sees("Same number: +44 20 7946 0111");
        looks("duplicates");

        maret.presses("j").presses("Enter");
        maret.seesHeading("Are they the same?");
        maret.sees("These move along: 1 site, 1 person.");
        assertThat(radio("Keep Harbour Homes Ltd")).isChecked();
        assertThat(radio("E-mail of Harbour Homes CU")).isChecked();
        looks("comparison");

        maret.presses("2");
        assertThat(radio("Keep Harbour Homes CU")).isChecked();
        assertThat(radio("Standing of Harbour Homes Ltd")).isChecked(); // whoever is a customer stays one
        maret.presses("1");
        radio("Language of Harbour Homes CU").check();
        maret.presses("m");
        maret.sees("Harbour Homes is part of Harbour Homes Ltd now.");
        looks("merged");

        maret.opens("/customers/" + stranger);
        maret.page().waitForURL(Pattern.compile(harbour));
        maret.seesHeading("Harbour Homes Ltd")
                .sees("office@harbour.example")
                .sees("Swedish")
                .sees("Ines")
                .sees("Mill Yard");
        maret.sees("Merged from Harbour Homes CU");
        maret.button("Show the history").click();
        maret.sees("Merged from: CU");
        looks("merged-customer");

        maret.button("Undo: Harbour Homes").click();
        maret.sees("Undone. Both are there again.");
        maret.sees("Looks like Harbour Homes CU");
        looks("parted-customer");
        assertThat(lena.get("/api/customers/" + stranger).path("kind").asString())
                .isEqualTo("prospect");

        // They are two after all: said once, and taken back, and said again.
        maret.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(maret.button("Not the same")).isVisible();
        maret.presses("x").sees("Noted: they are not the same.");
        looks("dismissed");
        maret.presses("u").sees("Same number: +44 20 7946 0111");
        assertThat(maret.button("Not the same")).isVisible();
        maret.presses("x").sees("Noted: they are not the same.");
        maret.opens("/duplicates").sees("Nobody stands here twice");
    }

    @Test
    void whatWentWrongIsSaid() {
        var one = customer(Map.of("name", "Mill Lane", "language", "en"));
        maret.opens("/duplicates/customer?one=" + one + "&other=" + one).sees("Choose two different records.");
        maret.opens("/duplicates/customer?one=" + one + "&other=01930000-0000-7000-8000-000000000000")
                .sees("There is no such customer.");
        looks("comparison-refused");
    }

    private static void showsWhatIsNew() {
        assertThat(maret.page().getByText(Pattern.compile("Same number|1 new")).first())
                .isVisible();
        if (maret.page().getByText("Same number").count() == 0) {
            maret.presses(".");
        }
    }

    private static Locator radio(String name) {
        return maret.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private static String customer(Map<String, ?> form) {
        return lena.post("/api/customers", form).path("id").asString();
    }

    private static void site(String customer, String name) {
        lena.post(
                "/api/sites",
                Map.of(
                        "customer",
                        customer,
                        "name",
                        name,
                        "street",
                        "1 Quay Street",
                        "city",
                        "Bristol",
                        "country",
                        "GB"));
    }

    private static void looks(String name) {
        assertThat(Screenshots.of(maret, "two-customers-" + name)).isEmpty();
        maret.looksAt(ColorScheme.LIGHT);
    }
}
