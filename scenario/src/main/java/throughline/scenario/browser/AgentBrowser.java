package throughline.scenario.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import throughline.scenario.sound.Tone;

/** One person at the desktop, in a browser profile of their own. */
public final class AgentBrowser implements AutoCloseable {
    private static final double PATIENCE_MS = 15_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final BrowserContext context;
    private final Page page;
    private final URI server;
    private final List<String> complaints = new ArrayList<>();

    public AgentBrowser(URI server) {
        this.server = server;
        context = Chromium.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Tallinn"));
        context.setDefaultTimeout(PATIENCE_MS);
        context.addInitScript(script("hearing.js"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(complaints::add);
    }

    public Page page() {
        return page;
    }

    public AgentBrowser opens(String path) {
        page.navigate(server.resolve(path).toString());
        return this;
    }

    public AgentBrowser signsIn(String email, String password) {
        opens("/");
        page.getByLabel("Work e-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        var signIn = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true));
        signIn.click();
        assertThat(signIn).isHidden();
        return this;
    }

    public AgentBrowser checksMicrophone() {
        button("Check microphone").click();
        button("My microphone works").click();
        return this;
    }

    public AgentBrowser isReady() {
        button("Get ready").click();
        return seesCall("idle");
    }

    /** Waits for a ringing call, and these words on the screen. */
    public AgentBrowser seesRinging(String words) {
        return seesCall("ringing").sees(words);
    }

    public AgentBrowser sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    /** Waits for a heading that begins with these words. */
    public AgentBrowser seesHeading(String words) {
        assertThat(page.getByRole(AriaRole.HEADING, named(words))).isVisible();
        return this;
    }

    /** Waits until the call strip says this: idle, ringing, connecting, talking, held, finishing, view-only or away. */
    public AgentBrowser seesCall(String mood) {
        assertThat(page.getByLabel("Current call")).hasAttribute("data-mood", mood);
        return this;
    }

    public AgentBrowser answers() {
        button("Answer").click();
        return seesCall("talking");
    }

    public AgentBrowser presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types into whatever has the focus. */
    public AgentBrowser types(String words) {
        page.keyboard().type(words);
        return this;
    }

    public AgentBrowser holds() {
        button("Hold").click();
        return seesCall("held");
    }

    public AgentBrowser resumes() {
        button("Take back").click();
        return seesCall("talking");
    }

    public AgentBrowser mutes() {
        button("Mute").click();
        assertThat(button("Speak again")).isVisible();
        return this;
    }

    public AgentBrowser speaksAgain() {
        button("Speak again").click();
        assertThat(button("Mute")).isVisible();
        return this;
    }

    public AgentBrowser hangsUp() {
        button("Hang up").click();
        return seesCall("finishing");
    }

    /** Ends the contact with this outcome; what was told makes it a question that she answered. */
    public AgentBrowser finishes(String outcome, String told) {
        if (!told.isBlank()) {
            button("Information").click();
            page.getByLabel("The answer").fill(told);
        }
        page.getByLabel("Outcome").selectOption(new SelectOption().setLabel(outcome));
        button("Save and finish").click();
        return this;
    }

    /** What she has done with her fingers, counted from now on. */
    public Fingers fingers() {
        return new Fingers(page);
    }

    /** Waits until this tone is in what she hears. */
    public AgentBrowser hears(Tone tone) {
        page.waitForFunction("hertz => shareHeardAt(hertz) > 0.3", tone.hertz(), patience());
        return this;
    }

    /** Waits until nothing of this tone is in what she hears. */
    public AgentBrowser hearsNothingOf(Tone tone) {
        page.waitForFunction("hertz => shareHeardAt(hertz) < 0.05", tone.hertz(), patience());
        return this;
    }

    public AgentBrowser looksAt(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return this;
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name)).first();
    }

    /** What the page's console complained of; a good page says nothing. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What the screen showed last is kept as a picture: where a scenario failed, it is often the answer. */
    @Override
    public void close() {
        Screenshots.lastLookOf(page);
        context.close();
    }

    /** A shortcut may stand beside the name, so the name is how the label begins. */
    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b"));
    }

    private static WaitForFunctionOptions patience() {
        return new WaitForFunctionOptions().setTimeout(PATIENCE_MS).setPollingInterval(100);
    }

    static String script(String name) {
        try (var in = AgentBrowser.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no script " + name + ".");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The script " + name + " cannot be read.", e);
        }
    }
}
