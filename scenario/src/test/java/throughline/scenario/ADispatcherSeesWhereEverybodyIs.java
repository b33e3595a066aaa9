package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/**
 * A technician is on site in one street, somebody is trapped in another: the dispatcher sees both on the map and in the plan, goes from one
 * to the other with keys, and a browser that cannot draw says so and has the list. No foreign server is asked until the company names one,
 * and then that one only.
 */
@Tag("long")
class ADispatcherSeesWhereEverybodyIs {
    /** One transparent pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final List<String> findings = new ArrayList<>();

    @Test
    void onTheMapInThePlanAndInTheList() throws IOException {
        try (var server = RunningServer.start()) {
            var office = Company.founded(server, 0).administrator();
            try (var town = new LiftTown(server, office)) {
                var standing = lift(office, "Narva mnt 9", "TLL-00900", 59.4372, 24.7654);
                var away = lift(office, "Pärnu mnt 31", "TLL-00931", 59.4301, 24.7391);
                var alma = town.onCall(2).getFirst();
                var door = raised(office, standing, "no");
                alma.isAsked().takesIt(20).isOnTheWay().isOnSite();
                await().atMost(ofSeconds(10)).until(() -> state(office, door).equals("on-site"));
                office.put("/api/dispatch/settings", Map.of("answerSeconds", 600));
                var trapped = raised(office, away, "yes");
                var nowhere = raised(office, LiftTown.LIFT, "no");

                theyAreOnTheMap(server, door, trapped);
                theListSaysAllOfIt(server, nowhere);
                onlyTheServerThatWasNamedIsAsked(server, office);
            }
            assertThat(server.console().complaints()).as("the server's console").isEmpty();
        }
        assertThat(findings).as("axe").isEmpty();
    }

    private void theyAreOnTheMap(RunningServer server, Order door, Order trapped) {
        try (var lena = new AgentBrowser(server.url())) {
            var hosts = hostsAskedBy(lena.page());
            lena.signsIn(Company.SUPERVISOR, Company.PASSWORD).opens("/dispatch?nearby=map");
            var map = lena.page()
                    .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Map of orders and technicians"));
            assertThat(map.locator("canvas")).isVisible();
            assertThat(mark(map, trapped)).hasAttribute("aria-pressed", "true");
            assertThat(map.getByLabel(Pattern.compile("^%s, 0:0\\d ago".formatted(LiftTown.name(1)))))
                    .isVisible();
            lena.sees("1 order is not on the map: its site has no coordinates");

            mark(map, door).click();
            assertThat(lena.page().getByRole(AriaRole.HEADING, named("^" + door.number())))
                    .isVisible();
            assertThat(chosenRow(lena)).containsText("Narva mnt 9");
            lena.presses("k");
            assertThat(mark(map, door)).hasAttribute("aria-pressed", "false");
            map.locator("[data-drawn]").waitFor();
            findings.addAll(Screenshots.of(lena, "dispatch-map"));

            lena.presses("l");
            var bar = lena.page().locator("[data-bar]:focus");
            assertThat(bar).isVisible();
            lena.presses("Home").presses("ArrowUp").presses("ArrowUp");
            assertThat(bar)
                    .hasAttribute(
                            "aria-label", Pattern.compile("^%s: .*on site \\d\\d:\\d\\d".formatted(LiftTown.name(1))));
            assertThat(chosenRow(lena)).containsText("Narva mnt 9");
            findings.addAll(Screenshots.of(lena, "dispatch-plan"));
            lena.presses("Enter");
            assertThat(lena.page()).hasURL(Pattern.compile("/orders/" + door.id()));

            lena.opens("/dispatch");
            assertThat(lena.page().locator("[data-bar]").first()).isVisible();
            map.locator("[data-drawn]").waitFor();
            findings.addAll(Screenshots.of(lena, "dispatch-both"));
            assertThat(hosts)
                    .as("servers that were asked")
                    .containsExactly(server.url().getAuthority());
            assertThat(forbidden(lena)).isEmpty();
        }
    }

    private void theListSaysAllOfIt(RunningServer server, Order nowhere) {
        try (var lena = new AgentBrowser(server.url())) {
            lena.page().addInitScript("HTMLCanvasElement.prototype.getContext = () => null");
            lena.signsIn(Company.SUPERVISOR, Company.PASSWORD)
                    .opens("/dispatch")
                    .sees("This browser cannot draw the map: it has no WebGL. All of it stands in the list.");
            lena.button("List").click();
            var list = lena.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("List"));
            assertThat(list.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(LiftTown.name(1))))
                    .containsText(Pattern.compile("number 1.*0:0\\d ago.*Narva mnt 9.*on site"));
            assertThat(list).containsText(nowhere.number());
            findings.addAll(Screenshots.of(lena, "dispatch-list"));
        }
    }

    private static void onlyTheServerThatWasNamedIsAsked(RunningServer server, Desk office) throws IOException {
        var tiles = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        tiles.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, PICTURE.length);
            try (var body = exchange.getResponseBody()) {
                body.write(PICTURE);
            }
        });
        tiles.start();
        try (var lena = new AgentBrowser(server.url())) {
            var named = "127.0.0.1:" + tiles.getAddress().getPort();
            office.put(
                    "/api/map-tiles",
                    Map.of("address", "http://" + named + "/{z}/{x}/{y}.png", "attribution", "© Mapmakers"));
            var hosts = hostsAskedBy(lena.page());
            lena.signsIn(Company.SUPERVISOR, Company.PASSWORD)
                    .opens("/dispatch")
                    .sees("© Mapmakers");
            lena.page().waitForCondition(() -> hosts.contains(named));
            assertThat(hosts).containsExactlyInAnyOrder(server.url().getAuthority(), named);
            lena.page().waitForCondition(() -> !asked.isEmpty());
            assertThat(asked).allSatisfy(path -> assertThat(path).matches("/\\d+/\\d+/\\d+\\.png"));
            assertThat(forbidden(lena)).isEmpty();
        } finally {
            tiles.stop(0);
        }
    }

    private record Order(String id, String number) {}

    private static Locator mark(Locator map, Order order) {
        return map.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + order.number())));
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private static Locator chosenRow(AgentBrowser person) {
        return person.page().locator(".board tr[aria-current]");
    }

    private static Set<String> hostsAskedBy(Page page) {
        Set<String> hosts = ConcurrentHashMap.newKeySet();
        page.onRequest((Request request) -> {
            var to = URI.create(request.url());
            if (Set.of("http", "https").contains(to.getScheme())) {
                hosts.add(to.getAuthority());
            }
        });
        return hosts;
    }

    /** What the page's policy forbids would be here. */
    private static List<String> forbidden(AgentBrowser person) {
        return person.complaints().stream()
                .filter(said -> said.contains("Content Security Policy") || said.contains("Trusted"))
                .toList();
    }

