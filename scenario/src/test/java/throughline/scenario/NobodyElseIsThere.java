package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** At night an agent takes the rights of a supervisor for a while, and the administrator sees it on her desk. */
@Tag("long")
class NobodyElseIsThere {
    private static final String REASON = "The supervisor is ill, and a queue must be switched over";

    @Test
    void anAgentTakesFurtherRightsAndTheAdministratorEndsThem() {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 1);
            var ana = company.signsIn(1);
            var id = ana.get("/api/session").at("/user/id").asString();
            company.administrator().put("/api/users/" + id + "/break-glass", Map.of("allowed", true));
            try (var night = new AgentBrowser(server.url());
                    var office = new AgentBrowser(server.url())) {
                office.signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
                night.signsIn(company.agent(1), Company.PASSWORD);
                night.page().getByLabel("Your state").first().click();
                night.page().getByText("Further rights").click();
                night.seesHeading("Further rights");
                night.page().getByText("Rights of a supervisor").click();
                night.page().getByLabel("Why").fill(REASON);
                assertThat(Screenshots.of(night, "further-rights")).isEmpty();
                night.button("Take these rights").click();
                night.sees("You have further rights until");

                office.sees("Ana Marić has further rights until").sees(REASON);
                assertThat(Screenshots.of(office, "further-rights-of-somebody")).isEmpty();
                office.button("End the further rights of Ana").click();
                assertThat(line(office, "has further rights until")).isHidden();
                assertThat(line(night, "You have further rights until")).isHidden();

                assertThat(night.complaints()).isEmpty();
                assertThat(office.complaints()).isEmpty();
                assertThat(server.console().complaints()).isEmpty();
            }
        }
    }

    private static Locator line(AgentBrowser person, String words) {
        return person.page().getByText(words);
    }
}
