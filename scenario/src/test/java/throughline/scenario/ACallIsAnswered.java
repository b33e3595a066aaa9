package throughline.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Chromium;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.phone.Baresip;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;
import throughline.scenario.sound.Wav;
import tools.jackson.databind.JsonNode;

/** Somebody rings in from a SIP phone and talks with an agent in her browser; all of it is heard, kept and told. */
class ACallIsAnswered {
    /** Samples of one. */
    private static final int SECOND = 8_000;

    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Chromium.MICROPHONE;

    private static RunningServer server;
    private static Company company;
    private static AgentBrowser ana;
    private static Desk anasDesk;
    private static final List<String> findings = new ArrayList<>();

    @BeforeAll
    static void anaIsReady() {
        server = RunningServer.start();
        company = Company.founded(server, 1);
        ana = new AgentBrowser(server.url()).opens("/");
        findings.addAll(Screenshots.of(ana, "sign-in"));
        ana.signsIn(company.agent(1), Company.PASSWORD).checksMicrophone().isReady();
        findings.addAll(Screenshots.of(ana, "desk-waiting"));
        anasDesk = company.signsIn(1);
    }

    @AfterAll
    static void everybodyGoesHome() {
        ana.close();
        server.close();
    }

    @AfterEach
    void nobodyComplained() {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(ana.complaints()).as("the page's console").isEmpty();
            softly.assertThat(server.console().complaints())
                    .as("the server's console")
                    .isEmpty();
            softly.assertThat(findings).as("axe").isEmpty();
        });
    }

    @Test
    void withSippOverUdp() throws Exception {
        try (var caller = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
            var phone = caller.phone();
            ana.seesRinging("Number not known");
            findings.addAll(Screenshots.of(ana, "desk-ringing"));

            ana.answers().hears(CALLER);
            isHeard(AGENT, () -> phone.heard(ofSeconds(1)));
            findings.addAll(Screenshots.of(ana, "desk-talking"));
            phone.presses('5');

            ana.holds().hearsNothingOf(CALLER);
            isHold(() -> phone.heard(ofMillis(700)));
            ana.resumes().hears(CALLER);
            isHeard(AGENT, () -> phone.heard(ofSeconds(1)));
            ana.mutes();
            isSilent(() -> phone.heard(ofMillis(500)));
            ana.speaksAgain();
            isHeard(AGENT, () -> phone.heard(ofSeconds(1)));

            ana.hangsUp();
            caller.wentAsPlanned(ofSeconds(5));
            findings.addAll(Screenshots.of(ana, "desk-wrap-up"));
            ana.finishes("Question answered", "Asked when the lift is serviced.");
        }
        var contact = theOnlyContactFrom(Company.CALLER);
        assertThat(contact.path("outcome").asString()).isEqualTo("answered-question");
        assertThat(contact.path("endReason").asString()).isEqualTo("agent-hung-up");
        assertThat(contact.path("timeline").toString()).contains("\"5\"");
        recordingHoldsBoth(contact);
    }

    @Test
    void withBaresipOverTcpAndALaw() throws Exception {
        var number = "+447700900456";
        try (var caller = new Baresip(number, "tcp", "PCMA", CALLER)) {
            caller.calls(server.ports().sip(), Company.NUMBER);
            ana.seesRinging("Number not known");
            ana.presses("F4").seesCall("talking").hears(CALLER);
            caller.presses('7');

            ana.page().reload();
            ana.hears(CALLER);

            caller.hold();
            ana.hearsNothingOf(CALLER);
            caller.resume();
            ana.hears(CALLER);

            caller.hangsUp();
            ana.seesCall("finishing").finishes("Something else", "Tried the new phone.");
            await().until(() -> caller.says("terminated"));
            assertThat(isInSomeSecond(AGENT, caller.heard())).isTrue();
        }
        var contact = theOnlyContactFrom(number);
        assertThat(contact.path("endReason").asString()).isEqualTo("caller-hung-up");
        assertThat(contact.path("timeline").toString()).contains("\"7\"");
        recordingHoldsBoth(contact);
    }

    @Test
    void withAnInviteThatHasNoOffer() throws Exception {
        var number = "+447700900789";
        try (var caller = Sipp.callsWithoutOffer(server.ports().sip(), number, Company.NUMBER, CALLER)) {
            ana.seesRinging("Number not known").answers().hears(CALLER);
            isHeard(AGENT, () -> caller.phone().heard(ofSeconds(1)));
            ana.hangsUp();
            caller.wentAsPlanned(ofSeconds(5));
            ana.finishes("Test call", "");
        }
        recordingHoldsBoth(theOnlyContactFrom(number));
    }

    private static JsonNode theOnlyContactFrom(String number) {
        await("the contact is closed").until(() -> state(number).equals("closed"));
        var rows = company.contacts().stream()
                .filter(row -> row.get("from").asString().equals(number))
                .toList();
        assertThat(rows).hasSize(1);
        return anasDesk.get("/api/contacts/" + rows.getFirst().get("id").asString());
    }

    private static String state(String number) {
        return company.contacts().stream()
                .filter(row -> row.get("from").asString().equals(number))
                .map(row -> row.get("state").asString())
                .findFirst()
                .orElse("");
    }

    private static void recordingHoldsBoth(JsonNode contact) {
        var path = "/api/contacts/" + contact.get("id").asString() + "/recording";
        var recording = Wav.read(anasDesk.bytes(path));
        assertThat(recording.channels()).hasNumberOfRows(2);
        assertThat(CALLER.isIn(recording.channels()[0]))
                .as("the caller on the left")
                .isTrue();
        assertThat(AGENT.isIn(recording.channels()[1]))
                .as("the agent on the right")
                .isTrue();
        assertThat(AGENT.isIn(recording.channels()[0]))
                .as("the agent on the left")
                .isFalse();
        assertThat(CALLER.isIn(recording.channels()[1]))
                .as("the caller on the right")
                .isFalse();
    }

    /** The rest of a short call is the greeting and the music of the hold. */
    private static boolean isInSomeSecond(Tone tone, short[] heard) {
        return IntStream.range(0, heard.length / SECOND)
                .anyMatch(second -> tone.isIn(Arrays.copyOfRange(heard, second * SECOND, (second + 1) * SECOND)));
    }

    private static void isHeard(Tone tone, Supplier<short[]> ear) {
        await(tone + " is heard").atMost(ofSeconds(15)).until(() -> tone.isIn(ear.get()));
    }

    private static void isHold(Supplier<short[]> ear) {
        await("hold music is heard").until(() -> {
            var heard = ear.get();
            return !AGENT.isIn(heard) && Tone.rms(heard) > 100;
        });
    }

    private static void isSilent(Supplier<short[]> ear) {
        await("silence is heard").until(() -> Tone.rms(ear.get()) < 50);
    }
}
