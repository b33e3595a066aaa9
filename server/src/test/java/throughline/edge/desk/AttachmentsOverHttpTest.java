package throughline.edge.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.attachment.SomeFiles;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.people.Role;
import throughline.people.Users;
import throughline.request.Requests;
import throughline.testing.ServerTest;
import throughline.work.Call;
import throughline.work.Cancellation;
import throughline.work.Problem;
import throughline.work.WorkOrders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Photos and papers as a browser sends and shows them, and as somebody sends them who means no good. */
@ServerTest
class AttachmentsOverHttpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "tall ladders in the wind";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    Customers customers;

    @Autowired
    Sites sites;

    @Autowired
    WorkOrders orders;

    @Autowired
    Requests requests;

    private CookieManager cookies = new CookieManager();
    private HttpClient browser;
    private UUID order;

    @BeforeEach
    void anAgentLooksAtAnOrder() {
        signIn("Anna", Role.AGENT);
        var customer =
                customers.add(JSON.convertValue(Map.of("name", "Brf", "language", "sv"), CustomerForm.class), null);
        var site = sites.add(
                JSON.convertValue(
                        Map.of(
                                "customer", customer.id(),
                                "name", "Port A",
                                "street", "Lyktgatan 4",
                                "city", "Uppsala",
                                "country", "SE"),
                        SiteForm.class),
                null);
        var problem =
                new Problem("D-12", Map.of("en", "Door"), 6, new Problem.Job("callout", List.of(), 30, List.of()));
        order = orders.raise(new Call(null, site.id(), problem, 6, false, "The door hangs", Instant.now()), null)
                .id();
    }

    // ASVS 3.4.4, 5.4.1
    @Test
    void aPhotoIsSentShownAndTakenAway() {
        var bytes = SomeFiles.jpeg(40, 30);
        var sent = send("/api/orders/" + order + "/attachments", "dörr.png", bytes);
        assertThat(sent.statusCode()).isEqualTo(201);
        var card = json(sent);
        assertThat(card.at("/name").asString("")).isEqualTo("dörr.jpg");
        assertThat(card.at("/by").asString("")).isEqualTo("Anna");
        assertThat(card.at("/size").asInt()).isEqualTo(bytes.length);
        assertThat(json(request("GET", "/api/orders/" + order)).at("/attachments/0"))
                .isEqualTo(card);
        var path = "/api/attachments/" + card.at("/id").asString("");
        var shown = request("GET", path);
        assertThat(shown.body()).isEqualTo(bytes);
        assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(shown, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        assertThat(header(shown, "Cache-Control")).contains("private");
        assertThat(header(shown, "Content-Disposition")).startsWith("inline;").contains("d%C3%B6rr.jpg");

        signIn("Berit", Role.AGENT);
        assertThat(code(request("DELETE", path))).isEqualTo("attachment.not-yours");
        assertThat(request("GET", path).statusCode()).isEqualTo(200);
    }

    // ASVS 3.2.1, 3.5.4, 3.7.2
    @Test
    void aBrowserIsShownItFromAnotherOriginWhereItHasNoSession() {
        var path = pathOf(send("/api/orders/" + order + "/attachments", "a.png", SomeFiles.png(3, 3)));
        var shown = request("GET", path);
        assertThat(shown.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(shown.uri().getPath()).startsWith("/files/");
        assertThat(shown.request().headers().map()).doesNotContainKey("Cookie");
        assertThat(header(request("GET", "/desk"), "Content-Security-Policy"))
                .contains("img-src 'self' data: blob: http://127.0.0.1:" + port + ";");

        var link = shown.uri().getPath();
        for (var wrong :
                List.of(link.substring(0, link.length() - 2), link + "A", "/files/A", "/files/" + UUID.randomUUID())) {
            assertThat(code(request("GET", wrong))).as(wrong).isEqualTo("edge.no-such-file-link");
        }
        cookies.getCookieStore().removeAll();
        assertThat(request("GET", path).statusCode()).isEqualTo(401);
        assertThat(request("GET", link).body()).isEqualTo(shown.body());
    }

    @Test
    void whoeverAddedItTakesItAwayUntilTheOrderIsOver() {
        var first = pathOf(send("/api/orders/" + order + "/attachments", "a.webp", SomeFiles.webp()));
        var second = pathOf(send("/api/orders/" + order + "/attachments", "b.png", SomeFiles.png(3, 3)));
        assertThat(request("DELETE", first).statusCode()).isEqualTo(204);
        assertThat(request("GET", first).statusCode()).isEqualTo(404);
        orders.cancel(order, new Cancellation(Cancellation.Reason.BY_CALLER, null), null);
        assertThat(code(request("DELETE", second))).isEqualTo("attachment.subject-over");
        assertThat(request("GET", second).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestTakesThemToo() {
        var request = requests.withoutContact("en", new throughline.request.By(UUID.randomUUID(), false));
        var sent = send("/api/requests/" + request.id() + "/attachments", "a.png", SomeFiles.png(3, 3));
        assertThat(json(sent).at("/of").asString("")).isEqualTo("request");
        assertThat(json(request("GET", "/api/requests/" + request.id()))
                        .at("/attachments/0/name")
                        .asString(""))
                .isEqualTo("a.png");
        assertThat(request("DELETE", pathOf(sent)).statusCode()).isEqualTo(204);
    }

    // ASVS 1.2.1, 3.2.1, 4.1.1, 5.4.2
    @Test
    void aPaperIsSavedAndNeverShownInThePage() {
        var path = pathOf(send("/api/orders/" + order + "/attachments", "offer \"1\"\r\nX: y.html", SomeFiles.pdf()));
        var shown = request("GET", path);
        assertThat(header(shown, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(shown, "Content-Disposition")).startsWith("attachment;");
        assertThat(shown.headers().map()).doesNotContainKey("x");
    }

    // ASVS 3.2.1, 5.2.2, 5.3.1
    @Test
    void aWebPageIsNoPictureAndAPictureThatIsBothIsShownAsAPicture() {
        assertThat(code(send("/api/orders/" + order + "/attachments", "page.jpg", SomeFiles.webPage())))
                .isEqualTo("attachment.not-a-picture-or-paper");
        var both = request(
                "GET", pathOf(send("/api/orders/" + order + "/attachments", "b.html", SomeFiles.jpegWithWebPage())));
        assertThat(header(both, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(both, "Content-Security-Policy")).contains("sandbox");
    }

    // ASVS 5.2.1
    @Test
    void whatIsTooLargeIsToldSoInASentence() {
        for (int megabytes : new int[] {11, 30}) {
            var large = Arrays.copyOf(SomeFiles.jpeg(4, 4), megabytes << 20);
            var answer = send("/api/orders/" + order + "/attachments", "large.jpg", large);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).at("/detail").asString("")).isEqualTo("This file is too large. It may have 10 MB.");
        }
        assertThat(code(send("/api/orders/" + order + "/attachments", "none.jpg", new byte[0])))
                .isEqualTo("attachment.empty");
    }

    @Test
    void aBrokenUploadAndAnUnknownOrderAreAnsweredToo() {
        assertThat(code(send("/api/orders/" + UUID.randomUUID() + "/attachments", "a.png", SomeFiles.png(3, 3))))
                .isEqualTo("work.no-such-order");
        assertThat(code(send("/api/requests/" + UUID.randomUUID() + "/attachments", "a.png", SomeFiles.png(3, 3))))
                .isEqualTo("request.no-such-request");
        var broken = post("/api/orders/" + order + "/attachments", "--b\r\nContent-Dis".getBytes(UTF_8));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(code(broken)).isEqualTo("edge.malformed");
    }

    private HttpResponse<byte[]> send(String path, String name, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        var shown = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + shown
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
        return post(path, body.toByteArray());
    }

    private HttpResponse<byte[]> post(String path, byte[] body) {
        return exchange(asking(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> request(String method, String path) {
        return exchange(asking(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder asking(String path) {
        var proof = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-XSRF-TOKEN", proof);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signIn(String name, Role role) {
        var mail = UUID.randomUUID() + "@house.example";
        users.create(new Users.New(name, mail, "en", Set.of(role), Set.of(), PASSWORD), null);
        cookies = new CookieManager();
        browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        request("GET", "/");
        var body = JSON.writeValueAsBytes(Map.of("email", mail, "password", PASSWORD));
        assertThat(exchange(asking("/api/session")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String pathOf(HttpResponse<byte[]> sent) {
        assertThat(sent.statusCode()).as(new String(sent.body(), UTF_8)).isEqualTo(201);
        return "/api/attachments/" + json(sent).at("/id").asString("");
    }

    private static String code(HttpResponse<byte[]> answer) {
        return json(answer).at("/code").asString("");
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
