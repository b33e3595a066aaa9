package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

/** Nobody knows this number: the agent notes who it is, an order goes to the address, and the next call is known. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AStrangerCallsTest {
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

    @BeforeAll
    void twoAgents() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        bea = new SignedInBrowser(port, users, "Bea", Role.AGENT);
    }

    @Test
    void theStrangerIsKnownFromNowOnAndAnOrderGoesToTheAddress() {
        var contact = talking(ana, "+37256000123");
        assertThat(ana.get("/api/contacts/" + contact).at("/caller/kind")).isEqualTo("unknown");

        var noted = ana.post("/api/contacts/" + contact + "/newcomer", liis());
        assertThat(noted.at("/site/name")).isEqualTo("Pika 44");
        var card = ana.get("/api/contacts/" + contact);
        assertThat(card.at("/caller/kind")).isEqualTo("known");
        assertThat(card.at("/caller/people/0/name")).isEqualTo("Liis Saar");
        assertThat(card.at("/caller/people/0/customer/name")).isEqualTo("KÜ Pika 44");

        var request = card.at("/requests/0/id");
        var raised = ana.post(
                "/api/requests/" + request + "/raise",
                Map.of(
                        "kind",
                        "action",
                        "code",
                        "E-01",
                        "site",
                        noted.at("/site/id"),
                        "safety",
                        Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"),
                        "words",
                        "Two people are stuck",
                        "key",
                        UUID.randomUUID()));
        assertThat(raised.at("/order/number")).as(raised.toString()).startsWith("WO-");

        var again = talking(bea, "+37256000123");
        assertThat(bea.get("/api/contacts/" + again).at("/caller/people/0/name"))
                .isEqualTo("Liis Saar");
        assertThat(bea.get("/api/search?q=liis+pika").at("/items/0/name")).isEqualTo("Liis Saar");
        assertThat(bea.get("/api/search?q=pika+44+tallinn&kinds=site").at("/items/0/detail"))
                .contains("Tallinn");
        assertThat(bea.get("/api/search?q=" + raised.at("/order/number")).at("/items/0/id"))
                .isEqualTo(raised.at("/order/id"));
        assertThat(ana.post("/api/contacts/" + contact + "/newcomer", liis()).at("/code"))
                .as("whoever is known is not noted twice")
                .isEqualTo("contact.caller-is-known");
    }

    @Test
    void aHiddenNumberCanBeNotedToo() {
        var contact = talking(ana, "anonymous");
        var noted = ana.post("/api/contacts/" + contact + "/newcomer", Map.of("name", "Somebody Shy"));
        assertThat(noted.json().path("site").isNull()).as(noted.toString()).isTrue();
        assertThat(ana.get("/api/contacts/" + contact).at("/caller/people/0/name"))
                .isEqualTo("Somebody Shy");
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsHalfDone() {
        var contact = talking(ana, "+37256000999");
        var path = "/api/contacts/" + contact + "/newcomer";
        assertThat(ana.post(path, Map.of()).json().at("/fields/name/code").asString())
                .isEqualTo("kernel.field-missing");
        assertThat(ana.post(path, Map.of("name", "Half Done", "street", "Nowhere 1"))
                        .json()
                        .at("/fields/city/code")
                        .asString())
                .isEqualTo("kernel.field-missing");
        assertThat(ana.get("/api/search?q=half+done").json().path("items")).isEmpty();
        assertThat(bea.post(path, liis()).at("/code")).isEqualTo("contact.not-yours");
        assertThat(bea.post("/api/contacts/" + UUID.randomUUID() + "/newcomer", liis())
                        .status())
                .isIn(400, 404, 409, 422);
        assertThat(ana.get("/api/contacts/" + contact).at("/caller/kind")).isEqualTo("unknown");
    }

    private static Map<String, String> liis() {
        return Map.of("name", "Liis Saar", "organisation", "KÜ Pika 44", "street", "Pika 44", "city", "Tallinn");
    }

    private String talking(SignedInBrowser agent, String from) {
        var queue = queues.of("+442079460100");
        var id = contacts.open(new Arrival(
                from,
                from.startsWith("+") ? from : null,
                "+442079460100",
                queue.id(),
                queue.name(),
                "et",
                Instant.now()));
        contacts.answered(id, UUID.fromString(agent.id), Instant.now());
        return id.toString();
    }
}
