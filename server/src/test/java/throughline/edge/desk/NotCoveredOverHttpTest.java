package throughline.edge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
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

/** A visit that the agreement does not cover now, as the desk meets it: the price first, then a name, or the hours are waited for. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotCoveredOverHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    Users users;

    private SignedInBrowser ana;
    private SignedInBrowser adam;
    private String agreement = "";
    private String site = "";
    private String lift = "";

    @BeforeAll
    void aLiftWhoseHoursAreOnAnotherDay() {
        ana = new SignedInBrowser(port, users, "Ana", Role.AGENT);
        adam = new SignedInBrowser(port, users, "Adam", Role.ADMINISTRATOR);
        var customer = adam.post("/api/customers", Map.of("name", "KÜ Kuusk", "language", "et"))
                .at("/id");
        site = adam.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                customer,
                                "name",
                                "Kuusk",
                                "street",
                                "Kuuse 1",
                                "city",
                                "Tartu",
                                "country",
                                "EE"))
                .at("/id");
        var inThreeDays = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
        var clause = Map.of(
                "hours",
                inThreeDays.getDisplayName(TextStyle.SHORT, Locale.ROOT) + " 8-17; holidays",
                "minutes",
                60,
                "starts",
                "call-in",
                "stops",
                "arrival",
                "pauses",
                true,
                "inside",
                Map.of("charged", false),
                "outside",
                Map.of("charged", true, "amount", 250, "text", "plus parts"));
        var form = new HashMap<String, Object>(Map.of("customer", customer, "plan", "Semi", "validFrom", "2020-01-01"));
        form.put("currency", "EUR");
        for (var level : new String[] {"entrapment", "urgent", "normal", "planned"}) {
            form.put(level, clause);
        }
        agreement = adam.post("/api/agreements", form).at("/id");
        lift = adam.post(
                        "/api/units",
                        Map.of(
                                "number",
                                "TRT-07001",
                                "site",
                                site,
                                "name",
                                "Lift 1",
                                "kind",
                                "traction",
                                "agreement",
                                agreement))
                .at("/id");
        assertThat(lift).isNotEmpty();
    }

    @Test
    void thePriceIsOnTheScreenBeforeAnybodyRaises() {
        var promise = ana.get("/api/promise?code=D-12&unit=" + lift);
        assertThat(promise.json().at("/asksFirst").asBoolean()).isTrue();
        assertThat(promise.json().at("/price/amount").asInt()).isEqualTo(250);
        assertThat(promise.at("/price/currency")).isEqualTo("EUR");
        assertThat(promise.json().at("/priceInside/charged").asBoolean()).isFalse();
        assertThat(promise.at("/hoursBegin")).isNotEmpty();
        assertThat(promise.at("/zone")).isEqualTo("Europe/Tallinn");
        var trapped = ana.get("/api/promise?urgency=2&unit=" + lift);
        assertThat(trapped.json().at("/asksFirst").asBoolean()).isFalse();
    }

    @Test
    void theServerRefusesWithThePriceAndTakesAName() {
        var request = "/api/requests/" + newRequest();
        var refused = ana.post(request + "/raise", door(Map.of()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("work.price-not-told");
        assertThat(refused.at("/values/0")).isEqualTo("EUR 250 plus parts");
        assertThat(ana.get(request).at("/state")).as("nothing half done").isEqualTo("draft");

        var raised = ana.post(request + "/raise", door(Map.of("authorisedBy", "Ingrid Holm")));
        assertThat(raised.at("/order/number")).startsWith("WO-");
        var order = ana.get("/api/orders/" + raised.at("/order/id"));
        assertThat(order.at("/price/authorisedBy")).isEqualTo("Ingrid Holm");
        assertThat(order.json().at("/price/amount").asInt()).isEqualTo(250);
        assertThat(order.json().path("timeline"))
                .anySatisfy(each -> assertThat(each.path("kind").asString()).isEqualTo("price-authorised"));
    }

    @Test
    void itWaitsForTheHoursWithTheAgentAsItsOwnerUntilSomebodySaysYes() {
        var request = "/api/requests/" + newRequest();
        var waits = ana.post(request + "/raise", door(Map.of("untilHours", true)));
        var order = "/api/orders/" + waits.at("/order/id");
        var held = ana.get(order);
        assertThat(held.at("/state")).isEqualTo("on-hold");
        assertThat(held.at("/hold/owner/name")).isEqualTo("Ana");
        assertThat(Instant.parse(held.at("/hold/wakeAt"))).isAfter(Instant.now());
        assertThat(ana.post(order + "/resume", Map.of()).at("/code")).isEqualTo("work.price-not-told");
        var sent = ana.post(order + "/resume", Map.of("authorisedBy", "Ingrid Holm"));
        assertThat(sent.at("/state")).isNotEqualTo("on-hold");
        assertThat(sent.at("/price/authorisedBy")).isEqualTo("Ingrid Holm");
    }

    @Test
    void somebodyTrappedIsServedWithoutAWordAboutMoney() {
        var form = new HashMap<>(door(Map.of()));
        form.put("safety", Map.of("trapped", "yes"));
        var raised = ana.post("/api/requests/" + newRequest() + "/raise", form);
        assertThat(raised.at("/order/number")).startsWith("WO-");
        assertThat(ana.get("/api/orders/" + raised.at("/order/id")).at("/state"))
                .isNotEqualTo("on-hold");
    }

    @Test
    void theTesterAnswersOnTheClockOfTheSite() {
        var asked = "/api/agreements/" + agreement + "/promise?urgency=4&site=" + site;
        var night = ana.get(asked + "&at=2026-11-29T03:00");
        assertThat(night.at("/at")).isEqualTo("2026-11-29T01:00:00Z");
        assertThat(night.at("/promise/dueAt")).isNotEmpty();
        assertThat(night.json().at("/valid").asBoolean()).isTrue();
        assertThat(ana.get(asked + "&at=sunday").status()).isEqualTo(400);
        assertThat(ana.get("/api/agreements/" + UUID.randomUUID() + "/promise?urgency=4&at=2026-11-29T03:00&site="
                                + site)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void holidayCalendarsAreReadByAllAndKeptByThoseWhoLead() {
        var calendars = ana.get("/api/holiday-calendars");
        assertThat(calendars.json().path("items").findValuesAsString("country")).contains("SE", "EE", "TW", "GB");
        Map<String, Object> form =
                Map.of("name", "Kuuse oma", "days", new Object[] {Map.of("day", "2027-07-05", "name", "Suletud")});
        assertThat(ana.post("/api/holiday-calendars", form).status()).isEqualTo(403);
        var own = adam.post("/api/holiday-calendars", form);
        assertThat(own.at("/days/0/name")).isEqualTo("Suletud");
        var changed = adam.put(
                "/api/holiday-calendars/" + own.at("/id"), Map.of("name", "Kuuse oma", "country", "xx", "version", 1));
        assertThat(changed.json().at("/fields/country").isMissingNode()).isFalse();
    }

    private String newRequest() {
        return ana.post("/api/requests", Map.of()).at("/id");
    }

    private Map<String, Object> door(Map<String, Object> besides) {
        var form = new HashMap<String, Object>(Map.of(
                "kind",
                "action",
                "safety",
                Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                "code",
                "D-12",
                "words",
                "The door hangs",
                "unit",
                lift));
        form.putAll(besides);
        return form;
    }
}
