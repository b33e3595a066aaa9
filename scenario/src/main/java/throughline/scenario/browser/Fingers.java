package throughline.scenario.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** A keyboard and somebody who counts: words are typed, everything else is a press. */
public final class Fingers {
    private final Page page;
    private final List<String> presses = new ArrayList<>();

    Fingers(Page page) {
        this.page = page;
    }

    public Fingers press(String key) {
        presses.add(key);
        page.keyboard().press(key);
        return this;
    }

    /** Once the focus has come to what is named so. */
    public Fingers type(String label, String words) {
        page.waitForFunction(
                "label => document.activeElement === [...document.querySelectorAll('input, textarea')]"
                        + ".find(field => (field.ariaLabel ?? field.labels?.[0]?.innerText) === label)",
                label);
        page.keyboard().type(words);
        return this;
    }

    /** Every press in order. */
    public List<String> presses() {
        return List.copyOf(presses);
    }
}
