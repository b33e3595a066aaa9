package throughline.scenario.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.scenario.Checkout;

/** Pictures of a screen in both themes, under {@code scenario/target/screenshots}, and what axe finds in each. */
public final class Screenshots {
    private static final Path FOLDER = Checkout.root().resolve("scenario/target/screenshots");

    /** Several runs of tests go on at the same time. */
    private static final String RUN = System.getProperty("surefire.forkNumber", "1");

    private static final AtomicInteger LOOKS = new AtomicInteger();

    private Screenshots() {}

    static void lastLookOf(Page page) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve("last-look-%s-%d.png".formatted(RUN, LOOKS.incrementAndGet()))));
    }

    /** Takes {@code name.light.png} and {@code name.dark.png}; returns axe's findings of both. */
    public static List<String> of(AgentBrowser agent, String name) {
        return of(agent.page(), name);
    }

    static List<String> of(Page page, String name) {
        var findings = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var theme = scheme.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve("%s.%s.png".formatted(name, theme)))
                    .setAnimations(ScreenshotAnimations.DISABLED));
            Axe.findings(page).forEach(finding -> findings.add("%s, %s: %s".formatted(name, theme, finding)));
        }
        return findings;
    }
}
