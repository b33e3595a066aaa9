package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.dispatch.Offers;
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
    Offers offers;

    @Autowired
    DSLContext database;

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

    @Test
    void everybodyWhoLooksAtItSeesThatItFailsAgainAndWhatWasFoundLast() {
        var lift = UUID.fromString(dora.post(
                        "/api/units", Map.of("number", "TRT-00042", "site", site, "name", "Lift 1", "kind", "traction"))
                .at("/id"));
        assertThat(ana.get("/api/units/" + lift + "/repeat")
                        .json()
                        .path("repeat")
                        .isNull())
                .isTrue();
        var first = raised(lift);
        orders.accepted(first.id(), marko, "Marko", clock.instant().plusSeconds(600));
        orders.onSite(first.id(), null);
        orders.close(
                first.id(), new Report("stopped", "wear", "door-lock", "adjusted", null, null, null, true, ""), null);

        var onCall = ana.get("/api/units/" + lift + "/repeat");
        assertThat(onCall.at("/repeat/times"))
                .as("before a new order is raised")
                .isEqualTo("1");
        assertThat(onCall.at("/repeat/last/0/cause")).isEqualTo("Wear");
        var again = raised(lift);

        var page = ana.get("/api/orders/" + again.id());
        assertThat(page.at("/repeat/times")).isEqualTo("1");
        assertThat(page.at("/repeat/rogue")).isEqualTo("false");
        assertThat(page.at("/repeat/last/0/order/number")).isEqualTo(first.number());
        assertThat(page.at("/repeat/last/0/component")).isEqualTo("Door lock and contact");
        assertThat(page.at("/repeat/last/0/technician")).isEqualTo("Marko");
        var candidate = page.json().path("candidates").valueStream().findFirst().orElseThrow();
        assertThat(candidate.path("why").findValuesAsString("code"))
                .as("why Marko, or rather not")
                .contains("was-here");
        var row = dora.get("/api/dispatch")
                .json()
                .path("needsYou")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(again.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(row.at("/repeat/last/0/cause").asString()).isEqualTo("Wear");

        assertThat(dora.put("/api/repeat-rule", Map.of("repeatDays", 7)).status())
                .isEqualTo(403);
        assertThat(lea.put("/api/repeat-rule", Map.of("rogueCallouts", 2)).at("/repeatDays"))
                .isEqualTo("30");
        assertThat(ana.get("/api/orders/" + again.id()).at("/repeat/rogue")).isEqualTo("true");
        lea.put("/api/repeat-rule", Map.of("rogueCallouts", 3));
    }

    @Test
    void aRotaWithAGapIsRefusedWithItsHourAndPublishedWithAReason() {
        var zone = ZoneId.of("Europe/Tallinn");
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        var from = tomorrow.atTime(10, 0).atZone(zone).toInstant();
        var to = tomorrow.atTime(14, 30).atZone(zone).toInstant();
        var layer = Map.of(
                "name",
                "Weeks",
                "rank",
                1,
                "start",
                tomorrow.minusDays(7),
                "handover",
                "08:00",
                "days",
                7,
                "people",
                List.of(marko));
        var filled = Map.of("area", "Tartu", "zone", zone.getId(), "layers", List.of(layer));
        assertThat(dora.post("/api/rotas", filled).status()).isEqualTo(403);
        var rota = lea.post("/api/rotas", filled).at("/id");
        var weeks = "?from=%s&until=%s".formatted(from, from.plus(7, ChronoUnit.DAYS));
        var lateShift = Map.of(
                "area", "Tartu", "zone", zone.getId(), "layers", List.of(layer, Map.of("name", "Nights", "rank", 2)));
        var incomplete = lea.post("/api/rotas/" + rota + "/preview" + weeks, lateShift);
        assertThat(incomplete.json().path("fields").propertyNames())
                .as("each at its field")
                .containsExactlyInAnyOrder("layers.1.start", "layers.1.handover", "layers.1.people");
        var gap = Map.of("area", "Tartu", "zone", zone.getId(), "layers", Arrays.asList(layer, null));
        assertThat(lea.post("/api/rotas/" + rota + "/preview" + weeks, gap).at("/fields/layers/code"))
                .isEqualTo("kernel.field-missing");
        var nobody = Map.of("area", "Tartu", "zone", zone.getId(), "layers", List.of());
        var preview = lea.post("/api/rotas/" + rota + "/preview" + weeks, nobody);
        assertThat(preview.at("/problems/0/from")).isEqualTo(from.toString());
        assertThat(dora.post("/api/rotas/" + rota + "/preview" + weeks, nobody).status())
                .isEqualTo(403);
        assertThat(lea.get("/api/rotas/" + rota + "/draft" + weeks).json().path("gaps"))
                .as("nothing was kept")
                .isEmpty();
        var absence = ana.post("/api/absences", Map.of("technician", marko, "from", from, "to", to, "kind", "sick"));
        assertThat(absence.at("/state")).as("an agent proposes").isEqualTo("proposed");
        lea.post("/api/absences/" + absence.at("/id") + "/decide", Map.of("approved", true));
        var until = Map.of("until", clock.instant().plus(7, ChronoUnit.DAYS));

        var no = lea.post("/api/rotas/" + rota + "/publish", until);

        assertThat(no.at("/code")).isEqualTo("rota.gap-away");
        assertThat(no.at("/detail"))
                .isEqualTo(("Nobody is number 1 on call in Tartu from %s 10:00 to %s 14:30:"
                                + " it would be the turn of Marko. To look at in all: 1.")
                        .formatted(tomorrow, tomorrow));
        assertThat(no.json().path("present")).as("all of them").hasSize(1);
        assertThat(dora.get("/api/on-call/at?area=Tartu").json().path("items")).isEmpty();
        var anyway = Map.of("until", until.get("until"), "reason", "The neighbours know.");
        assertThat(dora.post("/api/rotas/" + rota + "/publish", anyway).status())
                .isEqualTo(403);
        assertThat(lea.post("/api/rotas/" + rota + "/publish", anyway).status()).isEqualTo(200);
        assertThat(dora.get("/api/on-call/at?area=Tartu").at("/items/0/technician/name"))
                .isEqualTo("Marko");
        var history = ana.get("/api/rotas/" + rota + "/history");
        assertThat(history.at("/items/0/by")).isEqualTo("Lea");
        assertThat(history.at("/items/0/data/why")).isEqualTo("The neighbours know.");
        assertThat(ana.get("/api/absences").json().at("/items/0/kind").isNull())
                .as("that he is sick is not hers to know")
                .isTrue();
    }

    @Test
    void theBoardSaysWhyAnOrderReachesNobodyWithWhatHelpsAndWhoOfSeveralIsLateWhileOthersAreLookedFor() {
        var there = Map.of(
                "customer",
                dora.get("/api/sites/" + site).at("/customer/id"),
                "name",
                "Narva",
                "street",
                "Vabaduse 1",
                "city",
                "Narva",
                "country",
                "EE",
                "area",
                "Narva");
        var narva = UUID.fromString(dora.post("/api/sites", there).at("/id"));
        var raised = orders.raise(new Call(null, narva, DOOR, 6, false, "", clock.instant()), null);
        var order = "/api/orders/" + raised.id();
        var board = "/api/dispatch?area=Narva";
        assertThat(dora.get(board).at("/unreached/0/why")).isEqualTo("nobody-there");
        assertThat(dora.get(board).at("/unreached/0/remedy")).isEqualTo("again");
        assertThat(dora.get(board).json().at("/counts/unreachable").asInt()).isEqualTo(1);
        assertThat(dora.post(order + "/remedy", Map.of("remedy", "again")).at("/code"))
                .isEqualTo("dispatch.nobody-further");
        assertThat(dora.post(order + "/remedy", Map.of("remedy", "pray")).at("/code"))
                .isEqualTo("dispatch.no-such-remedy");

        dora.post(order + "/offer", Map.of("technician", marko, "reason", "Agreed on the phone"));
        var offer = UUID.fromString(dora.get(order).at("/attempts/0/offer"));
        offers.accept(offer, clock.instant().plusSeconds(3_600), null);
        dora.post(order + "/seats", Map.of("seats", 2));
        assertThat(dora.get(board).json().at("/needsYou/0/late"))
                .as("he has an hour")
                .isEmpty();
        database.execute(
                "update dispatch.offer set visit = jsonb_set(visit, '{state}', '\"late\"') where id = ?", offer);
        assertThat(dora.get(board).at("/needsYou/0/late/0")).isEqualTo("Marko");
        assertThat(dora.get(board).json().path("underWay")).isEmpty();
    }

    private WorkOrder raised() {
        return raised(null);
    }

    private WorkOrder raised(@Nullable UUID unit) {
        return orders.raise(new Call(unit, site, DOOR, 6, false, "The door hangs", clock.instant()), null);
    }

    private Map<String, ?> waits(String owner) {
        Instant morning = clock.instant().plus(1, ChronoUnit.DAYS);
        return Map.of("reason", "part", "wakeAt", morning.toString(), "owner", owner, "note", "");
    }
}
