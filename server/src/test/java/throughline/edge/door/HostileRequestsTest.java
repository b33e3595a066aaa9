package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.request.By;
import throughline.request.Requests;
import throughline.testing.ServerTest;

/**
 * Somebody with every right means harm, at every address that there is: in its path, in each of its filters, in its body. Each answer is
 * a sentence, none is a fault, nothing of the inside is shown, and everything is still there afterwards.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
    private static final Set<Role> EVERYTHING =
            Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.TECHNICIAN, Role.ADMINISTRATOR);

    /** Pages answer in pages, and a gateway with a wrong signature hears nothing. */
    private static final List<String> NOT_FOR_PEOPLE = List.of("/t/", "/api/gateway/sms/callback", "/api/webhooks/");

    private static final String EMPTY_FORM = "{}";
    private static final String TO_REQUEST = "/api/requests/{id}/attachments";

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    Requests requests;

    @Autowired
    DSLContext database;

    private Browser mallory;
    private List<Address> addresses;
    private final Set<String> wrong = new ConcurrentSkipListSet<>();

    /** Several at once, as many browsers come; the house has no more than two processors while it is built. */
    private final ExecutorService atOnce = Executors.newFixedThreadPool(6);

    private final Queue<Future<?>> asked = new ConcurrentLinkedQueue<>();

    @BeforeAll
    void somebodyWithEveryRight() {
        Browser.setsUp(port, setUp);
        mallory = Browser.of(port, users, "Mallory", EVERYTHING);
        // All but leaving the house and changing the own password, which would end the test.
        addresses = Address.all(mappings).stream()
                .filter(address -> !address.pattern().startsWith("/api/session")
                        || address.method().equals(HttpMethod.GET))
                .toList();
    }

    @AfterAll
    void nobodyAsksAnyMore() {
        atOnce.shutdownNow();
    }

    // ASVS 1.1.1, 16.5.1, 16.5.4
    @Test
    void aPathLeadsNowhereElse() {
        addresses.stream()
                .filter(Address::namesSomething)
                .forEach(address -> Stream.of(
                                "' or '1'='1",
                                "../../../../etc/passwd",
                                "con\u0000trol",
                                "x".repeat(6_000),
                                Address.NOBODY)
                        .forEach(text -> ask(address, address.naming(text), EMPTY_FORM, "")));
        nothingHappened();
    }

    // ASVS 1.2.4, 2.2.1, 15.3.7
    @Test
    void aFilterIsNotAStatement() {
        for (var address : addresses) {
            for (var filter : address.filters()) {
                Stream.concat(
                                Malice.TEXTS.stream().map(Address::encoded),
                                Stream.of((("1&" + filter + "=").repeat(300))))
                        .forEach(text -> ask(address, address.plain() + "?" + filter + "=" + text, EMPTY_FORM, ""));
            }
        }
        nothingHappened();
    }

    @Test
    void anEmptyFilterIsNone() {
        var refused = new TreeSet<String>();
        addresses.stream()
                .filter(address -> address.method().equals(HttpMethod.GET))
                .forEach(address -> address.filtersToLeaveOut().forEach(filter -> {
                    var without = mallory.get(address.plain());
                    var empty = mallory.get(address.plain() + "?" + filter + "=");
                    if (empty.status() != without.status()) {
                        refused.add("%s?%s=: %s".formatted(address.pattern(), filter, empty.json()));
                    }
                }));
        assertThat(refused).isEmpty();
    }

    // ASVS 1.2.3, 1.3.12, 1.4.2, 1.5.2, 2.2.1, 2.2.2, 15.3.5, 16.5.1
    @Test
    void aBodyIsReadOrRefused() {
        for (var address : addresses) {
            var form = address.form();
            if (form == null) {
                continue;
            }
            Malice.BODIES.forEach((what, body) -> ask(address, address.plain(), body, " with " + what));
            for (var text : List.of("a\\u0000b", "\\uD800", "x".repeat(30_000), "' or 1=1--")) {
                var filled = Filled.in(form, String.class, "\"" + text + "\"");
                ask(address, address.plain(), filled, " with %.10s in every text".formatted(text));
            }
            for (var time : Malice.NO_TIMES) {
                var filled = Filled.in(form, Temporal.class, time);
                if (!filled.equals("{}")) {
                    ask(address, address.plain(), filled, " with the time " + time);
                }
            }
        }
        ask(posting("/api/customers"), "/api/customers", """
                {"name": "Far away", "language": "en", "verifiedOn": "+999999999-12-31"}""", " with a day far away");
        nothingHappened();
    }

    // ASVS 5.2.2, 16.5.1
    @Test
    void anUploadIsReadOrRefused() {
        for (var address : addresses) {
            if (address.takesFiles()) {
                Malice.UPLOADS.forEach((what, body) -> upload(address, address.plain(), body, " with " + what));
            } else if (address.form() != null) {
                upload(address, address.plain(), Malice.upload("a.jpg"), " with a file instead of a form");
            }
        }
        var request = aRequest();
        Malice.UPLOADS.forEach((what, body) ->
                upload(posting(TO_REQUEST), "/api/requests/" + request + "/attachments", body, " with " + what));
        nothingHappened();
    }

    // ASVS 5.3.2
    @Test
    void theNameOfAFileIsOnlyShown() {
        var path = "/api/requests/" + aRequest() + "/attachments";
        for (var name : Malice.FILE_NAMES) {
            var sent = mallory.send(uploading(posting(TO_REQUEST), path, Malice.upload(name)));
            assertThat(sent.status()).as(name).isIn(201, 400);
            if (sent.status() == 201) {
                assertThat(sent.text("/name"))
                        .as(name)
                        .doesNotContain("/", "\\", "\u0000", "\u202E", "\u0007", "<")
                        .doesNotStartWith(".")
                        .hasSizeLessThan(210)
                        .endsWith(".jpg");
            }
        }
    }

    private UUID aRequest() {
        return requests.withoutContact("en", new By(UUID.randomUUID(), false)).id();
    }

    private Address posting(String pattern) {
        return addresses.stream()
                .filter(each ->
                        each.method().equals(HttpMethod.POST) && each.pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }

    private void nothingHappened() {
        for (var each = asked.poll(); each != null; each = asked.poll()) {
            try {
                each.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(mallory.get("/api/session").status()).isEqualTo(200);
        assertThat(database.fetchSingle("select to_regclass('customer.customer') is not null")
                        .get(0))
                .isEqualTo(true);
    }

    private void ask(Address address, String path, String body, String how) {
        ask(address, path, body.getBytes(UTF_8), how);
    }

    private void ask(Address address, String path, byte[] body, String how) {
        later(address, path, how, asking(address, path, body));
    }

    private void upload(Address address, String path, byte[] body, String how) {
        later(address, path, how, uploading(address, path, body));
    }

    private HttpRequest.Builder asking(Address address, String path, byte[] body) {
        return mallory.request(path)
                .header("X-XSRF-TOKEN", mallory.cookie("XSRF-TOKEN"))
                .method(address.method().name(), BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder uploading(Address address, String path, byte[] body) {
        return asking(address, path, body).setHeader("Content-Type", "multipart/form-data; boundary=edge");
    }

    private void later(Address address, String path, String how, HttpRequest.Builder request) {
        asked.add(atOnce.submit(() -> look(address, path, how, mallory.send(request))));
    }

    private void look(Address address, String path, String how, Browser.Answer answer) {
        var said = answer.response().body();
        boolean refusedInWords = answer.status() < 400
                || NOT_FOR_PEOPLE.stream().anyMatch(address.pattern()::startsWith)
                || !answer.text("/detail").isEmpty()
                || isRefusedByTheWebServer(answer);
        if (answer.status() >= 500
                || !refusedInWords
                || said.contains("Exception")
                || said.contains("org.postgresql")) {
            wrong.add("%s %.120s%s: %d %.120s".formatted(address.method(), path, how, answer.status(), said));
        }
    }

    /** Before it is an address of ours: some letters may not stand in any (RFC 9110, 15.5.1). */
    private static boolean isRefusedByTheWebServer(Browser.Answer answer) {
        return answer.status() == 400 && answer.response().body().startsWith("<!doctype html>");
    }
}
