package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import throughline.people.ApiTokens;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.UserId;
import throughline.people.Users;
import throughline.testing.ServerTest;

/** Who saw, changed, was refused and signed in is written down, whatever they asked for, and without a name or a word of theirs. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIsWrittenDownTest {
    private static final String PASSWORD = "kolm rohelist lifti";
    private static final String NOBODYS_ID = "019a0000-0000-7000-8000-000000000000";

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    ApiTokens tokens;

    @Autowired
    DSLContext database;

    private UserId ana;
    private UserId auditor;
    private Browser administrator;
    private String before = "";

    /** @param who id of a person, or name of a token */
    private record Line(String who, String act, String kind, String subject, String reason, String way) {}

    @BeforeAll
    void aHouseWithAnAgentAndAnAuditor() {
        administrator = new Browser(port);
        administrator.post(
                "/api/setup",
                Map.of(
                        "token", Objects.requireNonNull(setUp.newLink()),
                        "company", "Tõste AS",
                        "name", "First",
                        "email", "first@lift.example",
                        "password", PASSWORD,
                        "language", "en"));
        ana = person("ana", Role.AGENT);
        auditor = person("auditor", Role.AUDITOR);
    }

    @BeforeEach
    void fromHereOn() {
        before = lastId();
    }

    // ASVS 16.3.2
    @Test
    void everyAddressThatCanBeReadIsNotedOrSaysWhyNot() {
        var readable = AccessList.ALL.stream()
                .filter(line -> line.method().equals(HttpMethod.GET))
                .map(Access::pattern)
                .toList();
        assertThat(readable)
                .isNotEmpty()
                .allSatisfy(
                        pattern -> assertThat(SeenList.of(pattern)).as(pattern).isNotNull());
        assertThat(SeenList.ALL.keySet())
                .as("nothing stands there that is no address")
                .isSubsetOf(readable);
    }

    // ASVS 16.2.1, 16.3.2
    @Test
    void whoeverOpensACustomerIsWrittenDown() {
        var customer = administrator
                .post("/api/customers", Map.of("name", "Majakivi KÜ", "language", "et"))
                .text("/id");
        var browser = signedIn("ana");
        before = lastId();

        assertThat(browser.get("/api/customers/" + customer).status()).isEqualTo(200);

        assertThat(lines())
                .containsExactly(
                        new Line(ana.toString(), "saw", "customer", customer, null, "GET /api/customers/{id}"));
    }

    // ASVS 16.2.1
    @Test
    void whatWasChangedIsWrittenDownOnceWithTheIdOfItsEvent() {
        var customer = administrator
                .post("/api/customers", Map.of("name", "Pärna KÜ", "language", "et"))
                .text("/id");

        assertThat(lines())
                .extracting(Line::act, Line::kind, Line::subject, Line::way)
                .containsExactly(tuple("changed", "customer", customer, "POST /api/customers"));
        assertThat(database.fetchSingle(
                                "select count(*) from audit.entry e join customer.event v on v.id = e.id where e.subject = {0}",
                                DSL.val(customer))
                        .get(0))
                .isEqualTo(1L);
    }

    // ASVS 16.3.2, 16.3.3
    @Test
    void anIdThatIsNotThereAndADoorThatIsClosedAreRefusalsToRemember() {
        var browser = signedIn("ana");
        before = lastId();

        browser.get("/api/customers/" + NOBODYS_ID);
        browser.get("/api/users/" + auditor);
        browser.post("/api/orders/" + NOBODYS_ID + "/hold", Map.of());
        browser.get("/api/customers/Mari-Liis%20Tamm");

        assertThat(lines())
                .contains(
                        new Line(
                                ana.toString(),
                                "refused",
                                "customer",
                                NOBODYS_ID,
                                "not-found",
                                "GET /api/customers/{id}"),
                        new Line(
                                ana.toString(),
                                "refused",
                                "person",
                                auditor.toString(),
                                "not-allowed",
                                "GET /api/users/{id}"));
        assertThat(everythingThatIsKept()).doesNotContain("Mari");
    }

    // ASVS 16.2.5, 16.3.1
    @Test
    void comingAndGoingIsWrittenDownAndSoIsAWrongPassword() {
        new Browser(port).signIn("ana@lift.example", "not hers at all");
        new Browser(port).signIn("a.stranger@elsewhere.example", "whatever it is");
        var browser = signedIn("ana");
        browser.delete("/api/session");

        assertThat(lines())
                .extracting(Line::who, Line::act, Line::subject)
                .containsExactly(
                        tuple(null, "sign-in-failed", ana.toString()),
                        tuple(null, "sign-in-failed", null),
                        tuple(ana.toString(), "signed-in", ana.toString()),
                        tuple(ana.toString(), "signed-out", ana.toString()));
        assertThat(everythingThatIsKept()).doesNotContain("a.stranger", "lift.example", "not hers", "whatever");
    }

    @Test
    void aPasswordLinkForSomebodyElseIsAChangeOfRightsAlthoughItHasNoEvent() {
        administrator.post("/api/users/" + ana + "/password-link", Map.of());

        assertThat(lines())
                .extracting(Line::act, Line::subject, Line::way)
                .containsExactly(tuple("rights-changed", ana.toString(), "POST /api/users/{id}/password-link"));
    }

    // ASVS 8.2.1, 16.3.2
    @Test
    void theAuditorReadsItAndThatIsWrittenDownToo() {
        var reader = signedIn("auditor");
        before = lastId();

        var page = reader.get("/api/audit?limit=2");
        assertThat(page.json().path("items").size()).isEqualTo(2);
        var next = reader.get("/api/audit?limit=2&after=" + page.text("/next"));
        assertThat(next.text("/items/0/id")).isLessThan(page.text("/items/1/id"));
        var own = reader.get("/api/audit?act=signed-in&who=" + auditor);
        assertThat(own.text("/items/0/name")).isEqualTo("auditor");
        assertThat(reader.get("/api/audit?from=2126-01-01T00:00:00Z")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(reader.get("/api/audit/state").status()).isEqualTo(200);
        assertThat(reader.get("/api/customers").status()).isEqualTo(403);

        assertThat(lines())
                .extracting(Line::act, Line::kind)
                .startsWith(tuple("searched", "audit"))
                .endsWith(tuple("refused", "customer"));
    }

    // ASVS 1.2.10
    @Test
    void aSheetOfItRunsNothingWhereItIsOpened() {
        var token = tokens.create("=HYPERLINK(1)");
        var system = new Browser(port);
        system.send(system.request("/api/customers").header("Authorization", "Bearer " + token));

        var sheet = signedIn("auditor").get("/api/audit/export?kind=customer&act=searched");

        assertThat(sheet.response().body()).contains(",'=HYPERLINK(1),").doesNotContain(",=HYPERLINK");
        assertThat(lines()).extracting(Line::act, Line::kind).endsWith(tuple("exported", "audit"));
    }

    private UserId person(String name, Role role) {
        return users.create(new Users.New(name, name + "@lift.example", "en", Set.of(role), Set.of(), PASSWORD), null);
    }

    private Browser signedIn(String name) {
        var browser = new Browser(port);
        assertThat(browser.signIn(name + "@lift.example", PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private String lastId() {
        return String.valueOf(database.fetchSingle("select id from audit.entry order by id desc limit 1")
                .get(0, UUID.class));
    }

    private List<Line> lines() {
        return database.fetch(
                        "select who, act, kind, subject, reason, way from audit.entry where id > {0}::uuid order by id",
                        DSL.val(before))
                .into(Line.class);
    }

    private String everythingThatIsKept() {
        return database.fetch("select e::text from audit.entry e").getValues(0).toString();
    }
}