    private static String state(Desk office, Order order) {
        return office.get("/api/orders/" + order.id()).path("state").asString();
    }

    /** A lift at a place on the map, in the town whose technicians are on call. */
    private static String lift(Desk office, String street, String number, double latitude, double longitude) {
        var customer = office.post("/api/customers", Map.of("name", street + " Housing", "language", "en"));
        var site = office.post(
                "/api/sites",
                Map.of(
                        "customer",
                        customer.path("id").asString(),
                        "name",
                        street,
                        "street",
                        street,
                        "city",
                        "Tallinn",
                        "country",
                        "EE",
                        "area",
                        "Tallinn",
                        "latitude",
                        latitude,
                        "longitude",
                        longitude));
        office.post(
                "/api/units",
                Map.of(
                        "number",
                        number,
                        "name",
                        "Lift 1",
                        "site",
                        site.path("id").asString(),
                        "kind",
                        "traction"));
        return number;
    }

    private static Order raised(Desk office, String lift, String trapped) {
        var unit = office.get("/api/search?q=" + lift + "&kinds=unit")
                .at("/items/0/id")
                .asString();
        var request = office.post("/api/requests", Map.of()).path("id").asString();
        var order = office.post(
                        "/api/requests/" + request + "/raise",
                        Map.of(
                                "kind",
                                "action",
                                "code",
                                trapped.equals("yes") ? "E-01" : "D-12",
                                "unit",
                                unit,
                                "safety",
                                Map.of("trapped", trapped, "hurt", "no", "fireOrWater", "no"),
                                "words",
                                "It does not move",
                                "key",
                                UUID.randomUUID()))
                .path("order");
        return new Order(order.path("id").asString(), order.path("number").asString());
    }
}
