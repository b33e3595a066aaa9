package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.field.TechnicianPhone;
import throughline.scenario.phone.Baresip;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;

/**
 * Somebody presses the button in a lift, which calls us. Every desk shows it in red, one takes it and is led by the guide: a sentence, a
 * question, a key; the call goes away, and the house rings the lift until somebody talks with it again and everyone is out.
 */
@Tag("long")
class ALiftCallsForHelp {
    private static final int CARRIER_PORT = Ports.free().sip();
    private static final Tone INSIDE = Tone.steady(700);
    private static final Tone STILL_INSIDE = Tone.steady(300);

    private final List<String> findings = new ArrayList<>();

    @Test
    void andIsRungBackUntilEveryoneIsOut() throws Exception {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 1);
            var office = company.administrator();
            try (var town = new LiftTown(server, office);
                    var lift = Baresip.answersAt(CARRIER_PORT, LiftTown.LIFTS_OWN_NUMBER, STILL_INSIDE);
                    var ana = new AgentBrowser(server.url()).opens("/");
                    var lena = new AgentBrowser(server.url())) {
                var alma = town.onCall(1).getFirst();
                office.put(
                        "/api/trunk",
                        Map.of(
                                "address",
                                "127.0.0.1:" + CARRIER_PORT,
                                "callerNumber",
                                "+442079460100",
                                "allowedCountryCodes",
                                List.of("+372"),
                                "version",
                                0));
                lena.signsIn(Company.SUPERVISOR, Company.PASSWORD);
                ana.signsIn(company.agent(1), Company.PASSWORD)
                        .checksMicrophone()
                        .isReady();
                var alarm = isTaken(server, ana, lena, alma);
                await("the house rings the lift").atMost(ofSeconds(60)).until(() -> lift.says("Call established"));
                isOver(ana, alarm);
                assertThat(ana.complaints())
                        .as("only that it was refused while a step was open")
                        .allMatch(line -> line.contains("422") && line.contains("/everyone-out"));
                assertThat(lena.complaints()).as("Lena's browser").isEmpty();
                var kinds = office.get("/api/alarms/" + alarm).path("timeline").findValuesAsString("kind");
                assertThat(kinds)
                        .containsSubsequence(
                                "raised",
                                "rings",
                                "acknowledged",
                                "guide-began",
                                "answered",
                                "help-sent",
                                "step-said",
                                "voice-ended",
                                "rung-back",
                                "rings",
                                "everyone-out",
                                "ended");
            }
            assertThat(server.console().complaints()).as("the server's console").isEmpty();
        }
        assertThat(findings).as("axe").isEmpty();
    }

    /** @return the alarm's id */
    private String isTaken(RunningServer server, AgentBrowser ana, AgentBrowser lena, TechnicianPhone alma)
            throws Exception {
        try (var caller = Sipp.calls(server.ports().sip(), LiftTown.LIFTS_OWN_NUMBER, Company.NUMBER, INSIDE)) {
            assertThat(lane(lena)).containsText("Lift alarm");
            assertThat(lane(lena)).containsText("Tartu maantee 80");
            findings.addAll(Screenshots.of(lena, "lift-alarm-nobody-has-it"));
            ana.seesRinging("+372 5550 0412")
                    .presses("F2")
                    .seesHeading("AL-7001")
                    .presses("F4")
                    .hears(INSIDE);
            assertThat(lane(ana)).containsText("Your lift alarm");
            assertThat(lane(lena)).containsText("has it");
            findings.addAll(Screenshots.of(ana, "guide-first-sentence"));
            asks(ana, "Does somebody answer?", "Y");
            asks(ana, "Caught by the door or the lift?", "N");
            ana.button("Send help").click();
            ana.sees("Help is sent: WO-");
            asks(ana, "Hurt, ill, in labour or short of breath?", "N");
            asks(ana, "How do they feel?", "2");
            ana.presses("c").sees("Breathe in slowly");
            asks(ana, "What is it?", "1");
            asks(ana, "Smoke, fire or water?", "N");
            findings.addAll(Screenshots.of(ana, "guide-asks"));
            asks(ana, "How many people?", "2");
            asks(ana, "Who needs special care?", "1");
            ana.sees("hold it for five seconds").presses(" ");
            ana.sees("As soon as I know when they come");
            alma.isAsked().takesIt(15);
            ana.sees(LiftTown.name(1) + " is our technician and will be with you at about")
                    .presses(" ");
            ana.sees("Said: Tell them what happens next.");
            findings.addAll(Screenshots.of(ana, "lift-alarm-yours"));
            findings.addAll(Screenshots.of(lena, "lift-alarm-somebody-has-it"));
            var page = ana.page().url();
            ana.opens("/desk").hangsUp();
            caller.wentAsPlanned(ofSeconds(5));
            ana.finishes("Something else", "Two people are inside.");
            return page.substring(page.lastIndexOf('/') + 1);
        }
    }

    private void isOver(AgentBrowser ana, String alarm) {
        ana.opens("/desk").seesRinging("+372 5550 0412").answers().hears(STILL_INSIDE);
        ana.opens("/alarms/" + alarm).sees("The lift is rung.");
        ana.button("Everyone is out and well").click();
        asks(ana, "Are all well?", "Y");
        ana.page().getByLabel("What it was").selectOption("released");
        ana.page().locator(".ending button").click();
        ana.sees("The guide is not done: Everyone is out and well.");
        asks(ana, "Doors closed, lift out of service?", "Y");
        ana.page().getByLabel("What it was").selectOption("released");
        ana.page().locator(".ending button").click();
        ana.sees("Everyone is out: Let out.");
        findings.addAll(Screenshots.of(ana, "lift-alarm-over"));
        assertThat(ana.page().getByText("Your lift alarm")).hasCount(0);
        ana.opens("/alarms").sees("AL-7001");
        findings.addAll(Screenshots.of(ana, "lift-alarms"));
    }

    /** The question that is open is this one; a key answers it. */
    private static void asks(AgentBrowser agent, String question, String key) {
        assertThat(agent.page().locator(".q.is-open")).containsText(question);
        agent.presses(key.toLowerCase(Locale.ROOT));
    }

    private static Locator lane(AgentBrowser person) {
        return person.page().locator(".lane");
    }
}
