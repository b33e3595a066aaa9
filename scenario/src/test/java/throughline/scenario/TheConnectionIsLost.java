package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Chromium;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;

/** The agent's network is cut while she talks: the talk goes on, what she types is kept, and all of it is there when it is back. */
class TheConnectionIsLost {
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Chromium.MICROPHONE;
    private static final String BEFORE = "Stuck on floor 3.";
    private static final String MEANWHILE = " Two people, both are well.";
    private static final String AFTER = " The door moves a little.";

    @Test
    void whileTheyTalkAndTheTalkGoesOn() throws Exception {
        var ports = Ports.free();
        try (var wire = new Wire(ports.http());
                var server = RunningServer.launch(
                                Checkout.scratch("home"),
                                ports,
                                Map.of("THROUGHLINE_PUBLIC_URL", wire.url().toString()))
                        .awaitReady()) {
            var company = Company.founded(server, 1);
            try (var ana = new AgentBrowser(wire.url())) {
                ana.signsIn(company.agent(1), Company.PASSWORD)
                        .checksMicrophone()
                        .isReady();
                theCallGoesOn(ana, company, wire, ports);
                assertThat(ana.complaints())
                        .as("the page's console, but for what a browser says of a cut wire")
                        .allMatch(complaint -> complaint.contains("net::ERR_") || complaint.contains("WebSocket connection"));
            }
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    private static void theCallGoesOn(AgentBrowser ana, Company company, Wire wire, Ports ports) throws Exception {
        try (var caller = Sipp.calls(ports.sip(), Company.CALLER, Company.NUMBER, CALLER)) {
                ana.seesRinging("Number not known").answers().hears(CALLER);
                var note = ana.page().getByLabel("In the caller's words");
                note.click();
                ana.types(BEFORE);
                await("the first words are on record")
                        .until(() -> noteOf(company).equals(BEFORE));
                ana.page().evaluate("() => { window.stillTheSamePage = true; }");

                wire.cut();
                ana.sees("Connection lost").sees("Your call goes on. Keep typing.");
                ana.hears(CALLER).seesCall("talking");
                isHeardFromNowOn(AGENT, caller.phone());
                hasFocus(note);
                ana.types(MEANWHILE);
                assertThat(noteOf(company))
                        .as("nothing goes through a cut wire")
                        .isEqualTo(BEFORE);

                wire.mend();
                assertThat(ana.page().getByText("Connection lost"))
                        .not()
                        .isVisible(new IsVisibleOptions().setTimeout(30_000));
                await("what was typed meanwhile is on record")
                        .atMost(ofSeconds(15))
                        .until(() -> noteOf(company).equals(BEFORE + MEANWHILE));
                hasFocus(note);
                ana.types(AFTER);
                assertThat(note).hasValue(BEFORE + MEANWHILE + AFTER);
                ana.seesCall("talking").hears(CALLER);
                isHeardFromNowOn(AGENT, caller.phone());
                assertThat(ana.page().evaluate("() => window.stillTheSamePage === true"))
                        .as("nobody has reloaded the page")
                        .isEqualTo(true);

                await("the last words are on record")
                        .until(() -> noteOf(company).equals(BEFORE + MEANWHILE + AFTER));
                ana.hangsUp();
                caller.wentAsPlanned(ofSeconds(5));
        }
    }

    private static void hasFocus(Locator note) {
        assertThat(note).isFocused();
    }

    private static String noteOf(Company company) {
        var row = company.contacts().getFirst();
        return company.administrator()
                .get("/api/contacts/" + row.get("id").asString())
                .path("note")
                .asString("");
    }

    /** In a second of sound that had not come yet when this was asked. */
    private static void isHeardFromNowOn(Tone tone, RtpPhone phone) {
        int already = phone.heard(ofSeconds(600)).length;
        await("a further second is heard")
                .atMost(ofSeconds(15))
                .until(() -> phone.heard(ofSeconds(600)).length >= already + Tone.RATE);
        assertThat(tone.isIn(phone.heard(ofSeconds(1)))).as("%s in it", tone).isTrue();
    }
}
