package throughline.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.PocketBrowser;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.phone.Baresip;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/** {@code ./throughline run --demo}: a company that is already there, its callers known, its screens full. */
class TheSampleCompany {
    private static final Pattern SIGN_IN = Pattern.compile("^ {2}(\\S+@\\S+)\\s+(\\S.*?) {2}(.+)$");
    private static final List<String> SCREENS = List.of(
            "/customers",
            "/sites",
            "/units",
            "/agreements",
            "/contacts",
            "/contacts/abandoned",
            "/schedule",
            "/admin",
            "/admin/users",
            "/admin/queues",
            "/admin/technicians",
            "/admin/technicians/new",
            "/reports/dispatch",
            "/reports/morning",
            "/admin/on-call",
            "/admin/ladders",
            "/admin/ladders/new",
            "/admin/carrier",
            "/admin/gateway",
            "/admin/outbox",
            "/admin/tokens");

    private static RunningServer server;

    @BeforeAll
    static void itMovesIn() {
        server = RunningServer.launch(Checkout.scratch("demo"), Ports.free(), Map.of(), "--demo")
                .awaitReady();
    }

    @AfterAll
    static void itCloses() {
        server.close();
    }

    @Test
    void holdsAThousandUnitsTwelveTechniciansAndSixAgents() {
        try (var administrator = signIn("administrator")) {
            assertThat(count(administrator, "/api/units")).isEqualTo(1_000);
            assertThat(count(administrator, "/api/technicians")).isEqualTo(12);
            assertThat(administrator.get("/api/on-call").toString()).contains("technician");
        }
        assertThat(signIns().stream().filter(each -> each.duty().startsWith("agent")))
                .hasSize(6);
    }

    @Test
    void aKnownCallerIsOnTheScreenBeforeTheAgentAnswers() throws Exception {
        var agent = signIns().stream()
                .filter(each -> each.duty().contains("lift-en"))
                .findFirst()
                .orElseThrow();
        JsonNode known;
        try (var desk = Desk.signIn(server.url(), agent.email(), agent.password())) {
            known = someoneWithANumberOfTheirOwn(desk);
        }
        try (var ana = new AgentBrowser(server.url())) {
            ana.signsIn(agent.email(), agent.password()).checksMicrophone().isReady();
            var number = known.path("phones").get(0).asString();
            try (var _ = Sipp.calls(server.ports().sip(), number, "1001", Tone.steady(700))) {
                ana.seesRinging(known.path("name").asString()).sees("Number known");
                ana.answers();
                ana.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Lift 1")))
                        .first()
                        .click();
                ana.sees("Also at this address");
                assertThat(Screenshots.of(ana, "desk-known-caller")).as("axe").isEmpty();
                ana.hangsUp().finishes("Question answered", "Asked about the next visit.");
            }
            assertThat(ana.complaints()).as("the page's console").isEmpty();
        }
    }

    /** As a newcomer does them: a softphone as it is installed, the desktop, and the links out of the carrier's file. */
    @Test
    void theFiveStepsOfTheReadmeLeadToAClosedOrder() throws Exception {
        var agent = person("agent");
        try (var clover = new AgentBrowser(server.url());
                var caller = Baresip.asInstalled("+447700900123", Tone.steady(700))) {
            clover.signsIn(agent.email(), agent.password()).checksMicrophone().isReady();
            caller.calls(server.ports().sip(), "1001");
            clover.seesCall("ringing").presses("F4").seesCall("talking").hears(Tone.steady(700));

            var unit = unitWithSomebodyOnCall();
            var fingers = clover.fingers()
                    .type("Unit number, street or name", unit)
                    .press("Enter")
                    .press("0")
                    .press("2")
                    .type("Problem code", "door does not close")
                    .press("Enter")
                    .type("In the caller's words", "It does not close.")
                    .press("Escape");
            clover.sees("Nothing is open here for it.");
            fingers.press("n");
            clover.seesHeading("Work order WO-");
            clover.presses("Shift+F4")
                    .seesCall("finishing")
                    .presses("Control+Enter")
                    .seesCall("idle");

            try (var first = new PocketBrowser(link(1))) {
                first.taps("I cannot").taps("Too far away").sees("Thank you");
            }
            try (var second = new PocketBrowser(link(2));
                    var dispatcher = new AgentBrowser(server.url())) {
                second.taps("Take the job").sees("I am on the way");
                var piret = person("dispatcher");
                dispatcher
                        .signsIn(piret.email(), piret.password())
                        .opens("/dispatch")
                        .sees(whoHasAccepted())
                        .sees("It does not close.");
                assertThat(Screenshots.of(dispatcher, "dispatch-demo"))
                        .as("axe")
                        .isEmpty();
                second.taps("I am on the way").taps("I am on site").taps("Report back");
                second.answers("1. How did you find it?", "Stopped with the door open")
                        .answers("2. What was wrong?", "Wear")
                        .answers("3. Where?", "Door lock and contact")
                        .answers("4. What did you do?", "Replaced")
                        .taps("It runs. Close the job")
                        .sees("Done. Thank you.");
            }
            await("the caller reads that it works again")
                    .atMost(ofSeconds(10))
                    .until(() -> outbox().contains("works again"));
            goesOnABreak(agent);
            assertThat(clover.complaints()).as("the page's console").isEmpty();
        }
    }

