package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** The auditor reads who opened a customer; somebody who owns the database changes that, and is found out while the house works. */
@Tag("long")
class WhoSawWhat {
    private static final String AUDITOR = "olev@lifts.example";

    private static RunningServer server;
    private static AgentBrowser olev;
    private static Desk lena;
    private static String customer = "";

    @BeforeAll
    static void olevSitsDown() {
        server = RunningServer.start();
        var company = Company.founded(server, 0);
        company.administrator()
                .post(
                        "/api/users",
                        Map.of(
                                "name",
                                "Olev Saar",
                                "email",
                                AUDITOR,
                                "language",
                                "en",
                                "roles",
                                List.of("auditor"),
                                "skills",
                                List.of(),
                                "password",
                                Company.PASSWORD));
        lena = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
        customer = lena.post("/api/customers", Map.of("name", "Harbour Homes", "language", "en"))
                .path("id")
                .asString();
        lena.get("/api/customers/" + customer);
        olev = new AgentBrowser(server.url()).signsIn(AUDITOR, Company.PASSWORD);
        olev.page().setViewportSize(1280, 720);
    }

    @AfterAll
    static void nobodyComplained() {
        var complaints = olev.complaints();
        var serverComplaints = server.console().complaints();
        olev.close();
        lena.close();
        server.close();
        assertThat(complaints).as("the page's console").isEmpty();
        assertThat(serverComplaints).as("the server's console").isEmpty();
    }

    @Test
    void theAuditorFindsWhoOpenedACustomer() throws Exception {
        olev.seesHeading("Audit").sees("Lena Berg").sees("Not verified yet");
        looks("all");

        olev.button("Only " + customer).click();
        olev.page().getByLabel("What was done").selectOption(new SelectOption().setLabel("saw"));
        olev.sees("GET /api/customers/{id}");
        assertThat(olev.page().getByRole(AriaRole.ROW)).hasCount(2);
        looks("one-customer");

        olev.page().getByLabel("What was done").selectOption(new SelectOption().setLabel("played"));
        olev.sees("Nothing like that is written down");
        looks("nothing");
        olev.button("Show all").click();
        olev.sees("Lena Berg");

        var sheet = olev.page()
                .waitForDownload(() -> olev.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Save as a sheet"))
                        .click());
        assertThat(sheet.suggestedFilename()).isEqualTo("audit.csv");

        var good = server.console("audit", "verify");
        assertThat(good.lines()).anyMatch(line -> line.contains("are as they were written"));
        assertThat(good.exitCode()).isZero();
        olev.page().reload();
        olev.sees("As it was written, verified");
        looks("good");

        var entry = somebodyWhoOwnsTheDatabaseSaysItWasMaret();
        var bad = server.console("audit", "verify");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.lines()).anyMatch(line -> line.contains(entry));
        olev.page().reload();
        olev.sees("Not as it was written").sees(entry);
        looks("bad");
    }

    private static String somebodyWhoOwnsTheDatabaseSaysItWasMaret() throws IOException, SQLException {
        var folder = server.home().resolve("database");
        var port =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        var password = Files.readString(folder.resolve("password")).strip();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/throughline";
        try (var connection = DriverManager.getConnection(url, "throughline", password);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            try (var changed = statement.executeQuery(
                    "update audit.entry set who = gen_random_uuid()::text where act = 'saw' and subject = '%s' returning id"
                            .formatted(customer))) {
                changed.next();
                return changed.getString(1);
            }
        }
    }

    private static void looks(String name) {
        assertThat(Screenshots.of(olev, "audit-" + name)).isEmpty();
        olev.looksAt(ColorScheme.LIGHT);
    }
}
