package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/**
 * An administrator brings the company's customers in, as a German Excel saved them, on a small screen and with the keyboard: the sheet is
 * checked first, the wrong row goes home with its reason, and the same sheet once more changes nothing.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ASheetComesIn {
    private static final String SHEET = """
            Customer number;Name;Language;Phone;Column of our own
            H-1;Höghus AB;Swedish;+46 8 465 004 10;x
            H-2;=cmd|' /C calc'!A0;Estonian;;
            H-3;Quay House Ltd;Klingon;;
            """;

    private static RunningServer server;
    private static AgentBrowser maret;

    @BeforeAll
    static void maretSitsDownAtASmallScreen() {
        server = RunningServer.start();
        Company.founded(server, 0);
        maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
        maret.sees("Maret Tamm");
        maret.page().setViewportSize(1280, 720);
    }

    @AfterAll
    static void nobodyComplained() {
        var complaints = maret.complaints();
        var serverComplaints = server.console().complaints();
        maret.close();
        server.close();
        assertThat(complaints).as("the page's console").isEmpty();
        assertThat(serverComplaints).as("the server's console").isEmpty();
    }

    @Test
    @Order(1)
    void itIsMatchedAndCheckedBeforeAnythingChanges() {
        maret.opens("/imports").sees("No imports yet");
        uploads("customers.csv", SHEET.getBytes(ISO_8859_1));
        maret.sees("customers.csv").sees("To be matched");
        assertThat(ours("Customer number")).hasValue("number");
        assertThat(ours("Column of our own")).hasValue("");
        maret.sees("Höghus AB");
        looks("import-columns");

        maret.presses("c");
        outcomes("Added 2", "Refused 1");
        maret.sees("Klingon");
        looks("import-checked");
        maret.page().navigate(server.url().resolve("/customers").toString());
        maret.sees("No customers");
    }

    @Test
    @Order(2)
    void itRunsAndTheWrongRowGoesHomeWithItsReason() throws IOException {
        maret.page().goBack();
        assertThat(maret.button("Run")).isVisible();
        maret.presses("r").sees("Done");
        outcomes("Added 2", "Refused 1");
        var download = maret.page()
                .waitForDownload(() -> maret.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Save the refused rows"))
                        .click());
        assertThat(Files.readString(download.path(), UTF_8))
                .contains("Quay House Ltd")
                .contains("Klingon");

        maret.opens("/customers").sees("Höghus AB").sees("=cmd|");
        looks("customers-1280");
    }

    @Test
    @Order(3)
    void theSameSheetOnceMoreChangesNothing() {
        maret.opens("/imports").sees("customers.csv");
        uploads("customers.csv", SHEET.getBytes(ISO_8859_1));
        maret.sees("To be matched").presses("c");
        outcomes("Added 0", "Unchanged 2");
        maret.opens("/imports").sees("IM-1002");
        looks("imports");
    }

    // ASVS 1.2.10
    @Test
    @Order(4)
    void whatGoesOutRunsNowhere() throws IOException {
        maret.opens("/customers").sees("Höghus AB");
        var download = maret.page()
                .waitForDownload(() -> maret.page()
                        .getByRole(AriaRole.MAIN)
                        .getByText("Save for Excel")
                        .click());
        assertThat(Files.readString(download.path(), UTF_8))
                .contains("Höghus AB")
                .contains("'=cmd|")
                .doesNotContain(";=cmd|");
    }

    @Test
    @Order(5)
    void theDaysOffOfACountryAreKept() {
        maret.opens("/admin/holidays").sees("Eesti");
        looks("holidays");
        maret.page().getByText("Eesti").first().click();
        maret.sees("2026-12-24");
        looks("holidays-of-estonia");
    }

    private static void uploads(String name, byte[] bytes) {
        maret.presses("n");
        maret.page().getByLabel("What its rows are").selectOption(new SelectOption().setLabel("Customers"));
        var chooser = maret.page()
                .waitForFileChooser(() -> maret.button("Choose the file").click());
        chooser.setFiles(new FilePayload(name, "text/csv", bytes));
        maret.page().waitForURL(Pattern.compile("/imports/[0-9a-f-]{36}$"));
    }

    private static Locator ours(String column) {
        return maret.page().getByLabel("What " + column + " is", new Page.GetByLabelOptions().setExact(true));
    }

    private static void outcomes(String... words) {
        for (var each : words) {
            assertThat(maret.page()
                            .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Outcome"))
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName(each).setExact(true)))
                    .isVisible();
        }
    }

    private static void looks(String name) {
        assertThat(Screenshots.of(maret, name)).as("axe at " + name).isEmpty();
    }
}
