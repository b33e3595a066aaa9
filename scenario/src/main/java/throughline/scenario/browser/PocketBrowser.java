package throughline.scenario.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;

/** A technician's phone as one looks at it: narrow, touched with a thumb, and its browser runs no scripts. */
public final class PocketBrowser implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;

    public PocketBrowser(URI link) {
        context = Chromium.get().newContext(small().setJavaScriptEnabled(false));
        page = context.newPage();
        page.navigate(link.toString());
    }

    private static Browser.NewContextOptions small() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Tallinn");
    }

    /** Taps the button, link or unfolding line with this name. */
    public PocketBrowser taps(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)))
                .or(page.locator("summary", new Page.LocatorOptions().setHasText(name)))
                .first()
                .tap();
        return this;
    }

    /** Taps one of the answers to a question, such as Wear to "2. What was wrong?". */
    public PocketBrowser answers(String question, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(answer))
                .tap();
        return this;
    }

    public PocketBrowser sees(String words) {
        assertThat(page.getByText(words).first()).isVisible();
        return this;
    }

    /** Pictures of what is shown, in both themes; returns what axe finds, which needs a twin of this phone that runs scripts. */
    public List<String> shows(String name) {
        try (var twin = Chromium.get().newContext(small().setStorageState(context.storageState()))) {
            var same = twin.newPage();
            same.navigate(page.url());
            return Screenshots.of(same, name);
        }
    }

    @Override
    public void close() {
        Screenshots.lastLookOf(page);
        context.close();
    }
}