    /** So that the next story's calls do not ring where nobody sits any more. */
    private static void goesOnABreak(SignIn agent) {
        try (var desk = Desk.signIn(server.url(), agent.email(), agent.password())) {
            desk.post("/api/desk/not-ready", Map.of("reason", "break"));
        }
    }

    private static String unitWithSomebodyOnCall() {
        try (var desk = signIn("administrator")) {
            var areas = new HashSet<String>();
            desk.get("/api/on-call")
                    .path("items")
                    .forEach(turn -> areas.add(turn.path("area").asString()));
            for (var unit : desk.get("/api/units?limit=200").path("items")) {
                var site = desk.get("/api/sites/" + unit.path("site").path("id").asString());
                if (site.path("country").asString().equals("GB")
                        && areas.contains(area(site))
                        && coveredAtAnyHour(
                                desk.get("/api/units/" + unit.path("id").asString()))) {
                    return unit.path("number").asString();
                }
            }
        }
        throw new AssertionError("The sample company has no unit in Britain for which somebody is on call.");
    }

    /** So that the story is the same at night: nobody asks about a price. */
    private static boolean coveredAtAnyHour(JsonNode unit) {
        return unit.path("agreement").path("plan").asString().equals("Premium");
    }

    private static String area(JsonNode site) {
        var area = site.path("area").asString();
        return area.isBlank() ? site.path("city").asString() : area;
    }

    /** The link of the text with this number, from 1, in the carrier's file. */
    private static URI link(int number) {
        await("text " + number + " with a link").atMost(ofSeconds(20)).until(() -> links().size() >= number);
        return server.url().resolve(links().get(number - 1));
    }

    private static List<String> links() {
        return Pattern.compile("/t/[\\w-]+")
                .matcher(outbox())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** As the caller reads it. */
    private static String whoHasAccepted() {
        var accepted = Pattern.compile("\\. (.+) has accepted");
        await("the caller reads who comes")
                .atMost(ofSeconds(10))
                .until(() -> accepted.matcher(outbox()).find());
        var told = accepted.matcher(outbox());
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static String outbox() {
        try {
            var file = server.home().resolve("outbox.txt");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Tag("long")
    void everyScreenOfTheSetUpOpensWithoutFindings() {
        var findings = new ArrayList<String>();
        var administrator = person("administrator");
        try (var page = new AgentBrowser(server.url())) {
            page.signsIn(administrator.email(), administrator.password());
            for (var screen : SCREENS) {
                page.opens(screen);
                page.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .first()
                        .waitFor();
                page.page().waitForLoadState(LoadState.NETWORKIDLE);
                findings.addAll(Screenshots.of(page, "demo" + screen.replace('/', '-')));
            }
            assertThat(findings).as("axe").isEmpty();
            assertThat(page.complaints()).as("the page's console").isEmpty();
        }
        assertThat(server.console().complaints()).isEmpty();
    }

    private record SignIn(String email, String password, String duty) {}

    private static List<SignIn> signIns() {
        return server.console().lines().stream()
                .map(SIGN_IN::matcher)
                .filter(Matcher::matches)
                .map(found -> new SignIn(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private static SignIn person(String duty) {
        return signIns().stream()
                .filter(each -> each.duty().startsWith(duty))
                .findFirst()
                .orElseThrow();
    }

    private static Desk signIn(String duty) {
        var person = person(duty);
        return Desk.signIn(server.url(), person.email(), person.password());
    }

    /** A contact person whose first number nobody else has. */
    private static JsonNode someoneWithANumberOfTheirOwn(Desk desk) {
        for (var customer : desk.get("/api/customers?limit=50").path("items")) {
            var people = desk.get("/api/customers/" + customer.path("id").asString() + "/people");
            var items = people.isArray() ? people : people.path("items");
            if (items.size() == 1 && items.get(0).path("phones").size() == 1) {
                return items.get(0);
            }
        }
        throw new AssertionError("The sample company has no customer with one contact person and one number.");
    }

    private static long count(Desk desk, String list) {
        long counted = 0;
        var after = "";
        while (true) {
            var page = desk.get(list + "?limit=200&after=" + after);
            counted += StreamSupport.stream(page.path("items").spliterator(), false)
                    .count();
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                return counted;
            }
            after = page.path("next").asString();
        }
    }
}
