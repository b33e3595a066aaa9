package throughline.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/**
 * An administrator connects a carrier's message centre; a technician is asked by text and answers "1"; the centre dies and comes back, and
 * every text is there once.
 */
@Tag("long")
class TextsGoBySmpp {
    private static final Tone CALLER = Tone.steady(700);
    private static final String ALMA = "+37255500601";

    @Test
    void aTechnicianTakesTheJobByTextAndNoTextIsLostOrDoubledWhenTheCentreDies() throws InterruptedException {
        try (var centre = new MessageCentre();
                var server = RunningServer.start()) {
            var company = Company.founded(server, 1);
            var office = company.administrator();
            try (var town = new LiftTown(server, office);
                    var maret = new AgentBrowser(server.url());
                    var ana = new AgentBrowser(server.url())) {
                town.onCall(1);
                maret.signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
                connects(maret, centre);
                await("the test text is there").until(() -> centre.texts("+447700900188"), texts -> texts.size() == 1);

                ana.signsIn(company.agent(1), Company.PASSWORD)
                        .checksMicrophone()
                        .isReady();
                raisesAnOrder(ana, server);
                await("Alma is asked")
                        .atMost(ofSeconds(20))
                        .until(() -> centre.texts(ALMA), texts -> texts.size() == 1);
                assertThat(centre.texts(ALMA).getFirst()).contains("reply 1 to accept");
                centre.writes(ALMA, "1");
                var order = office.get("/api/orders")
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString();
                assertThat(office.get("/api/orders/" + order).path("state").asString())
                        .isEqualTo("accepted");
                await("all of it arrived").atMost(ofSeconds(20)).until(() -> allAre(office, "delivered"));

                centre.kill();
                office.post("/api/orders/" + order + "/cancel", Map.of("reason", "by-caller"));
                await("texts wait for the centre")
                        .atMost(ofSeconds(20))
                        .until(() -> texts(office).stream()
                                .anyMatch(text -> text.path("state").asString().equals("waiting")
                                        && text.path("answer").asString("").contains("cannot be reached")));
                centre.restart();
                await("they arrive").atMost(ofSeconds(60)).until(() -> allAre(office, "delivered"));

                for (var text : texts(office)) {
                    var words = text.path("words").asString();
                    assertThat(centre.texts(text.path("to").asString()))
                            .as("once")
                            .filteredOn(words::equals)
                            .hasSize(1);
                }
                assertThat(maret.complaints()).isEmpty();
                assertThat(server.console().complaints())
                        .as("that the link is gone is said once")
                        .singleElement()
                        .asString()
                        .contains("There is no link to the message centre");
            }
        }
    }

    private static void connects(AgentBrowser maret, MessageCentre centre) {
        maret.opens("/admin/gateway");
        field(maret, "Spoken to by").selectOption(new SelectOption().setLabel("SMPP"));
        field(maret, "Message centre").fill("127.0.0.1");
        field(maret, "Port").fill("" + centre.port());
        field(maret, "System ID").fill(MessageCentre.SYSTEM_ID);
        field(maret, "Password").fill(MessageCentre.PASSWORD);
        field(maret, "Sender").fill("Lodlinje");
        maret.page()
                .getByText("Send texts", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(Screenshots.of(maret, "gateway-smpp")).as("axe").isEmpty();
        maret.button("Save").click();
        maret.sees("A password is kept and never shown");
        field(maret, "Number").fill("+447700900188");
        maret.button("Text this number").click();
        maret.sees("The gateway took the text");
    }

    private static void raisesAnOrder(AgentBrowser ana, RunningServer server) throws InterruptedException {
        try (var _ = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
            ana.seesCall("ringing").presses("F4").seesCall("talking");
            var fingers = ana.fingers();
            fingers.type("Unit number, street or name", "412").press("Enter");
            PlaywrightAssertions.assertThat(ana.button("None of these")).isFocused();
            fingers.press("0")
                    .press("2")
                    .type("Problem code", "door does not close")
                    .press("Enter");
            fingers.type("In the caller's words", "The door of floor 3 stays open.")
                    .press("Escape")
                    .press("n");
            ana.sees("Work order WO-");
            ana.hangsUp();
        }
    }

    private static com.microsoft.playwright.Locator field(AgentBrowser person, String label) {
        return person.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static boolean allAre(Desk office, String state) {
        return texts(office).stream()
                .allMatch(text -> text.path("state").asString().equals(state));
    }

    private static List<JsonNode> texts(Desk office) {
        return StreamSupport.stream(
                        office.get("/api/outbox?limit=200").path("items").spliterator(), false)
                .toList();
    }
}
