package throughline.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.AppOnAPhone;
import throughline.scenario.browser.Screenshots;
import throughline.scenario.field.PushService;
import tools.jackson.databind.JsonNode;

/**
 * A technician puts the app on her phone by the link that she was sent; a job rings there, she answers where there is no network, and the
 * order knows when she did. A browser without a network of Google's has no push service, so the one of this machine takes the messages and
 * the browser is given what it opened.
 */
@Tag("long")
class ATechnicianAnswersInTheApp {
    private static final Pattern LINK = Pattern.compile("/app/pair/[\\w-]+");
    private static final List<String> FINDINGS = new ArrayList<>();

    @Test
    void whereThereIsNoNetwork() throws Exception {
        try (var server = RunningServer.start(Map.of("THROUGHLINE_EGRESS_THIS_MACHINE", "true"))) {
            var office = Company.founded(server, 0).administrator();
            try (var town = new LiftTown(server, office);
                    var service = new PushService();
                    var phone = new AppOnAPhone(server.url())) {
                var texts = town.onCall(1).getFirst();
                office.put("/api/dispatch/settings", Map.of("answerSeconds", 600));
                var alma = office.get("/api/technicians")
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString();
                office.post("/api/technicians/" + alma + "/phones", Map.of());
                await().atMost(ofSeconds(10)).until(() -> texts.texts().size() == 1);
                var link = LINK.matcher(texts.texts().getFirst());
                assertThat(link.find()).isTrue();

                phone.opens(link.group()).sees("Is this your phone?");
                FINDINGS.addAll(phone.shows("app-pairing"));
                phone.taps("Yes, this is my phone").sees("No jobs now");
                phone.waitsForItsWorker();
                FINDINGS.addAll(phone.shows("app-nothing"));
                assertThat(phone.whatKeepsItFromBeingInstalled()).isEmpty();
                phone.subscribes(service.endpoint(), service.p256dh(), service.auth());

                var order = somebodyIsTrapped(office);
                await("a message is pushed")
                        .atMost(ofSeconds(10))
                        .until(() -> service.messages().size() == 1);
                phone.isPushed(service.messages().getFirst());
                await("the phone says that it showed it")
                        .atMost(ofSeconds(10))
                        .until(() -> kinds(office, order, "dispatch").contains("delivered"));
                assertThat(phone.notifications()).singleElement().asString().contains("Somebody is trapped");
                phone.opens("/app/").sees("Offered to you");
                FINDINGS.addAll(phone.shows("app-jobs"));
                phone.opens("/app/offers/" + offer(office, order)).sees("New job for you");
                FINDINGS.addAll(phone.shows("app-offer"));

                phone.losesItsNetwork();
                var tapped = Instant.now();
                phone.taps("Take the job").sees("Not sent yet: Take the job").sees("I am on the way");
                FINDINGS.addAll(phone.shows("app-not-sent"));
                phone.opens("/app/offers/" + offer(office, order))
                        .sees("Not sent yet: Take the job"); // also after the page was opened again
                await("so long that the history tells both times")
                        .atMost(ofSeconds(60))
                        .until(() -> Instant.now().isAfter(tapped.plusSeconds(33)));
                assertThat(office.get("/api/orders/" + order).path("state").asString())
                        .isEqualTo("offering");

                phone.findsItsNetwork();
                await("Alma has it")
                        .atMost(ofSeconds(20))
                        .until(
                                () -> office.get("/api/orders/" + order)
                                        .path("state")
                                        .asString(),
                                "accepted"::equals);
                phone.sees("You promised").seesNoMore("Not sent yet");
                FINDINGS.addAll(phone.shows("app-job"));
                var said = timeline(office, order)
                        .filter(line -> line.path("kind").asString().equals("said-earlier"))
                        .toList();
                assertThat(said).singleElement().satisfies(line -> {
                    assertThat(Instant.parse(line.at("/data/saidAt").asString()))
                            .isBetween(tapped.minusSeconds(1), tapped.plusSeconds(2));
                    assertThat(Instant.parse(line.path("at").asString())).isAfter(tapped.plusSeconds(30));
                });
                assertThat(kinds(office, order, "dispatch")).containsOnlyOnce("accepted");
                sheNeedsHelp(office, order, phone, server);
                sheReports(office, order, phone);
                assertThat(FINDINGS).as("accessibility").isEmpty();
                assertThat(phone.complaints()).isEmpty();
                assertThat(server.console().complaints()).isEmpty();
            }
        }
    }

