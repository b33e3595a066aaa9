package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** A storm in the evening: the one who leads declares it, and at ten she gives what is open to the one who comes, who reads each line. */
@Tag("long")
class TheShiftChanges {
    private static final String DORA = "dora@lifts.example";

    private final List<String> findings = new ArrayList<>();

    @Test
    void aStormIsDeclaredAndGivenToTheNextShift() {
        try (var server = RunningServer.start()) {
            var office = Company.founded(server, 0).administrator();
            office.post(
                    "/api/users",
                    Map.of(
                            "name",
                            "Dora Lepik",
                            "email",
                            DORA,
                            "language",
                            "en",
                            "roles",
                            List.of("dispatcher"),
                            "skills",
                            List.of(),
                            "password",
                            Company.PASSWORD));
            try (var town = new LiftTown(server, office);
                    var lena = new AgentBrowser(server.url());
                    var dora = new AgentBrowser(server.url())) {
                town.onCall(2);
                var trapped = raised(office);
                lena.signsIn(Company.SUPERVISOR, Company.PASSWORD);
                declares(lena, trapped);
                dora.signsIn(DORA, Company.PASSWORD).opens("/dispatch");
                dora.sees("Storm: Tallinn, since");
                gives(lena);
                takes(dora, trapped);
                lena.opens("/hand-over").sees("Dora Lepik");
                findings.addAll(Screenshots.of(lena, "hand-over-taken"));
                isOver(lena);
                assertThat(dora.page().getByText(Pattern.compile("Storm: Tallinn, since")))
                        .hasCount(0);
                assertThat(lena.complaints()).as("Lena's browser").isEmpty();
            }
            assertThat(server.console().complaints()).as("the server's console").isEmpty();
        }
        assertThat(findings).as("axe").isEmpty();
    }

    private void declares(AgentBrowser lena, String trapped) {
        lena.opens("/incidents").sees("There was no incident");
        findings.addAll(Screenshots.of(lena, "incidents"));
        fills(lena, "What happens", "Storm");
        lena.button("Tallinn").click();
        fills(lena, "In English", "Storm over Tallinn. We come as soon as we can.");
        lena.button("Declare an incident").click();
        lena.seesHeading("IN-101 Storm").sees(trapped).sees("belongs to it");
        findings.addAll(Screenshots.of(lena, "incident"));
    }

    private void gives(AgentBrowser lena) {
        lena.opens("/hand-over").sees("Somebody trapped");
        fills(lena, "Remark on WO-", "The caretaker has the key.");
        fills(lena, "To whoever comes", "Storm since eight; two of us stay until eleven.");
        findings.addAll(Screenshots.of(lena, "hand-over"));
        lena.button("Hand over now").click();
        lena.sees("is not taken yet");
    }

    private void takes(AgentBrowser dora, String trapped) {
        dora.sees("Lena Berg handed over at");
        findings.addAll(Screenshots.of(dora, "dispatch-with-hand-over"));
        dora.opens("/hand-over").sees("The caretaker has the key.").sees("1 line is left to read.");
        dora.button("I take over").click();
        dora.sees("Read each line first");
        dora.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("Read: " + trapped)))
                .check();
        dora.sees("Every line is read.");
        findings.addAll(Screenshots.of(dora, "hand-over-to-take"));
        dora.button("I take over").click();
        assertThat(dora.page().getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW).nth(1))
                .containsText("Dora Lepik");
        dora.opens("/dispatch");
    }

    private void isOver(AgentBrowser lena) {
        lena.opens("/incidents");
        lena.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("IN-101")))
                .click();
        lena.button("All-clear").click();
        lena.button("Yes, it is over").click();
        lena.sees("all-clear by Lena Berg");
    }

    private static void fills(AgentBrowser person, String label, String words) {
        person.page()
                .getByLabel(Pattern.compile(label))
                .and(person.page().locator("input, textarea"))
                .first()
                .fill(words);
    }

    private static String raised(Desk office) {
        var unit = office.get("/api/search?q=" + LiftTown.LIFT + "&kinds=unit")
                .at("/items/0/id")
                .asString();
        var request = office.post("/api/requests", Map.of()).path("id").asString();
        return office.post(
                        "/api/requests/" + request + "/raise",
                        Map.of(
                                "kind",
                                "action",
                                "code",
                                "E-01",
                                "unit",
                                unit,
                                "safety",
                                Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"),
                                "words",
                                "Two people are inside",
                                "key",
                                UUID.randomUUID()))
                .at("/order/number")
                .asString();
    }
}
