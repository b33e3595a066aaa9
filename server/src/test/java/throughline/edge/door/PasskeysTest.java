package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ForgingProvider;
import throughline.testing.ServerTest;
import tools.jackson.databind.JsonNode;

/** A house where whoever administers or leads comes in with a passkey, or with as much at the company's identity provider; asked over HTTP. */
@ServerTest
@TestPropertySource(properties = "throughline.passkeys=required")
@Import(PasskeysTest.Watch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeysTest {
    /** A clock that can be moved. */
    @Primary
    static class Watch implements InstantSource {
        private volatile Instant now = InstantSource.system().instant();

        @Override
        public Instant instant() {
            return now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }
    }

    private static final ForgingProvider PROVIDER = new ForgingProvider();

    @DynamicPropertySource
    static void theCompanyHasAnIdentityProvider(DynamicPropertyRegistry settings) {
        settings.add("throughline.oidc.issuer", PROVIDER::issuer);
        settings.add("throughline.oidc.client-id", () -> ForgingProvider.CLIENT);
        settings.add("throughline.oidc.client-secret", () -> ForgingProvider.SECRET);
        settings.add("throughline.oidc.name", () -> "Lift House");
        settings.add("throughline.oidc.strong", () -> "phr,hwk");
    }

    @LocalServerPort
    int port;

    @Autowired
    Watch time;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    DSLContext database;

    private Browser first;
    private PasskeyDevice firstDevice;

    @BeforeAll
    void theFirstAdministratorRegistersAPasskeyBeforeAnythingElseOpens() {
        first = new Browser(port);
        var done = first.post(
                "/api/setup",
                Map.of(
                        "token", Objects.requireNonNull(setUp.newLink()),
                        "company", "Tõste AS",
                        "name", "First",
                        "email", "first@lift.example",
                        "password", Browser.PASSWORD,
                        "language", "en"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("onlyToRegister").asBoolean()).isTrue();
        assertThat(done.json().at("/user/roles")).isEmpty();
        for (var closed : List.of("/api/users", "/api/sessions", "/api/contacts", "/api/passkeys", "/ws/desk")) {
            var answer = first.get(closed);
            assertThat(answer.status()).as(closed).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("people.not-allowed-without-passkey");
        }
        var password = Map.of("current", Browser.PASSWORD, "password", "neli punast redelit");
        assertThat(first.put("/api/session/password", password).code()).isEqualTo("people.not-allowed-without-passkey");

        firstDevice = registers(first, "Office computer");
        assertThat(first.get("/api/session").json().get("onlyToRegister").asBoolean())
                .isFalse();
        assertThat(first.get("/api/users").status()).isEqualTo(200);
    }

    // ASVS 6.3.3, 6.3.4, 6.4.3, 8.4.2
    @Test
    void aPasskeyLetsInWithoutAnythingTypedAndAPasswordAloneDoesNot() {
        var home = new Browser(port);
        assertThat(home.signIn("first@lift.example", "not the password").code()).isEqualTo("people.sign-in-refused");
        var refused = home.signIn("first@lift.example", Browser.PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("people.sign-in-needs-passkey");
        assertThat(home.get("/api/session").status()).isEqualTo(401);

        var in = signsIn(home, firstDevice);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.text("/user/name")).isEqualTo("First");
        assertThat(home.get("/api/users").status()).isEqualTo(200);
        assertThat(home.get("/api/passkeys").text("/0/lastUsedAt")).isNotEmpty();
    }

    // ASVS 6.3.3, 8.2.4
    @Test
    void anAgentNeedsNoneAndOneWhoBecomesSupervisorGoesOnWorkingAsAgent() {
        var agent = Browser.of(port, users, "Ana", Set.of(Role.AGENT));
        assertThat(agent.get("/api/session").text("/user/roles/0")).isEqualTo("agent");
        var id = agent.get("/api/session").text("/user/id");
        var change = new HashMap<String, Object>(Map.of(
                "name", "Ana", "email", "ana@lift.example", "language", "en", "skills", List.of(), "active", true));
        change.putAll(Map.of("roles", List.of("agent", "supervisor"), "version", 1));
        assertThat(first.put("/api/users/" + id, change).status()).isEqualTo(200);

        assertThat(agent.get("/api/desk").status()).isEqualTo(200);
        assertThat(agent.get("/api/users").code()).isEqualTo("people.not-allowed");
        registers(agent, "Phone");
        assertThat(agent.get("/api/users").status()).isEqualTo(200);
    }

    /** Each of these is what somebody would try who has not the device, or has it and not her finger. */
    // ASVS 6.5.1, 6.5.7, 6.7.2
    @Test
    void whatWasNotSignedHereAndNowByHerOpensNothing() {
        var mallory = new Browser(port);
        var elsewhere = new PasskeyDevice(firstDevice);
        elsewhere.origin = "http://evil.localhost:" + port;
        var anotherHost = new PasskeyDevice(firstDevice);
        anotherHost.host = "lift.example";
        var unrecognised = new PasskeyDevice(firstDevice);
        unrecognised.recognises = false;
        for (var device : List.of(elsewhere, anotherHost, unrecognised, new PasskeyDevice(port))) {
            assertThat(signsIn(mallory, device).code()).isEqualTo("people.sign-in-passkey-unknown");
        }
        var forged = new HashMap<>(firstDevice.signs(toSign(mallory)));
        forged.put("signature", new PasskeyDevice(port).signs(toSign(mallory)).get("signature"));
        assertThat(mallory.post("/api/passkey-sign-in", forged).code()).isEqualTo("people.sign-in-passkey-unknown");
        forged.put("signature", "§");
        assertThat(mallory.post("/api/passkey-sign-in", forged).code()).isEqualTo("people.sign-in-passkey-unknown");

        var good = firstDevice.signs(toSign(mallory));
        assertThat(mallory.post("/api/passkey-sign-in", good).status()).isEqualTo(200);
        assertThat(new Browser(port).post("/api/passkey-sign-in", good).code())
                .isEqualTo("people.passkey-challenge-spent");
        var old = toSign(mallory);
        time.passes(Duration.ofMinutes(5));
        assertThat(mallory.post("/api/passkey-sign-in", firstDevice.signs(old)).code())
                .isEqualTo("people.passkey-challenge-spent");
    }

    @Test
    void whatWasNotMadeHereByHerIsNotKept() {
        var agent = Browser.of(port, users, "Iva", Set.of(Role.AGENT));
        var other = Browser.of(port, users, "Ivo", Set.of(Role.AGENT));
        var unrecognised = new PasskeyDevice(port);
        unrecognised.recognises = false;
        var elsewhere = new PasskeyDevice(port);
        elsewhere.origin = "https://desk.example";
        for (var device : List.of(unrecognised, elsewhere)) {
            assertThat(agent.post("/api/passkeys", device.makes(toMake(agent), "Key"))
                            .code())
                    .isEqualTo("people.passkey-refused");
        }
        assertThat(other.post("/api/passkeys", new PasskeyDevice(port).makes(toMake(agent), "Key"))
                        .code())
                .isEqualTo("people.passkey-challenge-spent");
        assertThat(agent.post("/api/passkeys", new PasskeyDevice(port).makes(toMake(agent), " "))
                        .code())
                .isEqualTo("people.passkey-name-needed");
        assertThat(agent.get("/api/passkeys").json()).isEmpty();
    }

    // ASVS 6.5.6
    @Test
    void aCopyIsNoticedAndOpensNothingAnyMore() {
        var agent = Browser.of(port, users, "Copied", Set.of(Role.AGENT));
        var device = registers(agent, "Key");
        var copy = new PasskeyDevice(device);
        assertThat(signsIn(new Browser(port), device).status()).isEqualTo(200);
        assertThat(signsIn(new Browser(port), device).status()).isEqualTo(200);

        assertThat(signsIn(new Browser(port), copy).code()).isEqualTo("people.sign-in-passkey-doubted");
        assertThat(signsIn(new Browser(port), device).code()).isEqualTo("people.sign-in-passkey-doubted");
        assertThat(agent.get("/api/passkeys").json().at("/0/doubted").asBoolean())
                .isTrue();
    }

    // ASVS 6.5.6, 7.4.3
    @Test
    void sheNamesAndRemovesHersAndHerOtherSessionsEnd() {
        var lena = Browser.of(port, users, "Lena", Set.of(Role.SUPERVISOR));
        assertThat(lena.get("/api/session").json().get("onlyToRegister").asBoolean())
                .isTrue();
        var device = registers(lena, "Key");
        var home = new Browser(port);
        assertThat(signsIn(home, device).status()).isEqualTo(200);

        var second = registers(home, "Phone");
        assertThat(lena.get("/api/session").status()).isEqualTo(401);
        assertThat(home.get("/api/passkeys").json()).hasSize(2);
        var key = home.get("/api/passkeys").text("/0/id");
        assertThat(home.put("/api/passkeys/" + key, Map.of("name", "Key at home"))
                        .status())
                .isEqualTo(204);
        assertThat(home.get("/api/passkeys").text("/0/name")).isEqualTo("Key at home");
        assertThat(first.put("/api/passkeys/" + key, Map.of("name", "Mine")).code())
                .isEqualTo("people.no-such-passkey");
        assertThat(first.delete("/api/passkeys/" + key).code()).isEqualTo("people.no-such-passkey");

        var office = new Browser(port);
        assertThat(signsIn(office, second).status()).isEqualTo(200);
        assertThat(office.delete("/api/passkeys/" + key).status()).isEqualTo(204);
        assertThat(home.get("/api/session").status()).isEqualTo(401);
        assertThat(signsIn(new Browser(port), device).code()).isEqualTo("people.sign-in-passkey-unknown");
        var last = office.get("/api/passkeys").text("/0/id");
        assertThat(office.delete("/api/passkeys/" + last).code()).isEqualTo("people.last-passkey");
        assertThat(office.get("/api/passkeys").json()).hasSize(1);
    }

    // ASVS 6.4.4, 6.5.1, 6.5.6
    @Test
    void whoeverLostHersRegistersANewOneWithALinkThatWorksOnce() {
        var karl = Browser.of(port, users, "Karl", Set.of(Role.SUPERVISOR));
        var lost = registers(karl, "Lost phone");
        var id = karl.get("/api/session").text("/user/id");
        assertThat(karl.post("/api/users/" + id + "/passkey-link", Map.of()).status())
                .isEqualTo(403);
        var token = link(id);
        var replaced = link(id);

        var anew = new Browser(port);
        assertThat(anew.post("/api/passkey-link/challenge", Map.of("token", token))
                        .code())
                .isEqualTo("people.link-spent");
        var device = new PasskeyDevice(port);
        var made = new HashMap<String, String>(device.makes(toMake(anew, replaced), "New phone"));
        made.put("token", replaced);
        assertThat(anew.post("/api/passkey-link", made).status()).isEqualTo(204);
        assertThat(anew.post("/api/passkey-link/challenge", Map.of("token", replaced))
                        .code())
                .isEqualTo("people.link-spent");

        assertThat(karl.get("/api/session").status()).isEqualTo(401);
        assertThat(signsIn(new Browser(port), lost).code()).isEqualTo("people.sign-in-passkey-unknown");
        assertThat(signsIn(anew, device).text("/user/name")).isEqualTo("Karl");
    }

    // ASVS 6.8.4
    @Test
    void theIdentityProviderLetsALeaderInByWhatCannotBePhishedAndElseLikeAPassword() {
        assertThat(new Browser(port).get("/api/status").text("/provider/name")).isEqualTo("Lift House");
        var leo = new Users.New("Leo", "leo@lift.example", "en", Set.of(Role.AGENT, Role.SUPERVISOR), Set.of(), null);
        var id = users.create(leo, null).toString();

        var weak = new Browser(port);
        var half = atTheProvider(weak, "leo", "pwd");
        assertThat(half.json().get("onlyToRegister").asBoolean()).isTrue();
        var phone = registers(weak, "Phone");
        assertThat(atTheProvider(new Browser(port), "leo", "pwd").code())
                .isEqualTo("people.sign-in-provider-needs-passkey");
        assertThat(signsIn(new Browser(port), phone).status()).isEqualTo(200);

        var strong = new Browser(port);
        var in = atTheProvider(strong, "leo", "hwk");
        assertThat(in.status()).isEqualTo(200);
        assertThat(strong.get("/api/users").status()).isEqualTo(200);
        assertThat(in.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("throughline-provider-").contains("Max-Age=0"))
                .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict"));

        assertThat(first.get("/api/users/" + id).json().get("bound").asBoolean())
                .isTrue();
        assertThat(strong.delete("/api/users/" + id + "/provider").status()).isEqualTo(403);
        assertThat(first.delete("/api/users/" + id + "/provider").status()).isEqualTo(204);
        assertThat(strong.get("/api/session").status()).isEqualTo(401);
        assertThat(first.get("/api/users/" + id).json().get("bound").asBoolean())
                .isFalse();
        assertThat(written(id))
                .contains(
                        "signed-in provider",
                        "signed-in strong-provider",
                        "sign-in-failed people.sign-in-provider-needs-passkey",
                        "rights-changed");
    }

    // ASVS 16.3.1
    @Test
    void allOfItIsWrittenDown() {
        var agent = Browser.of(port, users, "Watched", Set.of(Role.AGENT));
        var id = agent.get("/api/session").text("/user/id");
        var device = registers(agent, "Key");
        signsIn(agent, device);
        device.recognises = false;
        signsIn(new Browser(port), device);
        agent.delete("/api/passkeys/" + agent.get("/api/passkeys").text("/0/id"));

        assertThat(written(id))
                .contains("rights-changed", "signed-in", "sign-in-failed people.sign-in-passkey-unknown");
    }

    /** She is sent to the provider and comes back; it says how she showed there who she is. */
    private static Browser.Answer atTheProvider(Browser browser, String name, String how) {
        var begun = browser.post("/api/provider-sign-in", Map.of());
        var asked = PROVIDER.asked(URI.create(begun.text("/address")));
        var claims = PROVIDER.honest(asked, "subject of " + name, name + "@lift.example")
                .claim("amr", List.of(how));
        var code = PROVIDER.codeFor(asked, PROVIDER.signed(claims.build()));
        return browser.post("/api/provider-sign-in/answer", Map.of("state", asked.state(), "code", code));
    }

    /** Acts and reasons of the audit about her. */
    private String written(String person) {
        var lines = database.resultQuery(
                        "select act || ' ' || coalesce(reason, '') from audit.entry where subject = {0} order by at",
                        DSL.val(person))
                .fetch()
                .getValues(0, String.class);
        return String.join("\n", lines);
    }

    private String link(String user) {
        return first.post("/api/users/" + user + "/passkey-link", Map.of())
                .text("/link")
                .replaceFirst(".*token=", "");
    }

    private PasskeyDevice registers(Browser browser, String name) {
        var device = new PasskeyDevice(port);
        var kept = browser.post("/api/passkeys", device.makes(toMake(browser), name));
        assertThat(kept.status()).as(kept.code()).isEqualTo(201);
        return device;
    }

    private static Browser.Answer signsIn(Browser browser, PasskeyDevice device) {
        return browser.post("/api/passkey-sign-in", device.signs(toSign(browser)));
    }

    private static JsonNode toSign(Browser browser) {
        return browser.post("/api/passkey-sign-in/challenge", Map.of()).json();
    }

    private static JsonNode toMake(Browser browser) {
        return browser.post("/api/passkeys/challenge", Map.of()).json();
    }

    private static JsonNode toMake(Browser browser, String token) {
        return browser.post("/api/passkey-link/challenge", Map.of("token", token))
                .json();
    }
}
