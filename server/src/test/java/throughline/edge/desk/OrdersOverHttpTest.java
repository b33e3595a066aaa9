package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.people.Role;
import throughline.people.Users;
import throughline.testing.ServerTest;
import throughline.work.Call;
import throughline.work.Problem;
import throughline.work.Report;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** Orders as the desktop shows and decides them. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersOverHttpTest {
    private static final Problem DOOR =
            new Problem("D-12", Map.of("en", "Door"), 6, new Problem.Job("callout", List.of(), 30, List.of()));

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    WorkOrders orders;

    @Autowired
    InstantSource clock;

    private SignedInBrowser ana;
    private SignedInBrowser dora;
    private SignedInBrowser lea;
    private UUID site;
    private UUID marko;

    @BeforeAll
    void aHouseWithADispatcher() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        dora = new SignedInBrowser(port, users, "Dora", Role.DISPATCHER);
        lea = new SignedInBrowser(port, users, "Lea", Role.SUPERVISOR);
        var customer = dora.post("/api/customers", Map.of("name", "KÜ Kask", "language", "et"))
                .at("/id");
        site = UUID.fromString(dora.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                customer,
                                "name",
                                "Kask",
                                "street",
                                "Kase 1",
                                "city",
                                "Tartu",
                                "country",
                                "EE"))
                .at("/id"));
        marko = UUID.fromString(dora.post(
                        "/api/technicians",
                        Map.of(
                                "name",
                                "Marko",
                                "phone",
                                "+37255500601",
                                "language",
                                "et",
                                "skills",
                                List.of(),
                                "area",
                                "Tartu"))
                .at("/id"));
    }

    @Test
    void whatWaitsIsLeftWithAColleagueWhoPlansAndWithNobodyElse() {
        assertThat(dora.get("/api/order-owners").json().findValuesAsString("name"))
                .contains("Dora", "Lea")
                .doesNotContain("Ana");
        assertThat(ana.get("/api/order-owners").status()).isEqualTo(403);

        var order = "/api/orders/" + raised().id();
        for (var wrong : List.of(ana.id, UUID.randomUUID().toString())) {
            assertThat(dora.post(order + "/hold", waits(wrong)).at("/code")).isEqualTo("work.owner-does-not-plan");
        }
        assertThat(dora.get(order).at("/state")).as("nothing half done").isNotEqualTo("on-hold");
        assertThat(dora.post(order + "/hold", waits(lea.id)).at("/hold/owner/name"))
                .isEqualTo("Lea");
    }

    @Test
    void anOrderAndTheOneThatGoesOnWithItLeadToEachOther() {
        var first = raised();
        orders.accepted(first.id(), marko, "Marko", clock.instant().plusSeconds(600));
        orders.onSite(first.id(), null);
        orders.close(
                first.id(),
                new Report("stopped", "wear", "door-lock", "made-safe", null, null, null, false, "New lock"),
                null);

        var next = ana.get("/api/orders/" + first.id()).json().path("followedBy");
        assertThat(next.path("number").asString()).startsWith("WO-").isNotEqualTo(first.number());
        var page = ana.get("/api/orders/" + next.path("id").asString());
        assertThat(page.at("/follows/number")).isEqualTo(first.number());
        assertThat(page.at("/hold/reason")).isEqualTo("not-in-service");
        assertThat(page.json().path("followedBy").isNull()).isTrue();
    }

    private WorkOrder raised() {
        return orders.raise(new Call(null, site, DOOR, 6, false, "The door hangs", clock.instant()), null);
    }

    private Map<String, ?> waits(String owner) {
        Instant morning = clock.instant().plus(1, ChronoUnit.DAYS);
        return Map.of("reason", "part", "wakeAt", morning.toString(), "owner", owner, "note", "");
    }
}
