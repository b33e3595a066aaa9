package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** People sign in at the company's identity provider. When it goes away, who works goes on, and who comes then signs in here. */
@Tag("long")
class TheIdentityProviderGoesAway {
    @Test
    void whoWorksGoesOnAndWhoComesReadsWhatElseLetsIn() {
        var ports = Ports.free();
        try (var provider = new IdentityProvider(ports);
                var server = house(ports, provider)) {
            var company = Company.founded(server, 2);
            try (var ana = new AgentBrowser(server.url());
                    var stranger = new AgentBrowser(server.url());
                    var karin = new AgentBrowser(server.url())) {
                signsInThere(ana, company.agent(1));
                ana.sees("Ana Marić");
                assertThat(ana.page().url()).doesNotContain("code", "state");

                signsInThere(stranger, "nobody@lifts.example");
                stranger.sees("Nobody has your e-mail address here");
                assertThat(Screenshots.of(stranger, "sign-in-provider")).isEmpty();

                provider.close();
                ana.opens("/own-sign-in").sees("this session");
                ana.opens("/").checksMicrophone().isReady();

                karin.opens("/").button("Sign in with " + IdentityProvider.NAME).click();
                karin.sees(IdentityProvider.NAME + " does not answer at the moment");
                assertThat(karin.page().url()).isEqualTo(server.url() + "/");
                karin.signsIn(company.agent(2), Company.PASSWORD).sees("Karin Lind");

                assertThat(ana.complaints()).isEmpty();
                // The browser's own line about a 401 is all that a refusal leaves.
                assertThat(stranger.complaints()).allMatch(line -> line.contains("401"));
                assertThat(karin.complaints()).allMatch(line -> line.contains("401"));
                assertThat(server.console().complaints())
                        .singleElement()
                        .asString()
                        .contains("The identity provider cannot be asked");
            }
        }
    }

    private static RunningServer house(Ports ports, IdentityProvider provider) {
        var settings = new HashMap<>(provider.settings());
        return RunningServer.launch(Checkout.scratch("home"), ports, settings).awaitReady();
    }

    /** With the keyboard: the button, and the form of the provider. */
    private static void signsInThere(AgentBrowser person, String address) {
        person.opens("/");
        person.button("Sign in with " + IdentityProvider.NAME).press("Enter");
        var field = person.page().getByLabel("Address");
        assertThat(field).isVisible();
        field.fill(address);
        field.press("Enter");
        assertThat(person.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(IdentityProvider.NAME)))
                .isHidden();
    }
}
