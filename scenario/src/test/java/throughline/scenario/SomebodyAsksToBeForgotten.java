package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** Sam Reed asks what is known of him, and then wants it gone; a court wanted it kept a little longer. */
@Tag("long")
class SomebodyAsksToBeForgotten {
    private static final String NUMBER = "+44 7700 900321";

    @Test
    void heIsShownHeldAndThenForgotten() {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 0);
            var people = "/api/customers/"
                    + company.administrator()
                            .post("/api/customers", Map.of("name", "Harbour Homes", "language", "en"))
                            .get("id")
                            .asString()
                    + "/people";
            company.administrator()
                    .post(
                            people,
                            Map.of("name", "Sam Reed", "language", "en", "phones", List.of(NUMBER.replace(" ", ""))));
            try (var maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD)) {
                maret.opens("/admin/privacy/retention")
                        .sees("How long things are kept")
                        .sees("Recordings of entrapments");
                assertThat(Screenshots.of(maret, "privacy-retention")).isEmpty();

                maret.opens("/admin/privacy/holds").sees("What a court or an insurer needs");
                maret.page().getByLabel("On", exactly()).selectOption("phone");
                fill(maret, "Which", NUMBER);
                fill(maret, "Reason", "asked for by a court");
                press(maret, "Hold");
                maret.sees("stands");
                assertThat(Screenshots.of(maret, "privacy-holds")).isEmpty();

                maret.opens("/admin/privacy").sees("Nobody was erased yet");
                fill(maret, "Phone numbers", NUMBER);
                press(maret, "Look");
                maret.sees("People of customers").sees("Sam Reed");
                assertThat(Screenshots.of(maret, "privacy-person")).isEmpty();

                maret.opens("/admin/privacy/holds").sees("stands");
                maret.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the hold on"))
                        .click();
                maret.sees("ended");

                maret.opens("/admin/privacy");
                fill(maret, "Phone numbers", NUMBER);
                press(maret, "Look");
                maret.sees("Sam Reed");
                fill(maret, "Reason", "he asked for it");
                press(maret, "Erase for ever");
                maret.sees("The erasure has begun");
                await().untilAsserted(() -> assertThat(
                                company.administrator().get(people).toString())
                        .doesNotContain("Sam Reed", "7700900321"));
                maret.opens("/admin/privacy").sees("he asked for it").sees("done");
                assertThat(Screenshots.of(maret, "privacy-erased")).isEmpty();
                assertThat(maret.complaints()).isEmpty();
            }
            assertThat(server.console().complaints()).isEmpty();
        }
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void fill(AgentBrowser maret, String label, String text) {
        maret.page().getByLabel(label, exactly()).fill(text);
    }

    private static void press(AgentBrowser maret, String button) {
        maret.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
