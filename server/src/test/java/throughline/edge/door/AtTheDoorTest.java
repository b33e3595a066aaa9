package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import throughline.people.ApiTokens;
import throughline.people.SessionEnded;
import throughline.people.SetUp;
import throughline.people.SignIns;
import throughline.testing.ServerTest;

@ServerTest
@Import(AtTheDoorTest.Ended.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtTheDoorTest {
    private static final String FIRST = "mari@lift.example";
    private static final String PASSWORD = "kolm rohelist lifti";

    static class Ended {
        final List<SessionEnded> all = new CopyOnWriteArrayList<>();

        @EventListener
        void on(SessionEnded ended) {
            all.add(ended);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    SignIns signIns;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Ended ended;

    @BeforeAll
    void anEmptyHouseIsSetUpWithItsLink() {
        var browser = new Browser(port);
        assertThat(browser.get("/api/setup?token=guessed").json().toString())
                .isEqualTo("{\"needed\":true,\"valid\":false}");
        assertThat(browser.signIn(FIRST, PASSWORD).code()).isEqualTo("people.sign-in-refused");

        var old = Objects.requireNonNull(setUp.newLink());
        var link = Objects.requireNonNull(setUp.newLink());
        assertThat(browser.post("/api/setup", first(old)).code()).isEqualTo("people.setup-link-spent");

        var done = browser.post("/api/setup", first(link));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("/company/name")).isEqualTo("Tõste AS");
        assertThat(done.text("/user/roles/0")).isEqualTo("administrator");
        assertThat(browser.get("/api/session").text("/user/name")).isEqualTo("Mari Maasikas");

        assertThat(browser.post("/api/setup", first(link)).code()).isEqualTo("people.setup-link-spent");
        assertThat(setUp.newLink()).isNull();
    }

    /** Or whoever saves while another answer is on its way would be refused. */
    @Test
    void theProofAgainstForgeryStaysTheSameFromAnswerToAnswer() {
        var browser = new Browser(port);
        assertThat(browser.signIn(FIRST, PASSWORD).status()).isEqualTo(200);
        var proof = browser.cookie("XSRF-TOKEN");

        assertThat(browser.get("/api/session").response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("XSRF-TOKEN"));
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEmpty().isEqualTo(proof);
    }

    @BeforeEach
    void nobodyHasFailedYet() {
        signIns.forgetFailures(FIRST);
        signIns.forgetFailures("nobody@lift.example");
        ended.all.clear();
    }

    // ASVS 6.3.8
    @Test
    void aWrongPasswordAndAnUnknownPersonAreAnsweredAlikeAndAtTheSamePace() {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            known.add(refusalTakes(FIRST));
            unknown.add(refusalTakes("nobody@lift.example"));
            nobodyHasFailedYet();
        }
        assertThat(median(unknown) / (double) median(known)).isBetween(0.4, 2.5);
    }

    // ASVS 2.4.1, 6.3.1
    @Test
    void manyTriesMustWaitAndTheLinkOfTheConsoleFreesTheOwner() {
        var stranger = new Browser(port);
        for (int i = 0; i < 3; i++) {
            assertThat(stranger.signIn(FIRST, "wrong password").code()).isEqualTo("people.sign-in-refused");
        }
        var slowedDown = stranger.signIn(FIRST, PASSWORD);
        assertThat(slowedDown.status()).isEqualTo(429);
        assertThat(slowedDown.code()).isEqualTo("people.too-many-attempts");
        assertThat(slowedDown.response().headers().firstValue("Retry-After")).contains("1");

        signIns.forgetFailures(FIRST);
        assertThat(stranger.signIn(FIRST, PASSWORD).status()).isEqualTo(200);
    }

    // ASVS 7.2.1, 7.2.2, 7.4.1, 7.5.2
    @Test
    void aHouseWithoutAnIdentityProviderOffersNone() {
        var browser = new Browser(port);
        assertThat(browser.get("/api/status").json().get("provider").isNull()).isTrue();
        assertThat(browser.post("/api/provider-sign-in", Map.of()).code()).isEqualTo("edge.no-such-address");
        assertThat(browser.post("/api/provider-sign-in/answer", Map.of("state", "s", "code", "c"))
                        .code())
                .isEqualTo("edge.no-such-address");
    }

    @Test
    void aSessionIsListedAndEndedAndItsSocketsAreTold() {
        var office = signedIn();
        var home = signedIn();
        var others = new ArrayList<String>();
        home.get("/api/sessions").json().forEach(row -> {
            if (!row.get("current").asBoolean()) {
                others.add(row.get("id").asString());
            }
        });
        others.forEach(
                id -> assertThat(home.delete("/api/sessions/" + id).status()).isEqualTo(204));

        assertThat(office.get("/api/session").status()).isEqualTo(401);
        assertThat(home.get("/api/session").status()).isEqualTo(200);
        assertThat(ended.all)
                .hasSize(others.size())
                .allMatch(event -> event.reason() == SessionEnded.Reason.ENDED_BY_PERSON);
        assertThat(home.delete("/api/sessions/" + others.getFirst()).status()).isEqualTo(404);

        assertThat(home.delete("/api/session").status()).isEqualTo(204);
        assertThat(home.get("/api/session").code()).isEqualTo("people.sign-in-needed");
    }

    // ASVS 6.2.2, 6.2.3, 6.4.1, 6.4.6, 7.4.2, 7.4.3, 7.4.5, 7.5.1, 8.3.2
    @Test
    void aNewPersonChoosesAPasswordAndChangingItEndsHerOtherSessions() {
        var administrator = signedIn();
        var made = administrator.post("/api/users", person("Jüri Jänes", "juri@lift.example", List.of("agent")));
        assertThat(made.status()).isEqualTo(201);
        var link = made.text("/link").replaceFirst(".*token=", "");

        var juri = new Browser(port);
        assertThat(juri.post("/api/password", Map.of("token", link, "password", "kort"))
                        .code())
                .isEqualTo("people.password-too-short");
        assertThat(juri.post("/api/password", Map.of("token", link, "password", "seitse tasast sammu"))
                        .status())
                .isEqualTo(204);
        assertThat(juri.post("/api/password", Map.of("token", link, "password", "seitse tasast sammu"))
                        .code())
                .isEqualTo("people.link-spent");
        assertThat(juri.signIn("JURI@lift.example", "seitse tasast sammu").status())
                .isEqualTo(200);
        assertThat(juri.get("/api/users").status()).isEqualTo(403);

        var phone = new Browser(port);
        phone.signIn("juri@lift.example", "seitse tasast sammu");
        var guessed = Map.of("current", "not hers at all", "password", "kaheksa tasast sammu");
        assertThat(juri.put("/api/session/password", guessed).code()).isEqualTo("people.wrong-password");
        var change = Map.of("current", "seitse tasast sammu", "password", "kaheksa tasast sammu");
        assertThat(juri.put("/api/session/password", change).status()).isEqualTo(204);
        assertThat(phone.get("/api/session").status()).isEqualTo(401);
        assertThat(juri.get("/api/session").status()).isEqualTo(200);

        assertThat(administrator
                        .post("/api/users/" + made.text("/id") + "/end-sessions", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(juri.get("/api/session").status()).isEqualTo(401);
        assertThat(juri.signIn("juri@lift.example", "kaheksa tasast sammu").status())
                .isEqualTo(200);

        var gone = new HashMap<String, Object>(person("Jüri Jänes", "juri@lift.example", List.of("agent")));
        gone.putAll(Map.of("active", false, "version", 1));
        assertThat(administrator.put("/api/users/" + made.text("/id"), gone).status())
                .isEqualTo(200);
        assertThat(juri.get("/api/session").status()).isEqualTo(401);
        assertThat(juri.signIn("juri@lift.example", "kaheksa tasast sammu").code())
                .isEqualTo("people.sign-in-refused");
        assertThat(administrator.put("/api/users/" + made.text("/id"), gone).code())
                .isEqualTo("kernel.edited-by-someone-else");
    }

    @Test
    void theLastAdministratorStays() {
        var administrator = signedIn();
        var me = administrator.get("/api/session").text("/user/id");
        var change = new HashMap<String, Object>(person("Mari Maasikas", FIRST, List.of("agent")));
        change.putAll(Map.of(
                "active",
                true,
                "version",
                administrator.get("/api/users/" + me).json().get("version").asInt()));
        assertThat(administrator.put("/api/users/" + me, change).code()).isEqualTo("people.last-administrator");
    }

    // ASVS 3.5.1
    @Test
    void aTokenReadsAndAPageElsewhereCannotWrite() {
        var token = tokens.create("invoices");
        var other = new Browser(port);
        assertThat(other.send(other.request("/actuator/prometheus").header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(200);
        assertThat(other.send(other.request("/api/users").header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(403);
        tokens.end("invoices");

        var mari = signedIn();
        var forged = mari.request("/api/session/preferences").PUT(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(mari.send(forged).code()).isEqualTo("people.page-too-old");
    }

    // ASVS 1.1.1, 1.5.2, 13.4.2, 16.5.1, 16.5.4
    @Test
    void whatCannotBeReadIsExplainedWithoutATrace() {
        var mari = signedIn();
        assertThat(mari.send("POST", "/api/session", "{\"email\": \n oops").code())
                .isEqualTo("edge.unreadable");
        assertThat(mari.send("POST", "/api/session", null).code()).isEqualTo("edge.empty");
        var fields = mari.post("/api/session", Map.of("email", "a@b.example"));
        assertThat(fields.status()).isEqualTo(422);
        assertThat(fields.text("/fields/password/detail")).isEqualTo("This is needed.");
        assertThat(mari.get("/api/nothing/here").status()).isEqualTo(404);
        assertThat(mari.get("/api/nothing/here").code()).isEqualTo("edge.no-such-address");
        assertThat(mari.get("/api/users/not-an-id").code()).isEqualTo("edge.does-not-fit");
        assertThat(mari.get("/api/%2e%2e/session").status()).isEqualTo(400);
        var otherwise = mari.request("/api/session").setHeader("Accept", "application/cbor");
        assertThat(mari.send(otherwise).status()).isEqualTo(406);
        var written = mari.request("/api/session")
                .setHeader("Content-Type", "application/cbor")
                .header("X-XSRF-TOKEN", mari.cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xa0}));
        assertThat(mari.send(written).code()).isEqualTo("edge.media-type");
        assertThat(new Browser(port).get("/api/nothing/here").status()).isEqualTo(401);
    }

    // ASVS 1.3.2, 3.4.3, 3.4.6, 3.6.1, 13.4.1, 14.2.3, 14.2.5
    @Test
    void everyPlaceInTheDesktopGetsItsPageAndThePageIsGuarded() {
        var browser = new Browser(port);
        var nonces = new HashSet<String>();
        for (var place : List.of("/", "/desk", "/contacts/C-20418", "/setup?token=x")) {
            var page = browser.get(place).response();
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).containsIgnoringCase("<!doctype html>");
            var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", "script-src 'self'");
            var nonce = policy.replaceFirst(".*script-src 'nonce-([\\w-]{22})'.*", "$1");
            nonces.add(nonce);
            assertThat(page.body())
                    .containsPattern("<script[^>]+nonce=\"" + nonce + "\"")
                    .doesNotContain("NONCE-OF");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        assertThat(nonces).hasSize(4);
        assertThat(browser.get("/index.html").status()).isEqualTo(404);
        var favicon = browser.get("/favicon.svg").response();
        assertThat(favicon.statusCode()).isEqualTo(200);
        assertThat(favicon.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(browser.get("/assets/missing.js").status()).isEqualTo(404);
        assertThat(browser.get("/../server/pom.xml").status()).isNotEqualTo(200);
    }

    // ASVS 3.4.2, 3.4.4, 3.4.5, 3.4.6, 3.4.8, 4.1.1, 13.4.4, 14.3.2
    @Test
    void everyAnswerTellsBrowsersWhatNeverHappensHere() {
        var browser = signedIn();
        for (var address : List.of("/", "/favicon.svg", "/api/status", "/api/session", "/api/nothing/here")) {
            var answer = browser.send(browser.request(address).header("Origin", "https://evil.example"))
                    .response();
            var headers = answer.headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(address).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(address).hasValue("no-referrer");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                    .as(address)
                    .hasValue("same-origin");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(address)
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("Content-Type")).as(address).isNotEmpty();
            assertThat(headers.firstValue("Access-Control-Allow-Origin"))
                    .as(address)
                    .isEmpty();
            assertThat(address.startsWith("/api/")
                            && !headers.firstValue("Cache-Control").orElse("").contains("no-store"))
                    .as(address)
                    .isFalse();
        }
        var traced = browser.request("/api/status").method("TRACE", HttpRequest.BodyPublishers.noBody());
        assertThat(browser.send(traced).status()).isIn(400, 403, 405);
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        assertThat(browser.signIn(FIRST, PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private long refusalTakes(String email) {
        var browser = new Browser(port);
        long start = System.nanoTime();
        var answer = browser.signIn(email, "not the password at all");
        long nanos = System.nanoTime() - start;
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("people.sign-in-refused");
        return nanos;
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static Map<String, ?> first(String token) {
        return Map.of(
                "token",
                token,
                "company",
                "Tõste AS",
                "name",
                "Mari Maasikas",
                "email",
                FIRST,
                "password",
                PASSWORD,
                "language",
                "et");
    }

    private static Map<String, ?> person(String name, String email, List<String> roles) {
        return Map.of("name", name, "email", email, "language", "et", "roles", roles, "skills", List.of("lift-et"));
    }
}
