package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.PocketBrowser;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.field.TechnicianPhone;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;
import throughline.scenario.sound.Wav;
import tools.jackson.databind.JsonNode;

/**
 * The main job, whole: somebody reports a stopped lift, the agent raises the order while they talk, the first technician refuses, the
 * second lets the question pass, the third goes there and reports, and the caller hears when and that it works again. Between the
 * second and the third the server is killed.
 */
@Tag("to-the-second")
class OneCallToClosedWorkOrder {
    private static final Tone CALLER = Tone.steady(700);
    private static final int SECONDS_TO_ANSWER = 20;

    private static RunningServer server;
    private static Company company;
    private static Desk office;
    private static LiftTown town;
    private static List<TechnicianPhone> technicians;
    private static AgentBrowser ana;
    private static final List<String> findings = new ArrayList<>();

    @BeforeAll
    static void anaIsReady() {
        server = RunningServer.start();
        company = Company.founded(server, 1);
        office = company.administrator();
        town = new LiftTown(server, office);
        technicians = town.onCall(3);
        ana = new AgentBrowser(server.url())
                .signsIn(company.agent(1), Company.PASSWORD)
                .checksMicrophone()
                .isReady();
    }

    @AfterAll
    static void everybodyGoesHome() {
        ana.close();
        town.close();
        server.close();
    }

    @AfterEach
    void nobodyComplained() {
        assertThat(findings).as("axe").isEmpty();
        assertThat(server.console().complaints()).as("the server's console").isEmpty();
    }

    @Test
    void isNeverForgotten() throws InterruptedException {
        try (var _ = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
            ana.seesCall("ringing").presses("F4").seesCall("talking").hears(CALLER);
            raisesTheOrder();
            findings.addAll(Screenshots.of(ana, "desk-order-offered"));
            ana.hangsUp().presses("Control+Enter").seesCall("idle");
        }
        var order = theOrder().path("id").asString();
        office.put("/api/dispatch/settings", Map.of("answerSeconds", SECONDS_TO_ANSWER));
        technicians.get(0).isAsked().refuses("too-far");

        technicians.get(1).isAsked();
        assertThat(states(order)).containsExactly("rejected", "read");
        server.kill();
        server.restart();
        var ready = Instant.now();
        technicians.get(2).isAsked(ofSeconds(60));
        assertThat(states(order)).containsExactly("rejected", "expired", "read");
        theThirdWasAskedOnTime(order, ready);
        carlGoesAndReports(order);

        theCallerHeard();
        everyTimelineTellsTheStory(order);
        theRecordingPlays();
        nothingIsOnNobodysList();
    }

