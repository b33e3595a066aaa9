package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Fingers;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/**
 * A lift whose agreement covers another day than this one: the agent reads the price, and either writes down who says yes or lets the
 * order wait for the hours. All with keys.
 */
@Tag("long")
class APriceIsAskedFirst {
    private static final String LIFT = "TRT-07001";

    private static RunningServer server;
    private static Desk office;
    private static AgentBrowser ana;

    @BeforeAll
    static void anaIsReady() {
        server = RunningServer.start();
        var company = Company.founded(server, 1);
        office = company.administrator();
        aLiftWhoseHoursAreOnAnotherDay();
        ana = new AgentBrowser(server.url())
                .signsIn(company.agent(1), Company.PASSWORD)
                .checksMicrophone()
                .isReady();
    }

    @AfterAll
    static void everybodyGoesHome() {
        ana.close();
        server.close();
    }

    @AfterEach
    void nobodyComplained() {
        assertThat(ana.complaints())
                .as("the page's console, but for the refusal that names the price")
                .filteredOn(complaint -> !complaint.contains("/resume"))
                .isEmpty();
        assertThat(server.console().complaints()).as("the server's console").isEmpty();
    }

    @Test
    void sheReadsThePriceAndWritesDownWhoSaysYes() {
        try (var _ = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, Tone.steady(700))) {
            var fingers = writesDown();
            ana.sees("A visit now costs €250 plus parts.");
            assertThat(Screenshots.of(ana, "desk-price")).as("axe").isEmpty();
            fingers.press("n").type("Who says yes to the price?", "Ingrid Holm").press("Enter");
            seesOrder();
            assertThat(fingers.presses()).hasSizeLessThanOrEqualTo(12);
            goesOn();
        }
        var order = newest();
        assertThat(order.at("/price/authorisedBy").asString()).isEqualTo("Ingrid Holm");
        assertThat(order.path("state").asString()).isNotEqualTo("on-hold");
        ana.opens("/orders/" + order.path("id").asString()).sees("Ingrid Holm said yes to the price: €250 plus parts.");
        ana.opens("/");
    }

    @Test
    void orSheLetsItWaitForTheHours() {
        try (var _ = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, Tone.steady(700))) {
            var fingers = writesDown();
            ana.sees("A visit now costs €250 plus parts.");
            fingers.press("w");
            seesOrder();
            assertThat(fingers.presses()).hasSizeLessThanOrEqualTo(12);
            goesOn();
        }
        var order = newest();
        assertThat(order.path("state").asString()).isEqualTo("on-hold");
        assertThat(order.at("/hold/owner/name").asString()).isNotEmpty();
        var page = ana.opens("/orders/" + order.path("id").asString())
                .sees("lets it wait until the hours")
                .page();
        ana.presses("h").sees("Before the hours of the agreement");
        page.getByLabel("Who says yes to the price?").fill("Ingrid Holm");
        ana.presses("Control+Enter").sees("Ingrid Holm said yes");
        assertThat(newest().path("state").asString()).isNotEqualTo("on-hold");
        ana.opens("/");
    }

    private static Fingers writesDown() {
        ana.seesRinging("Number not known").presses("F4").seesCall("talking");
        var fingers = ana.fingers();
        fingers.type("Unit number, street or name", LIFT).press("Enter");
        assertThat(ana.button("None of these")).isFocused();
        fingers.press("0")
                .press("2")
                .type("Problem code", "door does not close")
                .press("Enter");
        return fingers.type("In the caller's words", "The door of floor 3 stays open.")
                .press("Escape");
    }

    private static void seesOrder() {
        assertThat(ana.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^Work order WO-"))))
                .isVisible();
    }

    private static void goesOn() {
        ana.hangsUp().presses("Control+Enter").seesCall("idle");
    }

    private static JsonNode newest() {
        var row = office.get("/api/orders?state=all").path("items").get(0);
        return office.get("/api/orders/" + row.path("id").asString());
    }

    private static void aLiftWhoseHoursAreOnAnotherDay() {
        var customer = office.post("/api/customers", Map.of("name", "Kuuse Housing", "language", "en"));
        var clause = Map.of(
                "hours",
                LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT)
                        + " 8-17; holidays",
                "minutes",
                60,
                "starts",
                "call-in",
                "stops",
                "arrival",
                "inside",
                Map.of("charged", false),
                "outside",
                Map.of("charged", true, "amount", 250, "text", "plus parts"));
        var agreement = new HashMap<String, Object>(
                Map.of("customer", id(customer), "plan", "Semi", "validFrom", "2020-01-01", "currency", "EUR"));
        for (var level : new String[] {"entrapment", "urgent", "normal", "planned"}) {
            agreement.put(level, clause);
        }
        var site = office.post(
                "/api/sites",
                Map.of(
                        "customer",
                        id(customer),
                        "name",
                        "Kuuse 1",
                        "street",
                        "Kuuse 1",
                        "city",
                        "Tartu",
                        "country",
                        "EE"));
        office.post(
                "/api/units",
                Map.of(
                        "number",
                        LIFT,
                        "site",
                        id(site),
                        "name",
                        "Lift 1",
                        "kind",
                        "traction",
                        "agreement",
                        id(office.post("/api/agreements", agreement))));
    }

    private static String id(JsonNode of) {
        return of.path("id").asString();
    }
}
