package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
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
import throughline.people.Role;
import throughline.people.Users;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/** A stranger who was noted in a call turns out to be a customer of many years: found, compared, merged, undone. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoCustomersAreOneOverHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    private SignedInBrowser ana;
    private SignedInBrowser sven;
    private SignedInBrowser tove;

    @BeforeAll
    void anAgentAndTwoSupervisors() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        sven = new SignedInBrowser(port, users, "Sven", Role.SUPERVISOR);
        tove = new SignedInBrowser(port, users, "Tove", Role.SUPERVISOR);
    }

    @Test
    void theProspectOfLastNightIsTheCustomerOfTenYears() {
        var contact = talking("+37256000321");
        ana.post(
                "/api/contacts/" + contact + "/newcomer",
                Map.of(
                        "name",
                        "Liis Saar",
                        "organisation",
                        "Pika 44 KÜ",
                        "street",
                        "Pika 44",
                        "city",
                        "Tallinn",
                        "country",
                        "EE"));
        var prospect = ana.get("/api/contacts/" + contact).at("/caller/people/0/customer/id");
        var raised = ana.post(
                "/api/requests/" + ana.get("/api/contacts/" + contact).at("/requests/0/id") + "/raise",
                Map.of(
                        "kind",
                        "action",
                        "code",
                        "E-01",
                        "site",
                        sven.get("/api/sites?customer=" + prospect).at("/items/0/id"),
                        "safety",
                        Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"),
                        "words",
                        "Two people are stuck",
                        "key",
                        UUID.randomUUID()));
        assertThat(raised.at("/order/number")).as(raised.toString()).startsWith("WO-");
        var owner = sven.post(
                        "/api/customers", Map.of("name", "KÜ Pika 44 AS", "language", "et", "phone", "+372 5600 0321"))
                .at("/id");

        await().until(
                        () -> sven.get("/api/customers/" + owner + "/likeness").at("/duplicates/0/id"),
                        id -> !id.isEmpty());
        var pair = sven.get("/api/duplicates").json().at("/items/0");
        assertThat(List.of(pair.at("/one/id").asString(), pair.at("/other/id").asString()))
                .containsExactlyInAnyOrder(prospect, owner);
        assertThat(pair.at("/reasons").toString()).contains("phone", "+37256000321", "name");

        var compared = sven.get("/api/duplicates/comparison?one=" + owner + "&other=" + prospect);
        assertThat(compared.json().at("/other/moves/sites").asInt()).isEqualTo(1);
        assertThat(compared.json().at("/other/moves/people").asInt()).isEqualTo(1);
        var form = Map.of(
                "survivor",
                owner,
                "merged",
                prospect,
                "survivorVersion",
                compared.json().at("/one/customer/version").asInt(),
                "mergedVersion",
                compared.json().at("/other/customer/version").asInt());
        assertThat(ana.post("/api/duplicates/merges", form).status())
                .as("an agent reads the directory")
                .isEqualTo(403);
        var merge = sven.post("/api/duplicates/merges", form);
        assertThat(merge.status()).as(merge.toString()).isEqualTo(201);
        assertThat(merge.at("/by/name")).isEqualTo("Sven");

        var late = tove.post("/api/duplicates/merges", form);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/detail")).isEqualTo("Sven has merged Pika 44 KÜ into KÜ Pika 44 AS already.");
        assertThat(tove.get("/api/duplicates").json().at("/items").size()).isZero();

        assertThat(ana.get("/api/customers/" + prospect).at("/id")).isEqualTo(owner);
        for (var id : List.of(owner, prospect)) {
            assertThat(ana.get("/api/orders?state=all&customer=" + id).at("/items/0/number"))
                    .as("what happened before")
                    .isEqualTo(raised.at("/order/number"));
            assertThat(ana.get("/api/requests?list=all&customer=" + id)
                            .json()
                            .at("/items")
                            .size())
                    .isEqualTo(1);
            assertThat(ana.get("/api/sites?customer=" + id).at("/items/0/name")).isEqualTo("Pika 44");
        }
        assertThat(ana.get("/api/contacts/" + contact).at("/caller/people/0/customer/id"))
                .isEqualTo(owner);
        var again = talking("+37256000321");
        assertThat(ana.get("/api/contacts/" + again).at("/caller/people/0/customer/name"))
                .isEqualTo("KÜ Pika 44 AS");
        assertThat(sven.get("/api/customers/" + owner + "/history")
                        .json()
                        .at("/items/0/kind")
                        .asString())
                .isEqualTo("customer-merged");

        var undo = "/api/duplicates/merges/" + merge.at("/id") + "/undo";
        assertThat(ana.post(undo, Map.of()).status()).isEqualTo(403);
        assertThat(tove.post(undo, Map.of()).json().at("/left").size()).isZero();
        assertThat(ana.get("/api/customers/" + prospect).at("/kind")).isEqualTo("prospect");
        assertThat(tove.post(undo, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void whoComparedAnOlderVersionGetsBothAsTheyAre() {
        var one = sven.post("/api/customers", Map.of("name", "Kaja", "language", "et"))
                .at("/id");
        var other = sven.post("/api/customers", Map.of("name", "Kaja maja", "language", "et"))
                .at("/id");
        sven.put("/api/customers/" + other, Map.of("name", "Kaja maja 2", "language", "et", "version", 1));

        var late = sven.post(
                "/api/duplicates/merges",
                Map.of("survivor", one, "merged", other, "survivorVersion", 1, "mergedVersion", 1));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("kernel.edited-by-someone-else");
        assertThat(late.at("/present/other/customer/name")).isEqualTo("Kaja maja 2");
    }

    @Test
    void strangeAddressesGetAClearAnswer() {
        var strange = UUID.randomUUID();
        assertThat(sven.get("/api/duplicates?kind=site").status()).isEqualTo(422);
        assertThat(sven.get("/api/duplicates/comparison?one=" + strange + "&other=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(sven.get("/api/duplicates/comparison?one=x&other=y").status())
                .isEqualTo(400);
        assertThat(sven.get("/api/duplicates/comparison?one=" + strange).status())
                .isEqualTo(400);
        assertThat(sven.post("/api/duplicates/" + strange + "/dismiss", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(sven.post("/api/duplicates/merges/" + strange + "/undo", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(sven.post("/api/duplicates/merges", Map.of()).status()).isEqualTo(422);
        assertThat(sven.get("/api/customers/" + strange + "/likeness").status()).isEqualTo(404);
    }

    private String talking(String from) {
        var queue = queues.of("+442079460100");
        var id = contacts.open(new Arrival(from, from, "+442079460100", queue.id(), queue.name(), "et", Instant.now()));
        contacts.answered(id, UUID.fromString(ana.id), Instant.now());
        return id.toString();
    }
}
