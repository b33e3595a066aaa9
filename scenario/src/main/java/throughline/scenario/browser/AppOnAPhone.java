package throughline.scenario.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** A technician's phone on which the app lives: its service worker is the real one, and it can lose its network. */
public final class AppOnAPhone implements AutoCloseable {
    /** A page cannot help that there is no network, nor that a profile of a test has no push service. */
    private static final List<String> NOT_OF_THE_PAGE = List.of("ERR_INTERNET_DISCONNECTED", "in incognito mode");

    private final BrowserContext context;
    private final Page page;
    private final URI server;
    private final CDPSession worker;
    private final AtomicReference<String> registration = new AtomicReference<>();
    private final List<String> complaints = new ArrayList<>();

    public AppOnAPhone(URI server) {
        this.server = server;
        context = Chromium.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Tallinn")
                        .setPermissions(List.of("notifications", "microphone")));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && NOT_OF_THE_PAGE.stream().noneMatch(message.text()::contains)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        worker = context.newCDPSession(page);
        worker.on("ServiceWorker.workerRegistrationUpdated", this::registered);
        worker.send("ServiceWorker.enable");
    }

    public AppOnAPhone opens(String path) {
        page.navigate(server.resolve(path).toString());
        return this;
    }

    public AppOnAPhone taps(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .tap();
        return this;
    }

    /** Unfolds what is behind this line, or folds it. */
    public AppOnAPhone unfolds(String name) {
        page.locator("summary", new Page.LocatorOptions().setHasText(name))
                .first()
                .tap();
        return this;
    }

    public AppOnAPhone fills(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    /** Taps one of the answers to a question, such as Wear to "2. What was wrong?". */
    public AppOnAPhone answers(String question, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(answer))
                .tap();
        return this;
    }

    public AppOnAPhone sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    public AppOnAPhone seesNoMore(String words) {
        assertThat(page.getByText(words).first()).isHidden();
        return this;
    }

    public void waitsForItsWorker() {
        page.evaluate("async () => { await navigator.serviceWorker.ready }");
        Awaitility.await("the worker is registered").until(() -> {
            page.evaluate("0"); // events come while the browser is asked
            return registration.get() != null;
        });
    }

    /** What the page does with the subscription that a browser makes: this one's push service is ours. */
    public void subscribes(String endpoint, String p256dh, String auth) {
        page.evaluate(
                "([endpoint, p256dh, auth]) => self.subscribed(endpoint, p256dh, auth)",
                List.of(endpoint, p256dh, auth));
    }

    /** What a browser does with a message that it has opened. */
    public void isPushed(String text) {
        var message = new JsonObject();
        message.addProperty("origin", server.toString());
        message.addProperty("registrationId", registration.get());
        message.addProperty("data", text);
        worker.send("ServiceWorker.deliverPushMessage", message);
    }

    /** The titles of what the phone shows. */
    @SuppressWarnings("unchecked")
    public List<String> notifications() {
        return (List<String>)
                page.evaluate(
                        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title }) => title)");
    }

    public void losesItsNetwork() {
        context.setOffline(true);
    }

    public void findsItsNetwork() {
        context.setOffline(false);
    }

    /** Whether a browser would put it on the home screen; what is missing else. */
    public List<String> whatKeepsItFromBeingInstalled() {
        var missing = new ArrayList<String>();
        worker.send("Page.getInstallabilityErrors")
                .getAsJsonArray("installabilityErrors")
                .forEach(error -> {
                    var id = error.getAsJsonObject().get("errorId").getAsString();
                    if (!id.equals("in-incognito")) {
                        missing.add(id);
                    }
                });
        return missing;
    }

    /** Pictures of what is shown, in both themes; returns what axe finds. */
    public List<String> shows(String name) {
        return Screenshots.of(page, name);
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        Screenshots.lastLookOf(page);
        context.close();
    }

    private void registered(JsonObject said) {
        for (var each : said.getAsJsonArray("registrations")) {
            var known = each.getAsJsonObject();
            if (known.get("scopeURL").getAsString().endsWith("/app/")
                    && !known.get("isDeleted").getAsBoolean()) {
                registration.set(known.get("registrationId").getAsString());
            }
        }
    }
}
