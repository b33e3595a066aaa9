package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.people.Role;
import throughline.people.Users;
import throughline.routing.Queues;
import throughline.testing.ServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The request form as the desktop uses it, from the answered call to the raised order, and everything that is impossible in it. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsOverHttpTest {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    private SignedInBrowser ana;
    private SignedInBrowser bea;
    private SignedInBrowser lea;
    private SignedInBrowser adam;
    private String site = "";
    private String lift = "";

    @BeforeAll
    void aHouseWithALift() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        bea = new SignedInBrowser(port, users, "Bea", Role.AGENT);
        lea = new SignedInBrowser(port, users, "Lea", Role.SUPERVISOR);
        adam = new SignedInBrowser(port, users, "Adam", Role.ADMINISTRATOR);
        var customer = adam.post("/api/customers", Map.of("name", "KÜ Tamm", "language", "et"))
                .at("/id");
        site = adam.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                customer,
                                "name",
                                "Tamm",
                                "street",
                                "Tamme 1",
                                "city",
                                "Tartu",
                                "country",
                                "EE"))
                .at("/id");
        lift = adam.post(
                        "/api/units", Map.of("number", "TRT-00001", "site", site, "name", "Lift 1", "kind", "traction"))
                .at("/id");
        assertThat(lift).isNotEmpty();
    }

    @Test
    void aCallBecomesAnOrderAndTheCardSaysEverything() {
        var contact = talking(ana);
        var first = ana.get("/api/contacts/" + contact).json().at("/requests/0");
        assertThat(first.path("number").asString()).startsWith("KR-");
        assertThat(first.path("state").asString()).isEqualTo("draft");
        var id = first.path("id").asString();
        ana.put("/api/contacts/" + contact + "/unit", Map.of("unit", lift));

        var draft = new HashMap<>(door());
        draft.remove("unit");
        var saved = ana.put("/api/requests/" + id + "/draft", draft);
        assertThat(saved.at("/code/name")).isEqualTo("Door does not close");
        assertThat(saved.at("/code/priority")).isEqualTo("2");
        assertThat(saved.at("/unit/site/street")).as("the unit of the contact").isEqualTo("Tamme 1");
        assertThat(saved.at("/safety/trapped")).isEqualTo("no");
        assertThat(saved.at("/by/name")).isEqualTo("Ana");

        var raised = ana.post("/api/requests/" + id + "/raise", with(door(), "key", UUID.randomUUID()));
        assertThat(raised.status()).isEqualTo(200);
        assertThat(raised.at("/order/number")).startsWith("WO-");
        assertThat(raised.at("/order/headline")).isEqualTo("Door does not close");
        assertThat(raised.json().at("/order/line")).hasSize(6);
        assertThat(raised.at("/state")).isEqualTo("with-order");

        var reported = bea.get("/api/requests/" + request(bea) + "/reported?unit=" + lift + "&code=D-12");
        assertThat(reported.at("/0/order/id")).isEqualTo(raised.at("/order/id"));
        assertThat(reported.json().at("/0/sameUnit").asBoolean()).isTrue();

        var opened = ana.get("/api/requests/" + id);
        assertThat(opened.at("/timeline/0/kind")).isEqualTo("opened");
        assertThat(opened.json().at("/timeline")).isNotEmpty();
        var history = ana.get("/api/contacts/" + contact).json().at("/unit");
        assertThat(history.path("repeat").isNull())
                .as("the first order repeats nothing")
                .isTrue();
        assertThat(history.at("/history/0/kind").asString()).isEqualTo("order");
        var rows = ana.get("/api/requests?list=open&unit=" + lift);
        assertThat(rows.at("/items/0/order/number")).isEqualTo(raised.at("/order/number"));
        assertThat(rows.at("/items/0/unitNumber")).isEqualTo("TRT-00001");
    }

    @Test
    void whatWasSaidOfSomebodysHealthComesOnlyToWhoeverAsksAndThatIsWrittenDown() {
        var other = adam.post(
                        "/api/units", Map.of("number", "TRT-00002", "site", site, "name", "Lift 2", "kind", "traction"))
                .at("/id");
        var said = with(door(), "unit", other);
        var contact = talking(ana);
        var id = ana.get("/api/contacts/" + contact).at("/requests/0/id");
        var remark = "She has asthma and no spray with her";
        var saved = ana.put("/api/requests/" + id + "/draft", with(said, "medical", remark));
        assertThat(saved.json().at("/medical").asBoolean()).isTrue();
        assertThat(ana.put("/api/requests/" + id + "/draft", said)
                        .json()
                        .at("/medical")
                        .asBoolean())
                .as("a draft that leaves it out keeps it")
                .isTrue();
        var raised = ana.post("/api/requests/" + id + "/raise", said);
        assertThat(raised.json().at("/medical").asBoolean())
                .as("a form that leaves it out keeps it")
                .isTrue();
        var order = raised.at("/order/id");
        ana.put("/api/requests/" + id + "/draft", with(said, "medical", remark + " now"));

        for (var page : List.of(
                "/api/requests/" + id,
                "/api/requests?list=open&unit=" + other,
                "/api/requests?list=all&q=asthma",
                "/api/search?q=asthma",
                "/api/contacts/" + contact,
                "/api/orders/" + order)) {
            assertThat(lea.get(page).json().toString()).as(page).doesNotContain("asthma");
        }
        assertThat(lea.get("/api/orders/" + order)
                        .json()
                        .at("/callers/0/medical")
                        .asBoolean())
                .isTrue();

        var show = "/api/requests/" + id + "/medical/show";
        assertThat(lea.post(show, Map.of()).at("/words")).isEqualTo(remark + " now");
        var told = lea.get("/api/requests/" + id).json().at("/timeline");
        assertThat(told.path(told.size() - 1).path("kind").asString()).isEqualTo("medical-shown");
        assertThat(told.path(told.size() - 1).at("/by/name").asString()).isEqualTo("Lea");
        assertThat(lea.post("/api/requests/" + request(bea) + "/medical/show", Map.of())
                        .at("/words"))
                .isEmpty();
        assertThat(lea.post("/api/requests/" + UUID.randomUUID() + "/medical/show", Map.of())
                        .status())
                .isEqualTo(404);
    }

    // ASVS 8.2.2
    @Test
    void whatOthersHaveIsTheirs() {
        var id = request(ana);
        assertThat(bea.put("/api/requests/" + id + "/draft", door()).at("/code"))
                .isEqualTo("request.not-yours");
        assertThat(bea.post("/api/requests/" + id + "/raise", door()).at("/code"))
                .isEqualTo("request.not-yours");
        assertThat(bea.put("/api/requests/" + id + "/owner", Map.of("owner", bea.id))
                        .status())
                .isEqualTo(403);
        assertThat(lea.post(
                                "/api/requests/" + id + "/park",
                                with(door(), "followUpAt", Instant.now().plusSeconds(600)))
                        .at("/state"))
                .as("a supervisor parks any")
                .isEqualTo("parked");
        assertThat(lea.put("/api/requests/" + id + "/owner", Map.of("owner", bea.id))
                        .at("/owner/name"))
                .isEqualTo("Bea");
        assertThat(bea.get("/api/requests?list=due").at("/items/0/id")).isEqualTo(id);
        assertThat(bea.get("/api/requests/counts").json().path("due").asInt()).isEqualTo(1);
        assertThat(ana.post("/api/contacts/" + talking(bea) + "/requests", Map.of())
                        .at("/code"))
                .isEqualTo("contact.not-yours");
    }

    // ASVS 2.3.1
    @Test
    void theFinishIsRefusedWithItsSentenceUntilTheRequestHasItsClass() {
        var contact = talking(ana);
        contacts.ended(UUID.fromString(contact), EndReason.CALLER_HUNG_UP, Instant.now());
        var finish = Map.of("outcome", "request-taken", "note", "");
        var refused = ana.post("/api/contacts/" + contact + "/finish", finish);
        assertThat(refused.at("/code")).isEqualTo("contact.class-missing");
        assertThat(refused.at("/detail")).contains("what they need");
        var id = ana.get("/api/contacts/" + contact).at("/requests/0/id");
        ana.post("/api/requests/" + id + "/inform", Map.of("answer", "On Friday"));
        assertThat(ana.post("/api/contacts/" + contact + "/finish", finish).status())
                .isEqualTo(200);
    }

    // ASVS 2.2.1, 2.2.3
    @Test
    void whatIsImpossibleIsRefusedBesideItsField() {
        var id = request(ana);
        var long4001 = "x".repeat(4_001);
        var wrong = new HashMap<String, Map<String, Object>>();
        wrong.put("words", Map.of("words", long4001));
        wrong.put("answer", Map.of("answer", "bell\u0007"));
        wrong.put("kind", Map.of("kind", "wish"));
        wrong.put("code", Map.of("code", "Z-99"));
        wrong.put("unit", Map.of("unit", UUID.randomUUID()));
        wrong.put("site", Map.of("site", UUID.randomUUID()));
        wrong.put("tone", Map.of("tone", "angry"));
        wrong.put("safety.trapped", Map.of("safety", Map.of("trapped", "maybe")));
        wrong.put("answers", Map.of("answers", Map.of("<script>", "yes")));
        wrong.put("answers.whichFloor", Map.of("answers", Map.of("whichFloor", "9".repeat(501))));
        wrong.put("callback", Map.of("callback", "+".repeat(41)));
        wrong.forEach((field, body) -> {
            var answer = ana.put("/api/requests/" + id + "/draft", body);
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.json().path("fields").path(field).isMissingNode())
                    .as("%s in %s", field, answer.json())
                    .isFalse();
        });
        for (var unreadable : List.of(
                "{\"followUpAt\":\"2026-02-31T09:00:00Z\"}",
                "{\"followUpAt\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"unit\":\"lift 3\"}",
                "[1]",
                "",
                "{")) {
            assertThat(ana.send("POST", "/api/requests/" + id + "/park", unreadable)
                            .status())
                    .as(unreadable)
                    .isEqualTo(400);
        }
        assertThat(ana.post("/api/requests/" + id + "/park", with(door(), "followUpAt", "2999-12-31T23:59:59Z"))
                        .at("/code"))
                .isEqualTo("request.follow-up-wrong");
        assertThat(ana.post("/api/requests/" + id + "/raise", with(door(), "callback", "ring me"))
                        .json()
                        .at("/fields/callback/code")
                        .asString())
                .isEqualTo("customer.phone-unreadable");
        assertThat(ana.put("/api/requests/" + UUID.randomUUID() + "/draft", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(ana.get("/api/requests?list=everything").status()).isEqualTo(404);
    }

    @Test
    void whateverCallersSayIsKeptAsTheySayIt() {
        var id = request(ana);
        var words = "<script>alert(1)</script> '; drop table request; -- \u202Eevil\u202C 電梯門關不上 😀 \t\n second line";
        var saved = ana.put("/api/requests/" + id + "/draft", Map.of("words", words));
        assertThat(saved.at("/words"))
                .isEqualTo("<script>alert(1)</script> '; drop table request; -- evil 電梯門關不上 😀 \t\n second line");
        assertThat(ana.get("/api/requests?list=mine&q="
                                + java.net.URLEncoder.encode("電梯門", java.nio.charset.StandardCharsets.UTF_8))
                        .at("/items/0/id"))
                .isEqualTo(id);
    }

    @Test
    void problemCodesAreFoundAndKeptByAdministrators() {
        assertThat(ana.get("/api/problem-codes?q=door+not+close").at("/0/code")).isEqualTo("D-12");
        var one = ana.get("/api/problem-codes/D-12?language=sv");
        assertThat(one.at("/name")).isNotEmpty().isNotEqualTo("Door does not close");
        assertThat(one.json().path("questions")).isNotEmpty();
        var tree = adam.get("/api/problem-codes/tree").json();
        JsonNode door = null;
        for (var code : tree.path("codes")) {
            if (code.path("code").asString().equals("D-11")) {
                door = code;
            }
        }
        assertThat(door).isNotNull();
        var form = new HashMap<String, Object>(Map.of(
                "department", door.path("department"),
                "provider", door.path("provider"),
                "category", door.path("category"),
                "urgency", 5,
                "kinds", door.path("kinds"),
                "words", door.path("words"),
                "version", door.path("version")));
        assertThat(ana.put("/api/problem-codes/D-11", form).status()).isEqualTo(403);
        var changed = adam.put("/api/problem-codes/D-11", form);
        assertThat(changed.at("/urgency")).isEqualTo("5");
        assertThat(changed.json().path("edited").asBoolean()).isTrue();
        assertThat(adam.put("/api/problem-codes/D-11", form).at("/code")).isEqualTo("kernel.edited-by-someone-else");
        form.put("code", "D-11");
        assertThat(adam.post("/api/problem-codes", form).at("/code")).isEqualTo("request.code-taken");
        form.put("code", "drop table");
        assertThat(adam.post("/api/problem-codes", form).at("/fields/code/code"))
                .isEqualTo("request.code-unreadable");
    }

    private Map<String, Object> door() {
        return Map.of(
                "kind",
                "action",
                "safety",
                Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                "code",
                "D-12",
                "words",
                "Door does not close",
                "answers",
                Map.of("whichFloor", "3"),
                "unit",
                lift,
                "textCaller",
                true,
                "callback",
                "+37255501234");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    private String request(SignedInBrowser agent) {
        return agent.get("/api/contacts/" + talking(agent)).at("/requests/0/id");
    }

    private String talking(SignedInBrowser agent) {
        var queue = queues.of("+442079460100");
        var id = contacts.open(new Arrival(
                "+3725550000", "+3725550000", "+442079460100", queue.id(), queue.name(), "en", Instant.now()));
        contacts.answered(id, UUID.fromString(agent.id), Instant.now());
        return id.toString();
    }
}
