package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.contact.Outcome;
import throughline.kernel.Refused;
import throughline.people.ApiTokens;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.Role;
import throughline.people.Users;
import throughline.routing.Queues;
import throughline.testing.ServerTest;
import throughline.work.Call;
import throughline.work.Problem;
import throughline.work.WorkOrders;

/** Two branches in one house: each asks for everything that its desktop asks for, and gets its own. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EachBranchOverHttpTest {
    private static final Problem DOOR =
            new Problem("D-12", Map.of("en", "Door"), 6, new Problem.Job("callout", List.of(), 30, List.of()));

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    Branches branches;

    @Autowired
    ApiTokens tokens;

    @Autowired
    WorkOrders orders;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    @Autowired
    InstantSource clock;

    private SignedInBrowser kaur;
    private String estonia;
    private Own tartu;
    private Own parnu;

    /** A branch with somebody who works there, and what she has added. */
    private record Own(String branch, SignedInBrowser person, String customer, String site, String unit, String order) {
        /** The lists of the desktop, and what is in each of them. */
        Map<String, String> things() {
            return Map.of("customers", customer, "sites", site, "units", unit, "orders", order);
        }
    }

    @BeforeAll
    void anAdministratorAddsTwoBranches() {
        kaur = new SignedInBrowser(port, users, "Kaur", Role.ADMINISTRATOR);
        estonia = branch(Branch.COMPANY.toString(), "Estonia");
        tartu = furnished("Tartu", "Riia 1", "TRT-10001");
        parnu = furnished("Pärnu", "Mai 7", "PRN-10001");
    }

    // ASVS 8.2.2, 8.4.1
    @Test
    void sheSeesWhatBelongsToHerBranchAndNothingOfTheOther() {
        for (var pair : List.of(List.of(tartu, parnu), List.of(parnu, tartu))) {
            var own = pair.getFirst();
            var other = pair.getLast();
            own.things().forEach((list, thing) -> {
                assertThat(ids(own.person(), "/api/" + list))
                        .as(list)
                        .contains(thing)
                        .doesNotContain(other.things().get(list));
                assertThat(own.person().get("/api/" + list + "/" + thing).status())
                        .as(list)
                        .isEqualTo(200);
            });
            other.things()
                    .forEach((list, thing) -> assertThat(own.person()
                                    .get("/api/" + list + "/" + thing)
                                    .status())
                            .as(list)
                            .isEqualTo(404));
        }
    }

    // ASVS 8.2.4, 8.3.2
    @Test
    void whoHasACallInHandSeesTheBranchOfItsLiftUntilItIsFinished() {
        var mari = tartu.person();
        var lift = "/api/units/" + parnu.unit();
        var queue = queues.of("+442079460100");
        var call = contacts.open(new Arrival(
                "+37255500077",
                "+37255500077",
                "+442079460100",
                queue.id(),
                queue.name(),
                "et",
                clock.instant(),
                null,
                null,
                UUID.fromString(parnu.unit()),
                false));
        assertThat(mari.get("/api/contacts/" + call).status()).isEqualTo(404);

        contacts.answered(call, UUID.fromString(mari.id), clock.instant());
        assertThat(mari.get("/api/contacts/" + call).at("/unit/number")).isEqualTo("PRN-10001");
        assertThat(mari.get(lift).status()).isEqualTo(200);
        assertThat(parnu.person().get("/api/units/" + tartu.unit()).status()).isEqualTo(404);

        contacts.ended(call, EndReason.CALLER_HUNG_UP, clock.instant());
        contacts.finish(call, UUID.fromString(mari.id), Outcome.WRONG_NUMBER, "");
        assertThat(mari.get(lift).status()).isEqualTo(404);
        assertThat(mari.get("/api/contacts/" + call).status()).isEqualTo(404);
    }

    @Test
    void searchFindsHerOwnOnly() {
        assertThat(found(tartu, "TRT-10001")).isNotEmpty();
        assertThat(found(tartu, "Riia")).isNotEmpty();
        assertThat(found(tartu, "PRN-10001")).isEmpty();
        assertThat(found(tartu, "Mai")).isEmpty();
    }

    @Test
    void sheAddsIntoHerOwnBranchAndIntoNoOther() {
        assertThat(tartu.person().get("/api/sites/" + tartu.site()).at("/branch"))
                .as("said nothing of a branch")
                .isEqualTo(tartu.branch());

        for (var elsewhere : List.of(parnu.branch(), estonia, Branch.COMPANY.toString())) {
            var refused = tartu.person().post("/api/sites", site(tartu.customer(), "Over there 5", elsewhere));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.at("/code")).isEqualTo("edge.another-branch");
        }
        assertThat(ids(kaur, "/api/sites?q=over%20there")).isEmpty();
    }

    @Test
    void theCompanySeesBothAndMovesASiteToAnotherBranch() {
        assertThat(ids(kaur, "/api/sites")).contains(tartu.site(), parnu.site());
        var moves = furnished("Võru", "Jüri 3", "VRU-10001");
        var form = new HashMap<String, Object>(site(moves.customer(), "Jüri 3", parnu.branch()));
        form.put("version", 1);

        assertThat(kaur.put("/api/sites/" + moves.site(), form).at("/branch")).isEqualTo(parnu.branch());

        assertThat(moves.person().get("/api/units/" + moves.unit()).status()).isEqualTo(404);
        assertThat(parnu.person().get("/api/units/" + moves.unit()).status()).isEqualTo(200);
    }

    @Test
    void settingsOfTheWholeCompanyAreNotHersToChange() {
        var refused = tartu.person().post("/api/branches", Map.of("parent", tartu.branch(), "name", "Elva"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("people.not-allowed-in-a-branch");
        assertThat(tartu.person()
                        .put("/api/repeat-rule", Map.of("repeatDays", 7))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void twoWhoRenameABranchDoNotOverwriteEachOther() {
        var id = branch(estonia, "Narva");
        var path = "/api/branches/" + id;
        assertThat(kaur.put(path, Map.of("parent", estonia, "name", "Narva ja Sillamäe", "version", 1))
                        .status())
                .isEqualTo(200);

        var stale = kaur.put(path, Map.of("parent", estonia, "name", "Ida-Viru", "version", 1));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.at("/present/name")).isEqualTo("Narva ja Sillamäe");
        assertThat(kaur.put(path, Map.of("parent", id, "name", "Narva", "version", 2))
                        .at("/code"))
                .isEqualTo("people.branch-below-itself");
    }

    @Test
    void thePlanSaysWhoHasWhatAndWhereTheyAreAndOnlyWhatIsHers() {
        var day = furnished("Paide", "Pikk 1", "PDE-10001");
        var form = new HashMap<String, Object>(site(day.customer(), "Pikk 1", null));
        form.putAll(Map.of("version", 1, "latitude", 58.8856, "longitude", 25.5572));
        assertThat(day.person().put("/api/sites/" + day.site(), form).status()).isEqualTo(200);
        var piret = UUID.fromString(technician("Piret", "+37255500701"));
        var aadu = technician("Aadu", "+37255500702");
        var now = clock.instant();
        made(kaur, "/api/on-call", turn(piret.toString(), now.minusSeconds(3600), now.plusSeconds(7200)));
        made(kaur, "/api/on-call", turn(aadu, now.plusSeconds(7200), now.plusSeconds(9000)));
        var order = UUID.fromString(day.order());
        var arrives = now.plusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        orders.accepted(order, piret, "Piret", arrives);
        orders.onTheWay(order, null);
        orders.onSite(order, null);
        var away = kaur.post(
                "/api/absences",
                Map.of("technician", aadu, "from", now.plusSeconds(60), "to", now.plusSeconds(5000), "kind", "sick"));
        assertThat(away.at("/state")).isEqualTo("approved");

        var plan = day.person().get("/api/dispatch/plan?area=Paide").json();

        assertThat(plan.path("technicians")
                        .valueStream()
                        .map(each -> each.at("/technician/name").asString()))
                .as("who is on call now comes first")
                .containsExactly("Piret", "Aadu");
        var first = plan.at("/technicians/0");
        assertThat(first.path("onCall").asInt()).isEqualTo(1);
        assertThat(first.at("/seen/latitude").asDouble()).isEqualTo(58.8856);
        var bar = first.at("/bars/0");
        assertThat(bar.at("/order/id").asString()).isEqualTo(day.order());
        assertThat(bar.path("state").asString()).isEqualTo("on-site");
        assertThat(Instant.parse(bar.path("arrivesAt").asString())).isEqualTo(arrives);
        var onSite = Instant.parse(bar.path("onSiteAt").asString());
        assertThat(Instant.parse(bar.path("until").asString())).isEqualTo(onSite.plusSeconds(30 * 60));
        assertThat(bar.path("guessed").asBoolean()).isTrue();
        assertThat(plan.at("/technicians/1/away/0/from").asString()).isNotEmpty();
        assertThat(plan.at("/technicians/1/away/0").has("kind"))
                .as("that he is sick is nobody's here")
                .isFalse();
        assertThat(parnu.person().get("/api/dispatch/plan?area=Paide").json().at("/technicians/0/bars"))
                .as("an order of another branch")
                .isEmpty();
        var tomorrow = "&from=" + now.plus(1, ChronoUnit.DAYS) + "&until=" + now.plus(2, ChronoUnit.DAYS);
        assertThat(day.person()
                        .get("/api/dispatch/plan?area=Paide" + tomorrow)
                        .json()
                        .at("/technicians/0/bars"))
                .as("over by then")
                .isEmpty();
        var tooLong = "/api/dispatch/plan?from=" + now + "&until=" + now.plus(9, ChronoUnit.DAYS);
        assertThat(day.person().get(tooLong).at("/code")).isEqualTo("dispatch.plan-too-long");
    }

    // ASVS 3.4.3
    @Test
    void picturesUnderTheMapComeFromOneServerThatTheCompanyNamesAndNobodyElseIsAsked()
            throws IOException, InterruptedException {
        assertThat(policyOfThePage()).contains("connect-src 'self';", "worker-src 'self';");
        var tiles = Map.of("address", "https://tiles.example/{z}/{x}/{y}.png", "attribution", "© Mapmakers");
        assertThat(tartu.person().put("/api/map-tiles", tiles).status()).isEqualTo(403);
        for (var wrong : List.of(
                "https://tiles.example/0/0/0.png",
                "http://tiles.example/{z}/{x}/{y}.png",
                "//tiles.example/{z}/{x}/{y}.png",
                "https://{s}.tiles.example/{z}/{x}/{y}.png",
                "https://*/{z}/{x}/{y}.png",
                "https://me:secret@tiles.example/{z}/{x}/{y}.png",
                "https://tiles.example; script-src *;/{z}/{x}/{y}.png")) {
            var refused = kaur.put("/api/map-tiles", Map.of("address", wrong, "attribution", "© Mapmakers"));
            assertThat(refused.at("/fields/address/code")).as(wrong).isNotEmpty();
        }
        assertThat(kaur.put("/api/map-tiles", Map.of("address", tiles.get("address")))
                        .at("/fields/attribution/code"))
                .isNotEmpty();

        assertThat(kaur.put("/api/map-tiles", tiles).at("/version")).isEqualTo("2");

        assertThat(policyOfThePage())
                .contains("connect-src 'self' https://tiles.example;")
                .containsPattern("img-src [^;]* https://tiles\\.example;");
        assertThat(kaur.put("/api/map-tiles", Map.of("address", "", "version", 2))
                        .status())
                .isEqualTo(200);
    }

    // ASVS 8.3.3
    @Test
    void aTokenOfABranchSeesThatBranch() throws IOException, InterruptedException {
        var token = tokens.create("books of Tartu", branches.named("Tartu").id());
        var seen = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/sites"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(seen.body()).contains(tartu.site()).doesNotContain(parnu.site());
        assertThat(tokens.all()).extracting(ApiTokens.Row::branch).contains("Tartu");
    }

    @Test
    void aBranchIsNamedFromTheTopWhereTwoHaveItsName() {
        var latvia = branch(Branch.COMPANY.toString(), "Latvia");
        var valga = branch(estonia, "Valga");
        var valka = branch(latvia, "Valga");

        assertThatThrownBy(() -> branches.named("Valga"))
                .isInstanceOf(Refused.class)
                .hasMessage("There are several branches Valga. Say which one from the top: "
                        + "Estonia/Valga, Latvia/Valga.");
        assertThat(branches.named("Estonia/Valga").id()).hasToString(valga);
        assertThat(branches.named("Latvia/Valga").id()).hasToString(valka);
        for (var unknown : List.of("Riga", "", "Latvia/Tartu")) {
            assertThatThrownBy(() -> branches.named(unknown)).hasMessage("There is no branch %s.", unknown);
        }
    }

    private Own furnished(String name, String street, String number) {
        var branch = branch(estonia, name);
        var mail = SignedInBrowser.mail();
        var user = kaur.post(
                "/api/users",
                Map.of(
                        "name",
                        "Mari of " + name,
                        "email",
                        mail,
                        "language",
                        "et",
                        "roles",
                        List.of("supervisor", "administrator"),
                        "skills",
                        List.of(),
                        "branch",
                        branch,
                        "password",
                        SignedInBrowser.PASSWORD));
        assertThat(user.at("/branch")).isEqualTo(branch);
        var person = new SignedInBrowser(port, user.at("/id"), mail);
        assertThat(person.get("/api/session").at("/user/branch")).isEqualTo(branch);
        var customer = made(person, "/api/customers", Map.of("name", name + " KÜ", "language", "et"));
        var site = made(person, "/api/sites", site(customer, street, null));
        var unit =
                made(person, "/api/units", Map.of("number", number, "site", site, "name", "Lift", "kind", "traction"));
        var call = new Call(
                UUID.fromString(unit), UUID.fromString(site), DOOR, 6, false, "The door hangs", clock.instant());
        return new Own(
                branch,
                person,
                customer,
                site,
                unit,
                orders.raise(call, null).id().toString());
    }

    private String policyOfThePage() throws IOException, InterruptedException {
        var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/dispatch"));
        return HttpClient.newHttpClient()
                .send(page.build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
    }

    private String technician(String name, String phone) {
        var form = Map.of("name", name, "phone", phone, "language", "et", "skills", List.of(), "area", "Paide");
        return made(kaur, "/api/technicians", form);
    }

    private static Map<String, ?> turn(String technician, Instant from, Instant to) {
        return Map.of("area", "Paide", "technician", technician, "from", from, "to", to, "rank", 1);
    }

    private String branch(String parent, String name) {
        return made(kaur, "/api/branches", Map.of("parent", parent, "name", name));
    }

    private static String made(SignedInBrowser by, String path, Map<String, ?> body) {
        var answer = by.post(path, body);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
        return answer.at("/id");
    }

    private static Map<String, ?> site(String customer, String street, @Nullable String branch) {
        var form = new HashMap<String, String>();
        form.put("customer", customer);
        form.put("name", street);
        form.put("street", street);
        form.put("city", "Somewhere");
        form.put("country", "EE");
        if (branch != null) {
            form.put("branch", branch);
        }
        return form;
    }

    private static List<String> ids(SignedInBrowser by, String list) {
        return by.get(list)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private static List<String> found(Own by, String words) {
        return by.person()
                .get("/api/search?q=" + words)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }
}
