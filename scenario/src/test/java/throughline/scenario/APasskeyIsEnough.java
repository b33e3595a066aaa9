package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** A house as it is delivered: its first administrator registers a passkey, and from then on signs in with nothing else. */
@Tag("long")
class APasskeyIsEnough {
    // ASVS 6.3.3, 7.4.4
    @Test
    void fromThePrintedLinkToSigningInWithNothingTyped() {
        try (var server = RunningServer.start(Map.of("THROUGHLINE_PASSKEYS", "required"));
                var maret = new AgentBrowser(server.url())) {
            hasADevice(maret);
            var link = URI.create(Company.setupLink(server));
            maret.opens(link.getPath() + "?" + link.getQuery());
            maret.page().getByLabel("Company").fill("Northern Lifts");
            maret.page().getByLabel("Your name").fill("Maret Tamm");
            maret.page().getByLabel("Work e-mail").fill(Company.ADMINISTRATOR);
            maret.page().getByLabel("Password").first().fill(Company.PASSWORD);
            maret.button("Begin").click();

            maret.seesHeading("Register a passkey").sees("a password alone is not enough");
            assertThat(Screenshots.of(maret, "passkey-first")).isEmpty();
            maret.button("Register passkey").click();
            maret.sees("Maret Tamm");

            signsOut(maret);
            maret.page().getByLabel("Work e-mail").fill(Company.ADMINISTRATOR);
            maret.page().getByLabel("Password").first().fill(Company.PASSWORD);
            maret.presses("Enter").sees("A password alone does not let in");
            assertThat(Screenshots.of(maret, "sign-in")).isEmpty();

            maret.button("Sign in with a passkey").click();
            maret.sees("Maret Tamm");
            maret.opens("/own-sign-in").sees("My first passkey").sees("last used");
            assertThat(Screenshots.of(maret, "own-sign-in")).isEmpty();
            maret.button("Remove My first passkey").click();
            maret.sees("This is your last passkey");

            // The one refusal of a wrong way in is the browser's own line about a 401, the other a 422.
            assertThat(maret.complaints()).allMatch(line -> line.contains("401") || line.contains("422"));
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    /** On a slow machine, where her screen still moves while she is gone already: the sign-in comes, not an empty page. */
    private static void signsOut(AgentBrowser person) {
        person.page()
                .evaluate(
                        "() => { const soon = setTimeout; window.setTimeout = (then, ms) => soon(then, (ms ?? 0) + 500); }");
        person.page().getByLabel("Your state").first().click();
        var out = new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
        person.page()
                .waitForResponse(
                        "**/api/session",
                        () -> person.page().getByText("Sign out", out).click());
        person.page().setViewportSize(1200, 800);
        assertThat(person.button("Sign in with a passkey")).isVisible();
    }

    /** Chromium's own device, whose finger is always the right one. */
    private static void hasADevice(AgentBrowser person) {
        var tools = person.page().context().newCDPSession(person.page());
        tools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        tools.send("WebAuthn.addVirtualAuthenticator", wanted);
    }
}