    /** She asks where there is no network; the dispatcher takes it and lets another one be searched, and she reads who that is. */
    private static void sheNeedsHelp(Desk office, String order, AppOnAPhone phone, RunningServer server) {
        phone.losesItsNetwork();
        phone.unfolds("Need help").sees("What do you need?");
        FINDINGS.addAll(phone.shows("app-need-help"));
        phone.fills("In your words", "The motor is heavy").taps("A second technician");
        phone.sees("Not sent yet: A second technician");
        phone.findsItsNetwork();
        phone.sees("Nobody has taken it yet");
        FINDINGS.addAll(phone.shows("app-help-waits"));
        try (var dispatcher = new AgentBrowser(server.url())) {
            dispatcher
                    .signsIn(Company.SUPERVISOR, Company.PASSWORD)
                    .opens("/dispatch")
                    .sees("Needs a second technician")
                    .sees("The motor is heavy");
            FINDINGS.addAll(Screenshots.of(dispatcher, "dispatch-help"));
            dispatcher.button("Search a second technician").click();
        }
        await().atMost(ofSeconds(10))
                .until(() ->
                        kinds(office, order, "dispatch").containsAll(List.of("help-asked", "help-taken", "seats")));
        phone.opens("/app/offers/" + offer(office, order)).sees("sees to it since");
        FINDINGS.addAll(phone.shows("app-help-taken"));
    }

    /** She says and writes down where there is no network what was done; it arrives whole. */
    private static void sheReports(Desk office, String order, AppOnAPhone phone) {
        phone.taps("I am on the way").sees("I am on site").taps("I am on site").sees("The people are out");
        phone.taps("The people are out").seesNoMore("The people are out");
        phone.opens("/app/offers/" + offer(office, order) + "/report").sees("Report back");
        phone.losesItsNetwork();
        phone.answers("1. How did you find it?", "Stopped with the door open")
                .answers("2. What was wrong?", "Wear")
                .answers("3. Where?", "Door lock and contact")
                .answers("4. What did you do?", "Replaced");
        phone.taps("Record a voice note")
                .sees("Recording: 0:02")
                .taps("Stop recording")
                .sees("It goes with the report");
        phone.unfolds("Parts").fills("Name or article number", "Door lock");
        FINDINGS.addAll(phone.shows("app-report"));
        phone.taps("It runs. Close the job").sees("Not sent yet: It runs");
        phone.findsItsNetwork();
        await("the report arrives")
                .atMost(ofSeconds(20))
                .until(() -> office.get("/api/orders/" + order).path("state").asString(), "closed"::equals);
        var closed = office.get("/api/orders/" + order);
        assertThat(closed.at("/attachments/0/type").asString()).isEqualTo("audio/webm");
        assertThat(closed.at("/report/parts/0/name").asString()).isEqualTo("Door lock");
    }

    private static String somebodyIsTrapped(Desk office) {
        var unit = office.get("/api/search?q=" + LiftTown.LIFT + "&kinds=unit")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        var request = office.post("/api/requests", Map.of()).path("id").asString();
        return office.post(
                        "/api/requests/" + request + "/raise",
                        Map.of(
                                "kind",
                                "action",
                                "code",
                                "E-01",
                                "unit",
                                unit,
                                "safety",
                                Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"),
                                "words",
                                "Two people are stuck",
                                "key",
                                UUID.randomUUID()))
                .at("/order/id")
                .asString();
    }

    private static String offer(Desk office, String order) {
        return office.get("/api/orders/" + order).at("/attempts/0/offer").asString();
    }

    private static List<String> kinds(Desk office, String order, String room) {
        return timeline(office, order)
                .filter(line -> line.path("room").asString().equals(room))
                .map(line -> line.path("kind").asString())
                .toList();
    }

    private static Stream<JsonNode> timeline(Desk office, String order) {
        return StreamSupport.stream(
                office.get("/api/orders/" + order).path("timeline").spliterator(), false);
    }
}
