package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import throughline.people.Role;
import throughline.people.Users;
import throughline.testing.ServerTest;
import throughline.testing.SetClock;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** While they talk, an agent puts right what is known of the caller, and nothing else of the directory. */
@ServerTest
@Import(AnAgentKeepsPeopleTest.AClock.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnAgentKeepsPeopleTest {
    private static final Instant DECEMBER = Instant.parse("2026-12-02T08:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class AClock {
        @Bean
        @Primary
        SetClock setClock() {
            return new SetClock(DECEMBER);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    private SignedInBrowser ana;
    private SignedInBrowser bea;
    private SignedInBrowser lea;
    private String customer;
    private String people;

    @BeforeAll
    void aCustomer() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        bea = new SignedInBrowser(port, users, "Bea", Role.AGENT);
        lea = new SignedInBrowser(port, users, "Lea", Role.SUPERVISOR);
        customer = lea.post("/api/customers", Map.of("name", "KÜ Kask", "language", "et"))
                .at("/id");
        people = "/api/customers/" + customer + "/people";
    }

    @Test
    void whatTheCallerSaysIsKeptWithHerNameAndWhatItWasBefore() {
        var epp = people + "/" + person("Epp Mets", "+37255500701");
        var hears = bea.put(epp, with(epp, "hearsBadly", true, "prefers", "text", "phones", List.of("+37255500702")));
        assertThat(hears.status()).isEqualTo(200);
        assertThat(hears.at("/phones/0")).isEqualTo("+37255500702");
        assertThat(hears.json().path("verifiedOn").isNull())
                .as("she has not asked for the rest")
                .isTrue();
        assertThat(hears.json().path("checkedBy").isNull()).isTrue();

        var history = ana.get(epp + "/history");
        assertThat(history.at("/items/0/by/name")).isEqualTo("Bea");
        assertThat(history.at("/items/0/at")).isEqualTo("2026-12-02T08:00:00Z");
        assertThat(history.json().at("/items/0/fields").findValuesAsString("field"))
                .containsExactlyInAnyOrder("phones", "hearsBadly", "prefers");
        assertThat(history.json()
                        .at("/items/0/fields")
                        .valueStream()
                        .filter(field -> field.path("field").asString().equals("phones"))
                        .findFirst()
                        .orElseThrow()
                        .at("/before/0")
                        .asString())
                .isEqualTo("+37255500701");
    }

    @Test
    void thatAllOfItIsStillRightIsKeptWithTheDayAndWhoAsked() {
        var epp = people + "/" + person("Epp Saar", "+37255500711");
        assertThat(ana.put(epp, with(epp, "verifiedOn", "2026-11-27")).at("/checkedBy/name"))
                .isEqualTo("Ana");
        var later = bea.put(epp, with(epp, "role", "Caretaker"));
        assertThat(later.at("/verifiedOn")).isEqualTo("2026-11-27");
        assertThat(later.at("/checkedBy/name"))
                .as("who changes the role has not asked")
                .isEqualTo("Ana");
        assertThat(bea.put(epp, with(epp, "verifiedOn", "2026-12-01")).at("/checkedBy/name"))
                .isEqualTo("Bea");
        assertThat(shown(epp).get("checkedBy")).isEqualTo(Map.of("id", bea.id, "name", "Bea"));
    }

    @Test
    void whoSavesAnOlderVersionIsShownWhatTheOtherHasKept() {
        var epp = people + "/" + person("Epp Kuusk", "+37255500721");
        var seen = with(epp, "role", "Chair");
        ana.put(epp, with(epp, "role", "Caretaker"));

        var refused = bea.put(epp, seen);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("kernel.edited-by-someone-else");
        assertThat(refused.at("/present/role")).isEqualTo("Caretaker");
        assertThat(refused.at("/present/checkedBy")).as("in the same form").isEmpty();
        assertThat(shown(epp).get("role")).as("nothing was written over").isEqualTo("Caretaker");
    }

    @Test
    void nobodyIsAddedOrRemovedAndNothingElseIsTouched() {
        var epp = people + "/" + person("Epp Lepp", "+37255500731");
        assertThat(ana.post(people, Map.of("name", "Somebody", "language", "et"))
                        .status())
                .isEqualTo(403);
        assertThat(ana.send("DELETE", epp, null).status()).isEqualTo(403);
        assertThat(ana.put(epp + "/leaving", Map.of("day", "2099-01-01")).status())
                .isEqualTo(403);
        assertThat(ana.put("/api/customers/" + customer, Map.of("name", "KÜ Tamm", "version", 1))
                        .status())
                .isEqualTo(403);
        for (var kind : List.of("sites", "units", "agreements")) {
            assertThat(ana.put("/api/" + kind + "/" + customer, Map.of("version", 1))
                            .status())
                    .as(kind)
                    .isEqualTo(403);
        }
        assertThat(ana.put("/api/sites/" + customer + "/key-code", Map.of("code", "1"))
                        .status())
                .isEqualTo(403);
        assertThat(ana.put("/api/customers/" + ana.id + "/people/" + epp.substring(epp.lastIndexOf('/') + 1), with(epp))
                        .at("/code"))
                .as("of another customer")
                .isEqualTo("customer.no-such-person");
    }

    private String person(String name, String phone) {
        return lea.post(people, Map.of("name", name, "phones", List.of(phone), "language", "et"))
                .at("/id");
    }

    /** As it is kept, with these fields changed. */
    private Map<String, Object> with(String epp, Object... changes) {
        var form = new HashMap<>(shown(epp));
        form.keySet().removeAll(List.of("id", "customer", "leavesOn", "verifiedBy", "checkedBy"));
        for (int i = 0; i < changes.length; i += 2) {
            form.put((String) changes[i], changes[i + 1]);
        }
        return form;
    }

    private Map<String, Object> shown(String epp) {
        var id = epp.substring(epp.lastIndexOf('/') + 1);
        for (var each : ana.get(people).json().path("items")) {
            if (each.path("id").asString().equals(id)) {
                return new JsonMapper().convertValue(each, new TypeReference<>() {});
            }
        }
        throw new AssertionError("nobody has the id " + id);
    }
}
