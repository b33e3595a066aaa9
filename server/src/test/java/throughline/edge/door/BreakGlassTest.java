package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ServerTest;

/** Somebody takes wider rights in need: for a reason, for a while, and every administrator knows at once. */
@ServerTest
@Import(SocketTicketsTest.Watch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakGlassTest {
    private static final String REASON = "The supervisor is ill, and a lift is stuck";

    @LocalServerPort
    int port;

    @Autowired
    SocketTicketsTest.Watch time;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    Branches branches;

    @Autowired
    DSLContext database;

    private Browser administrator;
    private UUID tartu = Branch.COMPANY;

    @BeforeAll
    void aHouseWithABranch() {
        Browser.setsUp(port, setUp);
        administrator = new Browser(port);
        assertThat(administrator.signIn("first@lift.example", Browser.PASSWORD).status())
                .isEqualTo(200);
        tartu = branches.add(new Branches.Wanted(Branch.COMPANY, "Tartu", null), null)
                .id();
    }

    // ASVS 8.2.1
    @Test
    void nobodyMayWhoWasNotAllowed() {
        var ana = Browser.of(port, users, "Ana", Set.of(Role.AGENT));
        var refused = ana.post("/api/break-glass", wanted(Set.of("supervisor"), true, REASON, 60));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("people.not-allowed-to-break-glass");
        var id = ana.get("/api/session").text("/user/id");
        assertThat(ana.put("/api/users/" + id + "/break-glass", Map.of("allowed", true))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void herRightsAreWiderInThisSessionAndOnlyForAWhile() {
        var karin = allowed("Karin");
        var elsewhere = new Browser(port);
        elsewhere.signIn("karin@lift.example", Browser.PASSWORD);
        assertThat(karin.get("/api/users").status()).isEqualTo(403);
        assertThat(karin.get("/api/session").text("/user/branch")).isEqualTo(tartu.toString());

        assertThat(begins(karin).status()).isEqualTo(204);
        assertThat(karin.get("/api/users").status()).isEqualTo(200);
        var card = karin.get("/api/session").json();
        assertThat(card.at("/user/roles").toString()).isEqualTo("[\"agent\",\"supervisor\"]");
        assertThat(card.at("/user/branch").asString()).isEqualTo(Branch.COMPANY.toString());
        assertThat(card.at("/breakGlass/reason").asString()).isEqualTo(REASON);
        assertThat(karin.post("/api/queues", Map.of()).status()).isNotEqualTo(403);
        assertThat(elsewhere.get("/api/users").status()).isEqualTo(403);
        assertThat(begins(karin).code()).isEqualTo("people.already-broke-glass");

        time.passes(Duration.ofMinutes(60));
        assertThat(karin.get("/api/users").status()).isEqualTo(403);
        assertThat(karin.get("/api/session").text("/user/branch")).isEqualTo(tartu.toString());
        assertThat(karin.get("/api/session").json().get("breakGlass").isNull()).isTrue();
        assertThat(begins(karin).status()).isEqualTo(204);
    }

    @Test
    void everyAdministratorIsToldAtOnceAndCanEndIt() {
        var heard = new CopyOnWriteArrayList<String>();
        var ticket = administrator.post("/api/session/ticket", Map.of()).text("/ticket");
        var desk = administrator.listens("/ws/desk?ticket=" + ticket, "http://localhost:" + port, heard::add);
        var lena = allowed("Lena");

        begins(lena);
        await("the administrator's desk is told")
                .untilAsserted(() -> assertThat(heard)
                        .anyMatch(message -> message.contains("\"changed\"") && message.contains("\"break-glass\"")));
        var newest = administrator.get("/api/break-glass").json().get(0);
        assertThat(newest.get("name").asString()).isEqualTo("Lena");
        assertThat(newest.get("reason").asString()).isEqualTo(REASON);
        assertThat(newest.get("endedAt").isNull()).isTrue();
        assertThat(lena.get("/api/break-glass").status()).isEqualTo(403);

        var id = newest.get("id").asString();
        assertThat(administrator
                        .post("/api/break-glass/" + id + "/end", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(lena.get("/api/users").status()).isEqualTo(403);
        assertThat(administrator.get("/api/break-glass").text("/0/endedBy")).isEqualTo("First");
        assertThat(administrator
                        .post("/api/break-glass/" + id + "/end", Map.of())
                        .code())
                .isEqualTo("people.no-such-break-glass");
        desk.abort();
    }

    @Test
    void sheGivesThemBackAndSigningOutDoesToo() {
        var tiiu = allowed("Tiiu");
        begins(tiiu);
        assertThat(tiiu.post("/api/break-glass/end", Map.of()).status()).isEqualTo(204);
        assertThat(tiiu.get("/api/users").status()).isEqualTo(403);
        assertThat(tiiu.post("/api/break-glass/end", Map.of()).code()).isEqualTo("people.no-such-break-glass");

        begins(tiiu);
        tiiu.delete("/api/session");
        assertThat(administrator.get("/api/break-glass").text("/0/endReason")).isEqualTo("session-ended");
    }

    // ASVS 8.3.2
    @Test
    void whoeverIsNotAllowedAnyMoreLosesThemAtOnce() {
        var mart = allowed("Mart");
        begins(mart);
        var id = mart.get("/api/session").text("/user/id");
        administrator.put("/api/users/" + id + "/break-glass", Map.of("allowed", false));
        assertThat(mart.get("/api/users").status()).isEqualTo(403);
        assertThat(begins(mart).code()).isEqualTo("people.not-allowed-to-break-glass");
    }

    // ASVS 2.3.2
    @Test
    void withoutAReasonForTooLongOrForTheRightsOfAnAdministratorNothingIsTaken() {
        var liis = allowed("Liis");
        for (var reason : List.of("", "help", "1234567890", "          ", "x".repeat(501))) {
            assertThat(liis.post("/api/break-glass", wanted(Set.of("supervisor"), true, reason, 60))
                            .code())
                    .isEqualTo("people.break-glass-reason");
        }
        for (var minutes : List.of(0, -5, 241, Integer.MAX_VALUE)) {
            assertThat(liis.post("/api/break-glass", wanted(Set.of("supervisor"), true, REASON, minutes))
                            .code())
                    .isEqualTo("people.break-glass-time");
        }
        assertThat(liis.post("/api/break-glass", wanted(Set.of("administrator"), true, REASON, 60))
                        .code())
                .isEqualTo("people.break-glass-role");
        assertThat(liis.post("/api/break-glass", wanted(Set.of(), false, REASON, 60))
                        .code())
                .isEqualTo("people.break-glass-of-nothing");
        assertThat(liis.get("/api/users").status()).isEqualTo(403);
    }

    @Test
    void itsBeginningAndItsEndAreWrittenDown() {
        var juri = allowed("Juri");
        begins(juri);
        juri.post("/api/break-glass/end", Map.of());
        var id = juri.get("/api/session").text("/user/id");
        assertThat(database.resultQuery(
                                "select deed || ' ' || act from audit.entry where subject = {0} and deed like 'break-glass-%' order by id",
                                DSL.val(id))
                        .fetch()
                        .getValues(0, String.class))
                .containsExactly(
                        "break-glass-allowed rights-changed",
                        "break-glass-begun rights-changed",
                        "break-glass-ended rights-changed");
    }

    /** An agent of a branch who may. */
    private Browser allowed(String name) {
        var agent = Browser.of(port, users, name, Set.of(Role.AGENT), tartu);
        var id = agent.get("/api/session").text("/user/id");
        assertThat(administrator
                        .put("/api/users/" + id + "/break-glass", Map.of("allowed", true))
                        .status())
                .isEqualTo(204);
        return agent;
    }

    private static Browser.Answer begins(Browser browser) {
        return browser.post("/api/break-glass", wanted(Set.of("supervisor"), true, REASON, 60));
    }

    private static Map<String, ?> wanted(Set<String> roles, boolean wholeCompany, String reason, int minutes) {
        return Map.of("roles", roles, "wholeCompany", wholeCompany, "reason", reason, "minutes", minutes);
    }
}
