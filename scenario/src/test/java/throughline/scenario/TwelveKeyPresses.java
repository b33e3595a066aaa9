package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
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

/** From "answered" to "order raised" an agent presses at most twelve keys besides the words that she writes down. */
@Tag("long")
class TwelveKeyPresses {
    private static RunningServer server;
    private static Desk directory;
    private static AgentBrowser ana;

    @BeforeAll
    static void anaIsReady() {
        server = RunningServer.start();
        var company = Company.founded(server, 1);
        directory = company.administrator();
        new LiftTown(server, directory);
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
        assertThat(ana.complaints()).as("the page's console").isEmpty();
        assertThat(server.console().complaints()).as("the server's console").isEmpty();
    }

    @Test
    void fromSomebodyWhomNobodyKnows() {
        try (var _ = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, Tone.steady(700))) {
            ana.seesRinging("Number not known").presses("F4").seesCall("talking");
            var fingers = ana.fingers();
            fingers.type("Unit number, street or name", "412").press("Enter");
            focusIsOn("None of these");
            writesDownAndRaises(fingers);
            assertThat(fingers.presses()).hasSizeLessThanOrEqualTo(12);
            assertThat(Screenshots.of(ana, "desk-order-raised")).as("axe").isEmpty();
            ana.hangsUp().presses("Control+Enter").seesCall("idle");
        }
        theOrderIsOnRecord("The door of floor 3 stays open.");
    }

    @Test
    void fromTheLiftItself() {
        try (var _ = Sipp.calls(server.ports().sip(), LiftTown.LIFTS_OWN_NUMBER, Company.NUMBER, Tone.steady(700))) {
            ana.seesCall("ringing").presses("F4").seesCall("talking");
            var fingers = ana.fingers();
            focusIsOn("None of these");
            writesDownAndRaises(fingers);
            assertThat(fingers.presses()).hasSizeLessThanOrEqualTo(6);
            ana.hangsUp().presses("Control+Enter").seesCall("idle");
        }
    }

    /** Two clicks for a new number and what she has noticed, a third one for "still right", and the call goes on meanwhile. */
    @Test
    void whatIsKnownOfTheCallerIsPutRightBeside() {
        var number = "+447700900188";
        var customer = directory
                .post("/api/customers", Map.of("name", "Quay Homes", "language", "en"))
                .path("id")
                .asString();
        directory.post(
                "/api/customers/" + customer + "/people",
                Map.of("name", "Sam Reed", "language", "en", "phones", List.of(number)));
        try (var _ = Sipp.calls(server.ports().sip(), number, Company.NUMBER, Tone.steady(700))) {
            ana.seesRinging("Sam Reed").presses("F4").seesCall("talking");
            ana.sees("Nobody has checked this yet");
            ana.page().evaluate("window.clicks = 0; addEventListener('pointerdown', () => window.clicks++, true)");
            ana.button("Change: Sam Reed").click();
            assertThat(ana.page().getByLabel("Phone numbers 1")).isFocused();
            ana.types("+447700900189");
            ana.page().getByText("Hears badly").last().click();
            ana.presses("Control+Enter");
            assertThat(ana.page().getByText("+44 7700 900189")).isVisible();
            assertThat(ana.page().evaluate("window.clicks")).as("clicks").isEqualTo(2);
            assertThat(Screenshots.of(ana, "desk-caller-changed")).as("axe").isEmpty();

            ana.button("Checked today: Sam Reed").click();
            ana.sees("Checked today by Ana");
            ana.seesCall("talking").hangsUp().finishes("Question answered", "The number is right now.");
        }
        var kept = directory.get("/api/customers/" + customer + "/people").at("/items/0");
        assertThat(kept.path("hearsBadly").asBoolean()).isTrue();
        assertThat(kept.at("/phones/0").asString()).isEqualTo("+447700900189");
    }

    private static void writesDownAndRaises(Fingers fingers) {
        fingers.press("0")
                .press("2")
                .type("Problem code", "door does not close")
                .press("Enter");
        fingers.type("In the caller's words", "The door of floor 3 stays open.")
                .press("Escape")
                .press("n");
        assertThat(ana.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^Work order WO-"))))
                .isVisible();
    }

    private static void focusIsOn(String button) {
        assertThat(ana.button(button)).isFocused();
    }

    private static void theOrderIsOnRecord(String words) {
        var requests = directory.get("/api/requests?list=all").path("items");
        assertThat(requests).anySatisfy(request -> {
            assertThat(request.path("words").asString()).isEqualTo(words);
            assertThat(request.path("unitNumber").asString()).isEqualTo(LiftTown.LIFT);
            assertThat(request.path("order").path("number").asString()).startsWith("WO-");
        });
    }
}
