package throughline.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.browser.AgentBrowser;
import throughline.scenario.browser.Screenshots;

/** An administrator connects another system on the screen; a customer is added, and the other system hears of it. */
@Tag("long")
class OtherSystemsAreTold {
    private static RunningServer server;
    private static AgentBrowser maret;
    private static Company company;
    private static HttpServer receiver;
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void maretSitsDown() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        server = RunningServer.start(Map.of("THROUGHLINE_EGRESS_THIS_MACHINE", "true"));
        company = Company.founded(server, 0);
        maret = new AgentBrowser(server.url()).signsIn(Company.ADMINISTRATOR, Company.PASSWORD);
        maret.page().setViewportSize(1280, 720);
    }

    @AfterAll
    static void nobodyComplained() {
        var complaints = maret.complaints();
        var serverComplaints = server.console().complaints();
        maret.close();
        server.close();
        receiver.stop(0);
        assertThat(complaints)
                .as("the page's console, but for the address that is refused on purpose")
                .allMatch(each -> each.contains("422") && each.contains("webhook-subscriptions"));
        assertThat(serverComplaints).as("the server's console").isEmpty();
    }

    @Test
    void whoeverSubscribesHears() throws Exception {
        maret.opens("/admin/webhooks").sees("Nobody is told");
        looks("empty");
        link("Add a subscription");
        fill("Name", "The ERP");
        fill("Address", "https://169.254.169.254/latest");
        maret.button("customer.added").click();
        maret.button("Add subscription").click();
        maret.sees("not one of the internet");
        looks("refused");
        fill(
                "Address",
                "http://127.0.0.1:%d/hooks".formatted(receiver.getAddress().getPort()));
        maret.button("Add subscription").click();
        maret.sees("The ERP is added");
        looks("secret");
        link("Go on");

        maret.button("Send a test").click();
        maret.sees("It arrived");
        assertThat(RECEIVED.getFirst()).contains("throughline.test");
        company.administrator().post("/api/customers", Map.of("name", "Harbour Homes", "language", "en"));
        await().until(() -> RECEIVED.stream().anyMatch(each -> each.contains("throughline.customer.added")));
        assertThat(RECEIVED.getLast()).doesNotContain("Harbour");
        maret.sees("204");
        looks("delivered");
        int before = RECEIVED.size();
        maret.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again:"))
                .click();
        await().until(() -> RECEIVED.size() > before);

        receiver.stop(0);
        company.administrator().post("/api/customers", Map.of("name", "Hill Homes", "language", "en"));
        maret.sees("The host cannot be reached").sees("failing since");
        maret.opens("/admin/webhooks").sees("failing since");
        looks("failing");
    }

    @Test
    void whoeverMaySendIsHeard() throws Exception {
        maret.opens("/admin/senders").sees("Nobody may tell us anything").sees("Nothing came yet");
        looks("senders-empty");
        link("Add a sender");
        fill("Name", "erp");
        maret.button("Add sender").click();
        maret.sees("erp is added");
        assertThat(maret.page().getByLabel("Its address")).hasValue(server.url() + "/api/webhooks/erp");
        link("Go on");
        maret.seesHeading("erp");
        maret.button("Remove").click();
        maret.sees("What it told is forgotten");
        looks("sender");
        maret.button("Keep it").click();
        maret.opens("/admin/senders").sees("erp");
        looks("senders");
    }

    private static void link(String name) {
        maret.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void fill(String label, String text) {
        maret.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void looks(String name) {
        assertThat(Screenshots.of(maret, "webhooks-" + name)).isEmpty();
        maret.looksAt(ColorScheme.LIGHT);
    }
}
