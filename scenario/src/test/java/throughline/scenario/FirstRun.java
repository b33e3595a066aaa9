package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** A newcomer follows the printed link, sets the company up without a mouse, and sees the desk in each of its languages. */
@Tag("long")
class FirstRun {
    private static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");

    // ASVS 6.3.2
    @Test
    void fromThePrintedLinkToTheDeskByKeyboardAlone() {
        try (var server = RunningServer.start();
                var maret = new AgentBrowser(server.url())) {
            var link = URI.create(Company.setupLink(server));
            maret.opens(link.getPath() + "?" + link.getQuery());
            assertThat(maret.page().getByLabel("Company")).isFocused();
            assertThat(Screenshots.of(maret, "set-up")).isEmpty();

            types(maret, "Northern Lifts", "Maret Tamm", Company.ADMINISTRATOR, Company.PASSWORD);
            maret.presses("Enter").sees("Maret Tamm");

            inEachLanguage(maret, server);
            assertThat(maret.complaints()).isEmpty();
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    // ASVS 6.5.1
    @Test
    void theLinkWorksOnce() {
        try (var server = RunningServer.start()) {
            var token = Company.setupToken(server);
            Company.founded(server, 0);

            try (var late = new Desk(server.url())) {
                var answer = late.tryPost(
                        "/api/setup",
                        Map.of(
                                "token", token,
                                "company", "Other Lifts",
                                "name", "Somebody",
                                "email", "somebody@lifts.example",
                                "password", Company.PASSWORD,
                                "language", "en"));
                assertThat(answer.statusCode()).isBetween(400, 499);
            }
        }
    }

    private static void inEachLanguage(AgentBrowser maret, RunningServer server) {
        try (var desk = Desk.signIn(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            for (var language : LANGUAGES) {
                desk.put(
                        "/api/session/preferences",
                        Map.of("language", language, "theme", "system", "lettersOff", false));
                maret.page().reload();
                assertThat(maret.page().locator("html")).hasAttribute("lang", language);
                assertThat(maret.page().getByRole(AriaRole.MAIN)).isVisible();
                assertThat(Screenshots.of(maret, "desk-" + language)).isEmpty();
            }
        }
    }

    private static void types(AgentBrowser person, String... values) {
        Page page = person.page();
        for (int i = 0; i < values.length; i++) {
            page.keyboard().insertText(values[i]);
            if (i < values.length - 1) {
                person.presses("Tab");
            }
        }
    }
}
