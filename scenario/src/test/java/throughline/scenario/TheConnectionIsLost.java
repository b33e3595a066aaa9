package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Axe;
import throughline.scenario.browser.Chromium;
import throughline.scenario.line.AgentLine;
import throughline.scenario.line.LineTab;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;

/** The agent's network is cut while she talks: the talk goes on, what she types is kept, and all of it is there when it is back. */
@Tag("long")
class TheConnectionIsLost {
    private static final Duration PATIENCE = ofSeconds(20);
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone ANA = Chromium.MICROPHONE;
    private static final Tone KARIN = Tone.steady(1100);
    private static final String BEFORE = "Stuck on floor 3.";
    private static final String MEANWHILE = " Two people, both are well.";
    private static final String AFTER = " The door moves a little.";

    private static Wire wire;
    private static RunningServer server;
    private static Company company;

    @BeforeAll
    static void aServerBehindAWire() {
        var ports = Ports.free();
        wire = new Wire(ports.http());
        server = RunningServer.launch(
                        Checkout.scratch("home"),
                        ports,
                        Map.of("THROUGHLINE_PUBLIC_URL", wire.url().toString()))
                .awaitReady();
        company = Company.founded(server, 4);
    }

    @AfterAll
    static void everybodyGoesHome() {
        server.close();
        wire.close();
    }

    @AfterEach
    void theServerDidNotComplain() {
        assertThat(server.console().complaints()).isEmpty();
    }

    @Test
    void andTheTalkGoesOnWithWhatWasTyped() throws Exception {
        try (var ana = new AgentBrowser(wire.url())) {
            ana.signsIn(company.agent(1), Company.PASSWORD).checksMicrophone().isReady();
            try (var caller = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
                ana.seesRinging("Number not known").answers().hears(CALLER);
                var words = ana.page().getByLabel("In the caller's words");
                words.click();
                ana.types(BEFORE);
                areOnRecord(BEFORE);
                ana.page().evaluate("() => { window.stillTheSamePage = true; }");

                wire.cut();
                ana.sees("Connection lost").sees("Your call goes on. Keep typing.");
                assertThat(words).isFocused();
                ana.types(MEANWHILE).sees("kept here, sent later");
                assertThat(Axe.findings(ana.page())).as("axe").isEmpty();
                ana.seesCall("talking").hears(CALLER);
                isHeardFromNowOn(ANA, caller.phone());
                assertThat(wordsOnRecord())
                        .as("nothing goes through a cut wire")
                        .isEqualTo(BEFORE);

                wire.mend();
                assertThat(ana.page().getByText("Back. Everything is sent."))
                        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
                assertThat(ana.page().getByText("Connection lost")).hasCount(0);
                areOnRecord(BEFORE + MEANWHILE);
                assertThat(words).isFocused();
                ana.types(AFTER);
                assertThat(words).hasValue(BEFORE + MEANWHILE + AFTER);
                areOnRecord(BEFORE + MEANWHILE + AFTER);
                ana.seesCall("talking").hears(CALLER);
                isHeardFromNowOn(ANA, caller.phone());
                assertThat(ana.page().evaluate("() => window.stillTheSamePage === true"))
                        .as("nobody has reloaded the page")
                        .isEqualTo(true);

                ana.hangsUp();
                caller.wentAsPlanned(ofSeconds(5));
            }
            assertThat(ana.complaints())
                    .as("the page's console, but for what a browser says of a cut wire")
                    .allMatch(
                            complaint -> complaint.contains("net::ERR_") || complaint.contains("WebSocket connection"));
        }
    }

    /** Both her tabs lose their sockets; the one without sound is back first and must not take the talk away. */
    @Test
    void andTheTabThatIsBackFirstOnlyLooksOn() throws Exception {
        try (var karin = new AgentLine(company.signsIn(2), KARIN, AgentLine::answersAtOnce);
                var other = LineTab.looksOn(karin.desk(), "other")) {
            assertThat(other.role()).isEqualTo("view-only");
            karin.isReady();
            try (var caller = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
                await("they talk").atMost(PATIENCE).until(() -> karin.state().equals("talking"));

                karin.tab().losesItsSocket();
                other.losesItsSocket();
                assertThat(other.comesBack().role()).isEqualTo("view-only");
                isHeardFromNowOn(KARIN, caller.phone());
                assertThat(CALLER.isIn(karin.heard(ofMillis(300)))).isTrue();
                assertThat(karin.tab().comesBack().role()).isEqualTo("active");
                assertThat(karin.state()).isEqualTo("talking");
                isHeardFromNowOn(KARIN, caller.phone());

                karin.say("hang-up", karin.call());
                caller.wentAsPlanned(ofSeconds(5));
            }
            finishes(karin);
        }
    }

    @Test
    void andTheSoundWithItSoThatTheCallerReachesSomebodyElse() throws Exception {
        try (var karin = new AgentLine(company.signsIn(3), KARIN, AgentLine::answersAtOnce)) {
            karin.isReady();
            try (var caller = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
                await("they talk").atMost(PATIENCE).until(() -> karin.state().equals("talking"));
                karin.tab().losesItsSocket();
                isHeardFromNowOn(KARIN, caller.phone());

                karin.fallsSilent();
                try (var ivo = new AgentLine(company.signsIn(4), ANA, AgentLine::answersAtOnce)) {
                    ivo.isReady();
                    await("somebody else has the call")
                            .atMost(PATIENCE.multipliedBy(2))
                            .until(() -> ivo.state().equals("talking"));
                    isHeardFromNowOn(ANA, caller.phone());
                    assertThat(karin.tab().comesBack().snapshot().path("call").isNull())
                            .isTrue();
                    ivo.say("hang-up", ivo.call());
                    caller.wentAsPlanned(ofSeconds(5));
                    finishes(ivo);
                }
            }
        }
    }

    @Test
    void andHerNextTabHasTheLineAsSoonAsTheOldOneIsSilent() {
        try (var karin = new AgentLine(company.signsIn(2), KARIN, (line, call) -> {})) {
            karin.tab().losesItsSocket();
            try (var next = LineTab.looksOn(karin.desk(), "next")) {
                assertThat(next.role()).isEqualTo("view-only");
                karin.fallsSilent();
                next.isActive();
            }
        }
    }

    private static void finishes(AgentLine agent) {
        var contact = agent.desk().get("/api/desk").path("contact").path("id").asString();
        agent.desk().post("/api/contacts/" + contact + "/finish", Map.of("outcome", "test-call", "note", ""));
    }

    private static void areOnRecord(String words) {
        await("the words are on record")
                .atMost(PATIENCE)
                .until(() -> wordsOnRecord().equals(words));
    }

    private static String wordsOnRecord() {
        var contact = company.contacts().getFirst().get("id").asString();
        return company.administrator()
                .get("/api/contacts/" + contact)
                .path("requests")
                .path(0)
                .path("words")
                .asString("");
    }

    /** In a second of sound that had not come yet when this was asked. */
    private static void isHeardFromNowOn(Tone tone, RtpPhone phone) {
        int already = phone.heard(ofSeconds(600)).length;
        await("a further second is heard")
                .atMost(PATIENCE)
                .until(() -> phone.heard(ofSeconds(600)).length >= already + Tone.RATE);
        assertThat(tone.isIn(phone.heard(ofSeconds(1)))).as("%s in it", tone).isTrue();
    }
}
