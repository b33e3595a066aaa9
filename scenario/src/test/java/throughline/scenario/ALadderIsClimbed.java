package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** A supervisor writes a ladder, sees who would be asked on Sunday night, and an order climbs it under a dispatcher's hand. */
@Tag("long")
class ALadderIsClimbed {
    @Test
    void fromTheEditorToTheTeamLead() {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 0);
            var house = company.administrator();
            var lift = lift(house);
            var alma = technician(house, "Alma Rand", "+3725550001");
            technician(house, "Lena Lill", "+3725550002");
            var now = Instant.now();
            house.post(
                    "/api/on-call",
                    Map.of(
                            "area",
                            "London",
                            "technician",
                            alma,
                            "from",
                            now,
                            "to",
                            now.plusSeconds(864_000),
                            "rank",
                            1));
            try (var lena = new AgentBrowser(server.url()).signsIn(Company.SUPERVISOR, Company.PASSWORD)) {
                lena.opens("/admin/ladders").sees("None yet").sees("Rescue service");
                givesAPost(lena);
                writesALadder(lena);
                var order = raised(house, lift);
                lena.opens("/orders/" + order).sees("Asked now");
                assertThat(step(lena, "On call")).containsText("Alma Rand");
                assertThat(step(lena, "Team lead")).containsText("Lena Lill");
                assertThat(Screenshots.of(lena, "order-ladder")).isEmpty();
                lena.button("Jump to step 2").click();
                assertThat(step(lena, "Team lead")).containsText("Asked now");
                lena.sees("Offered to Lena Lill");
                lena.button("One more technician").click();
                lena.sees("2 technicians needed. 0 of 2 have accepted");
                lena.button("Ask the next").click();
                lena.sees("went on to: Team lead").sees("did not wait");
                assertThat(lena.complaints()).isEmpty();
            }
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    private static void givesAPost(AgentBrowser lena) {
        lena.page().getByText("Give a post").click();
        chooses(lena, "Who stands there?", "Team lead");
        chooses(lena, "Technician", "Lena Lill, London");
        lena.button("Give it").click();
        lena.sees("Lena Lill, Everywhere").sees("Round the clock");
        assertThat(Screenshots.of(lena, "ladders")).isEmpty();
    }

    private static void writesALadder(AgentBrowser lena) {
        lena.page().getByText("Add a ladder").click();
        lena.seesHeading("Add a ladder");
        lena.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("Nights in London");
        lena.page()
                .getByLabel("Area", new Page.GetByLabelOptions().setExact(true))
                .first()
                .selectOption("London");
        lena.button("Add a step").click();
        lena.button("On call").click();
        lena.button("Add it").click();
        lena.sees("Fill this in");
        lena.button("Team lead").click();
        chooses(lena, "Area", "London");
        lena.button("Play it").click();
        lena.sees("Alma Rand: Text").sees("Lena Lill: Text").sees("On the dispatcher’s list");
        assertThat(Screenshots.of(lena, "ladder")).isEmpty();
        lena.button("Add it").click();
        lena.seesHeading("Nights in London");
    }

    /** The last of this name: the form of the ladder comes before its rehearsal. */
    private static void chooses(AgentBrowser person, String label, String choice) {
        person.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last()
                .selectOption(new SelectOption().setLabel(choice));
    }

    private static Locator step(AgentBrowser person, String who) {
        return person.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHasText(who)
                        .setHas(person.page().locator(".nd")));
    }

    private static String technician(Desk house, String name, String phone) {
        return house.post(
                        "/api/technicians",
                        Map.of(
                                "name",
                                name,
                                "phone",
                                phone,
                                "language",
                                "en",
                                "skills",
                                List.of(),
                                "area",
                                "London",
                                "active",
                                true))
                .get("id")
                .asString();
    }

    private static String raised(Desk house, String unit) {
        var request = house.post("/api/requests", Map.of()).get("id").asString();
        var raised = house.post(
                "/api/requests/" + request + "/raise",
                Map.of(
                        "kind",
                        "action",
                        "code",
                        "D-12",
                        "unit",
                        unit,
                        "safety",
                        Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                        "words",
                        "The door does not close",
                        "medical",
                        "She has asthma",
                        "key",
                        UUID.randomUUID()));
        return raised.at("/order/id").asString();
    }

    private static String lift(Desk house) {
        var owner = house.post("/api/customers", Map.of("name", "Harbour Homes", "language", "en"))
                .get("id")
                .asString();
        var site = house.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                owner,
                                "name",
                                "Harbour house",
                                "street",
                                "Quay 1",
                                "city",
                                "London",
                                "country",
                                "GB"))
                .get("id")
                .asString();
        return house.post("/api/units", Map.of("number", "HAR-1", "site", site, "name", "Lift", "kind", "traction"))
                .get("id")
                .asString();
    }
}
