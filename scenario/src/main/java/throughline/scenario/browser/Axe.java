package throughline.scenario.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Accessibility as axe-core sees it: WCAG 2.2 level A and AA. */
public final class Axe {
    private static final String ENGINE = AgentBrowser.script("/axe.min.js");
    private static final String RUN = """
            async () => {
              const wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
              const result = await axe.run(document, { runOnly: { type: "tag", values: wanted }, resultTypes: ["violations"] });
              return result.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${rule.help} at ${node.target.join(" ")}: ${node.html.slice(0, 160)}`));
            }
            """;

    private Axe() {}

    /** One line for each finding, with its rule and its element; empty is what we want. */
    @SuppressWarnings("unchecked")
    public static List<String> findings(Page page) {
        page.evaluate(ENGINE);
        return (List<String>) page.evaluate(RUN);
    }
}
