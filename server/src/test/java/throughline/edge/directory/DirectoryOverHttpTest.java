package throughline.edge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.people.Role;
import throughline.people.Users;
import throughline.testing.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms as the desktop uses them: one customer from the first form to the card of its lift. */
@ServerTest
class DirectoryOverHttpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "tall ladders in the wind";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private record Answer(int status, JsonNode json) {
        String at(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    @BeforeEach
    void anAdministratorSignsIn() {
        var mail = UUID.randomUUID() + "@house.example";
        users.create(new Users.New("Kaur", mail, "en", Set.of(Role.ADMINISTRATOR), Set.of(), PASSWORD), null);
        send("GET", "/", null);
        assertThat(send("POST", "/api/session", Map.of("email", mail, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCustomerGetsALiftAndItsCardSaysEverything() {
        var customer =
                made("/api/customers", Map.of("name", "Brf Solvändan", "language", "sv", "phone", "08-465 004 10"));
        assertThat(customer.at("/number")).startsWith("CU-");
        made(
                "/api/customers/" + customer.at("/id") + "/people",
                Map.of("name", "Ingrid", "language", "sv", "phones", new String[] {"+442079460123"}));
        var agreement = made(
                "/api/agreements",
                Map.of(
                        "customer",
                        customer.at("/id"),
                        "plan",
                        "Care Plus",
                        "hours",
                        "24/7",
                        "entrapmentMinutes",
                        45,
                        "urgentMinutes",
                        120,
                        "normalHours",
                        16,
                        "validFrom",
                        "2020-01-01"));
        var site = made(
                "/api/sites",
                Map.of(
                        "customer",
                        customer.at("/id"),
                        "name",
                        "Port A",
                        "street",
                        "Lyktgatan 4",
                        "city",
                        "Uppsala",
                        "country",
                        "SE"));
        assertThat(site.at("/zone")).isEqualTo("Europe/Stockholm");
        assertThat(site.at("/customer/name")).isEqualTo("Brf Solvändan");
        var unit = made(
                "/api/units",
                Map.of(
                        "number",
                        "UPP-04117",
                        "site",
                        site.at("/id"),
                        "name",
                        "Hiss 2",
                        "kind",
                        "traction",
                        "agreement",
                        agreement.at("/id")));

        assertThat(unit.at("/agreement/plan")).isEqualTo("Care Plus");
        assertThat(unit.at("/site/street")).isEqualTo("Lyktgatan 4");
        assertThat(send("GET", "/api/units?q=lyktgatan%20upp", null).at("/items/0/site/city"))
                .isEqualTo("Uppsala");
        assertThat(send("GET", "/api/customers/" + customer.at("/id") + "/people", null)
                        .at("/items/0/phones/0"))
                .isEqualTo("+442079460123");
    }

    // ASVS 2.2.1
    @Test
    void whatIsWrongWithAFormIsSaidBesideItsFields() {
        var refused = send("POST", "/api/customers", Map.of("name", "", "language", "sv", "phone", "call me"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("kernel.form-incomplete");
        assertThat(refused.at("/fields/name/code")).isEqualTo("kernel.field-missing");
        assertThat(refused.at("/fields/phone/values/0")).isEqualTo("call me");
    }

    @Test
    void twoWhoEditTheSameDoNotOverwriteEachOther() {
        var customer = made("/api/customers", Map.of("name", "KÜ Udusule 3", "language", "et"));
        var path = "/api/customers/" + customer.at("/id");

        assertThat(send("PUT", path, Map.of("name", "KÜ Udusule 3a", "language", "et", "version", 1))
                        .at("/version"))
                .isEqualTo("2");
        var stale = send("PUT", path, Map.of("name", "KÜ Udusule 3b", "language", "et", "version", 1));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.at("/code")).isEqualTo("kernel.edited-by-someone-else");
        assertThat(stale.at("/present/name")).isEqualTo("KÜ Udusule 3a");
        assertThat(stale.at("/present/version")).isEqualTo("2");
        assertThat(send("GET", "/api/customers/" + UUID.randomUUID(), null).status())
                .isEqualTo(404);
    }

    // ASVS 8.2.3, 14.2.6
    @Test
    void whoLookedAtTheKeyAndWhoOwnsTheHouseFromNewYearIsInItsHistory() {
        var seller = made("/api/customers", Map.of("name", "Vana Omanik", "language", "et"));
        var buyer = made("/api/customers", Map.of("name", "Uus Omanik", "language", "et", "kind", "prospect"));
        var site = made(
                "/api/sites",
                Map.of(
                        "customer", seller.at("/id"),
                        "name", "Torn",
                        "street", "Lootsi 2",
                        "city", "Tallinn",
                        "country", "EE",
                        "keyCode", "4711#"));
        var path = "/api/sites/" + site.at("/id");
        assertThat(site.at("/number")).startsWith("SI-");
        assertThat(send("GET", path, null).json().toString())
                .contains("\"hasKeyCode\":true")
                .doesNotContain("4711#");
        assertThat(send("GET", "/api/sites?q=lootsi", null).json().toString()).doesNotContain("4711#");

        assertThat(send("POST", path + "/key-code/show", null).at("/code")).isEqualTo("4711#");
        var plan = made(path + "/planned", Map.of("day", "2099-01-01", "customer", buyer.at("/id")));
        assertThat(plan.at("/dueAt")).isEqualTo("2098-12-31T22:00:00Z");
        assertThat(plan.at("/customer/name")).isEqualTo("Uus Omanik");
        assertThat(send("GET", path + "/planned", null).at("/items/0/by/name")).isEqualTo("Kaur");

        var history = send("GET", path + "/history", null);
        assertThat(history.at("/items/0/kind")).isEqualTo("change-planned");
        assertThat(history.at("/items/0/fields/1/after/name")).isEqualTo("Uus Omanik");
        assertThat(history.at("/items/1/kind")).isEqualTo("key-code-shown");
        assertThat(history.at("/items/1/by/name")).isEqualTo("Kaur");
        assertThat(history.json().toString()).doesNotContain("4711#");
        assertThat(send("DELETE", path + "/planned/" + plan.at("/id"), null).status())
                .isEqualTo(204);
        assertThat(send("GET", "/api/customers?kind=prospect", null).json().toString())
                .contains("Uus Omanik")
                .doesNotContain("Vana Omanik");
    }

    // ASVS 8.2.3, 15.3.1
    @Test
    void aTechnicianIsOnCallAndTheGatewaysSecretStaysInside() {
        var mart = made(
                "/api/technicians",
                Map.of("name", "Mart", "phone", "+3722000004", "language", "et", "area", "Tallinn"));
        made(
                "/api/on-call",
                Map.of(
                        "area",
                        "Tallinn",
                        "technician",
                        mart.at("/id"),
                        "from",
                        "2026-01-01T00:00:00Z",
                        "to",
                        "2026-12-31T00:00:00Z",
                        "rank",
                        1));

        var owner = made("/api/customers", Map.of("name", "Kai Omanik", "language", "et"));
        var site = made(
                "/api/sites",
                Map.of(
                        "customer",
                        owner.at("/id"),
                        "name",
                        "Kai",
                        "street",
                        "Kai 4",
                        "city",
                        "Tallinn",
                        "country",
                        "EE",
                        "area",
                        "Tallinn"));
        var lift = made(
                "/api/units", Map.of("number", "KAI-1", "site", site.at("/id"), "name", "Lift", "kind", "traction"));
        var atTheLift = "/api/on-call/at?unit=" + lift.at("/id");
        assertThat(send("GET", atTheLift, null).at("/items/0/technician/name")).isEqualTo("Mart");
        assertThat(send("GET", atTheLift + "&at=2027-01-01T00:00:00Z", null)
                        .json()
                        .path("items"))
                .as("his turn ended in the year before")
                .isEmpty();
        assertThat(send("GET", atTheLift + "&area=Tallinn", null).at("/code")).isEqualTo("dispatch.on-call-of-what");
        assertThat(send("GET", "/api/on-call/at", null).at("/code")).isEqualTo("dispatch.on-call-of-what");

        assertThat(send("GET", "/api/on-call/at?area=Tallinn", null).at("/items/0/technician/name"))
                .isEqualTo("Mart");
        var settings = send(
                "PUT",
                "/api/gateway/sms",
                Map.of(
                        "url",
                        "https://gateway.example/texts",
                        "secret",
                        "sixteen letters!",
                        "sender",
                        "Lodlinje",
                        "enabled",
                        false,
                        "version",
                        0));
        assertThat(settings.status()).isEqualTo(200);
        assertThat(settings.json().toString()).doesNotContain("sixteen");
        assertThat(send("POST", "/api/gateway/sms/test", Map.of("technician", mart.at("/id")))
                        .at("/code"))
                .isEqualTo("notify.no-gateway");
        assertThat(send("GET", "/api/outbox", null).at("/items/0/state")).isEqualTo("failed");
    }

    @Test
    void whoExpectsTheAnswerOfAnAlarmWithinTheResponseIsWrittenDown() {
        assertThat(send("PUT", "/api/scaip-peers/proxy", Map.of("within", true)).at("/code"))
                .isEqualTo("alarm.peer-address");
        assertThat(send("PUT", "/api/scaip-peers/2001:DB8::7", Map.of("within", true))
                        .status())
                .isEqualTo(204);
        assertThat(send("PUT", "/api/scaip-peers/192.0.2.7", Map.of("within", true))
                        .status())
                .isEqualTo(204);
        assertThat(send("GET", "/api/scaip-peers", null).json().toString())
                .isEqualTo("[\"192.0.2.7\",\"2001:db8:0:0:0:0:0:7\"]");
        send("PUT", "/api/scaip-peers/2001:db8::7", Map.of("within", false));
        send("PUT", "/api/scaip-peers/192.0.2.7", Map.of("within", false));
        assertThat(send("GET", "/api/scaip-peers", null).json().isEmpty()).isTrue();
    }

    @Test
    void theKeyOfAnAlarmDeviceGoesInAndIsForgotten() {
        var address = "/api/device-keys/dc-09/00012345";
        var tooShort = send("PUT", address, Map.of("key", "1234"));
        assertThat(tooShort.at("/fields/key/code")).isEqualTo("alarm.key-length");
        assertThat(send("PUT", "/api/device-keys/smoke/00012345", Map.of("key", "A".repeat(16), "notation", "text"))
                        .at("/fields/wire/code"))
                .isEqualTo("kernel.word-unknown");
        assertThat(send("DELETE", address, null).at("/code")).isEqualTo("alarm.no-such-key");

        var kept = send("PUT", address, Map.of("key", "A".repeat(16), "notation", "text"));
        assertThat(kept.status()).isEqualTo(204);
        assertThat(kept.json().isEmpty()).isTrue();
        assertThat(send("GET", address, null).status()).isNotEqualTo(200);
        assertThat(send("DELETE", address, null).status()).isEqualTo(204);
        assertThat(send("PUT", "/api/device-polls/dc-09/00012345", Map.of("seconds", 60))
                        .at("/code"))
                .isEqualTo("alarm.no-such-device");
    }

    @Test
    void theSecretOfALiftIsToldOnceAndTakenBack() {
        var address = "/api/device-secrets/mqtt/TLN-1";
        assertThat(send("POST", "/api/device-secrets/mqtt/TLN+1", Map.of()).at("/fields/ident/code"))
                .isEqualTo("alarm.ident-in-topics");
        assertThat(send("DELETE", address, null).at("/code")).isEqualTo("alarm.no-such-secret");
        assertThat(send("POST", address, Map.of("another", true)).at("/code")).isEqualTo("alarm.no-such-secret");
        var told = send("POST", address, Map.of());
        assertThat(told.status()).isEqualTo(201);
        assertThat(told.at("/secret")).startsWith("tl_lift_").hasSize(51);
        assertThat(send("POST", address, Map.of()).at("/code")).isEqualTo("alarm.has-a-secret");
        var all = send("GET", "/api/device-secrets?q=tln", null);
        assertThat(all.at("/items/0/ident")).isEqualTo("TLN-1");
        assertThat(all.json().toString()).doesNotContain(told.at("/secret"));
        assertThat(send("DELETE", address, null).status()).isEqualTo(204);
        assertThat(send("GET", "/api/device-secrets", null).json().toString()).doesNotContain("TLN-1");
    }

    private Answer made(String path, Map<String, ?> body) {
        var answer = send("POST", path, body);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
        return answer;
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header(
                        "X-XSRF-TOKEN",
                        cookies.getCookieStore().getCookies().stream()
                                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                                .map(HttpCookie::getValue)
                                .findFirst()
                                .orElse(""))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        try {
            var response = browser.send(request.build(), BodyHandlers.ofString());
            var isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), JSON.readTree(isJson ? response.body() : "null"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