    private static void raisesTheOrder() {
        var fingers = ana.fingers();
        fingers.type("Unit number, street or name", "412").press("Enter");
        assertThat(ana.button("None of these")).isFocused();
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

    private static void carlGoesAndReports(String order) {
        try (var carl = new PocketBrowser(technicians.get(2).link())) {
            findings.addAll(carl.sees("New job for you").shows("technician-offer"));
            carl.taps("Take the job").sees("I am on the way");
            becomes(order, "accepted");
            dispatcherLooks();
            carl.taps("I am on the way").sees("I am on site");
            findings.addAll(carl.shows("technician-job"));
            carl.taps("I am on site").taps("Report back");
            carl.answers("1. How did you find it?", "Stopped with the door open")
                    .answers("2. What was wrong?", "Wear")
                    .answers("3. Where?", "Door lock and contact")
                    .answers("4. What did you do?", "Replaced");
            findings.addAll(carl.shows("technician-report"));
            carl.taps("It runs. Close the job").sees("Done. Thank you.");
        }
        becomes(order, "closed");
    }

    private static void becomes(String order, String state) {
        await("the order is " + state)
                .atMost(ofSeconds(10))
                .until(() -> office.get("/api/orders/" + order).path("state").asString(), state::equals);
    }

    /** When the second one's time was over, or when the server was back if that was later: at most two seconds after that. */
    private static void theThirdWasAskedOnTime(String order, Instant ready) {
        var due = Instant.parse(attempts(order).get(1).path("expiresAt").asString());
        var asked = each(office.get("/api/orders/" + order).path("timeline"))
                .filter(line -> line.path("kind").asString().equals("sent"))
                .map(line -> Instant.parse(line.path("at").asString()))
                .toList()
                .get(2);
        assertThat(asked).isBetween(due, (due.isAfter(ready) ? due : ready).plusSeconds(2));
    }

    private static void dispatcherLooks() {
        try (var dispatcher = new AgentBrowser(server.url())) {
            dispatcher
                    .signsIn(Company.SUPERVISOR, Company.PASSWORD)
                    .opens("/dispatch")
                    .sees("Under way");
            dispatcher.sees("Tartu maantee 80").sees("Who was asked").sees("The door of floor 3 stays open.");
            findings.addAll(Screenshots.of(dispatcher, "dispatch-board"));
        }
    }

    private static void theCallerHeard() {
        await("two texts to the caller")
                .atMost(ofSeconds(10))
                .until(() -> texts(Company.CALLER).size() >= 2);
        var words = texts(Company.CALLER);
        assertThat(words).anySatisfy(text -> assertThat(text).contains(LiftTown.name(3)));
        assertThat(words.getLast()).contains("works again");
        assertThat(words).as("nothing twice").hasSize(2);
        for (int rank = 1; rank <= 3; rank++) {
            assertThat(technicians.get(rank - 1).texts())
                    .as("the question to " + LiftTown.name(rank))
                    .filteredOn(text -> text.contains("/t/"))
                    .hasSize(1);
        }
    }

    private static void everyTimelineTellsTheStory(String order) {
        var page = office.get("/api/orders/" + order);
        assertThat(kinds(page.path("timeline"), "work"))
                .containsExactly("raised", "offering", "accepted", "on-the-way", "on-site", "closed");
        assertThat(kinds(page.path("timeline"), "dispatch"))
                .containsExactly(
                        "offered",
                        "sent",
                        "read",
                        "rejected", //
                        "offered",
                        "sent",
                        "read",
                        "expired", //
                        "offered",
                        "sent",
                        "read",
                        "accepted");
        assertThat(each(page.path("line"))
                        .map(step -> step.path("at").asString())
                        .map(Instant::parse))
                .as("the six steps with their times")
                .hasSize(6)
                .isSorted();
        assertThat(page.path("report").path("component").asString()).isEqualTo("door-lock");
        assertThat(page.path("met").asBoolean()).as("within two hours").isTrue();
        var request = office.get("/api/requests?list=all").path("items").get(0);
        assertThat(request.path("closedHow").asString()).isEqualTo("solved");
        assertThat(kinds(timeline("requests", request))).containsExactly("opened", "raised", "solved");
        var contact = theContact();
        assertThat(contact.path("state").asString()).isEqualTo("closed");
        assertThat(contact.path("outcome").asString()).isEqualTo("request-taken");
        assertThat(kinds(timeline("contacts", contact)))
                .containsExactly("opened", "offer-drawn", "answered", "unit-chosen", "recorded", "ended", "finished");
        for (var told : List.of(page.path("timeline"), timeline("requests", request), timeline("contacts", contact))) {
            assertThat(each(told).map(line -> line.path("at").asString()).map(Instant::parse))
                    .isSorted();
        }
    }

    private static void theRecordingPlays() {
        var supervisor = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
        var recording = Wav.read(
                supervisor.bytes("/api/contacts/" + theContact().path("id").asString() + "/recording"));
        assertThat(CALLER.isIn(recording.channels()[0]))
                .as("the caller is heard")
                .isTrue();
        supervisor.close();
    }

    private static void nothingIsOnNobodysList() {
        var board = office.get("/api/dispatch");
        assertThat(board.path("counts").path("open").asInt()).isZero();
        assertThat(office.get("/api/orders").path("items")).isEmpty();
    }

    private static JsonNode theOrder() {
        await("the order is on record")
                .atMost(ofSeconds(10))
                .until(() -> office.get("/api/orders").path("items").size() == 1);
        return office.get("/api/orders").path("items").get(0);
    }

    private static JsonNode theContact() {
        return company.contacts().getFirst();
    }

    private static List<JsonNode> attempts(String order) {
        return each(office.get("/api/orders/" + order).path("attempts")).toList();
    }

    private static List<String> states(String order) {
        return attempts(order).stream()
                .map(attempt -> attempt.path("state").asString())
                .toList();
    }

    private static JsonNode timeline(String list, JsonNode of) {
        return office.get("/api/%s/%s".formatted(list, of.path("id").asString()))
                .path("timeline");
    }

    private static List<String> kinds(JsonNode timeline, String room) {
        return kinds(each(timeline).filter(line -> line.path("room").asString().equals(room)));
    }

    private static List<String> kinds(JsonNode timeline) {
        return kinds(each(timeline));
    }

    private static List<String> kinds(Stream<JsonNode> lines) {
        return lines.map(line -> line.path("kind").asString()).toList();
    }

    private static List<String> texts(String number) {
        return each(office.get("/api/outbox?limit=200").path("items"))
                .filter(text -> text.path("to").asString().equals(number))
                .sorted(Comparator.comparing(text -> text.path("writtenAt").asString()))
                .map(text -> text.path("words").asString())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
