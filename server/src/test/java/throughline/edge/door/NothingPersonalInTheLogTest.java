package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import throughline.contact.Contacts;
import throughline.people.Branch;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/**
 * A name, a street, a number and a word that stand nowhere else go in by every way: afterwards they are in the records, and in no log, no
 * figure and no refusal of somebody else.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingPersonalInTheLogTest {
    private static final String CANARY = "Kanaarilind";

    /** As people type it and as it is kept. */
    private static final List<String> NUMBER = List.of("5987 6543", "59876543");

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("throughline");
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            log.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    };

    private Browser browser;

    @BeforeAll
    void everythingThatWeSayIsHeard() {
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        ours.setLevel(Level.DEBUG);
        Browser.setsUp(port, setUp);
        browser = Browser.of(
                port, users, CANARY, Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR));
    }

    @AfterAll
    void nobodyListensAnyMore() {
        root.detachAppender(ear);
        ours.setLevel(null);
    }

    // ASVS 14.2.4, 16.2.5
    @Test
    void whatPeopleSayStaysInTheRecords() {
        var house = Furnished.by(browser, CANARY, contacts, queues);
        var customer = "/api/customers/" + house.id("customers");
        browser.post(
                customer + "/people",
                Map.of(
                        "name",
                        CANARY,
                        "language",
                        "et",
                        "phones",
                        List.of("+372 " + NUMBER.getFirst()),
                        "emails",
                        List.of(CANARY + "@lift.example")));
        for (var typed : List.of(CANARY, "+372" + NUMBER.getLast(), NUMBER.getLast())) {
            browser.get("/api/search?q=" + Address.encoded(typed));
            browser.get("/api/customers?q=" + Address.encoded(typed));
            browser.get("/api/customers?after=" + Address.encoded(typed));
            browser.get("/api/units/" + Address.encoded(typed));
            browser.get("/nowhere/" + Address.encoded(typed));
        }
        for (var refused : List.of(
                Map.of("name", CANARY, "language", "xx", "phone", NUMBER.getLast() + "x"),
                Map.of("name", CANARY, "language", "et", "phone", "+372" + NUMBER.getLast(), "email", CANARY),
                Map.of("name", CANARY.repeat(300), "language", "et"))) {
            browser.post("/api/customers", refused);
        }
        var elsewhere = Map.of(
                "customer",
                house.id("customers"),
                "name",
                CANARY,
                "street",
                CANARY,
                "city",
                CANARY,
                "country",
                "EE",
                "branch",
                Branch.COMPANY);
        assertThat(Browser.of(port, users, "Tiiu", Set.of(Role.SUPERVISOR), house.branch())
                        .post("/api/sites", elsewhere)
                        .status())
                .as("by the database itself")
                .isEqualTo(403);
        browser.send("POST", "/api/customers", "{\"name\": \"" + CANARY + "\", \"phone\": " + NUMBER.getLast() + "x");
        browser.send("PUT", customer, "{\"version\": \"" + CANARY + "\"}");
        browser.post("/api/users", Map.of("name", CANARY, "email", CANARY, "language", "et"));
        new Browser(port).signIn(CANARY + "@lift.example", CANARY + " is no password");
        new Browser(port).post("/api/password", Map.of("token", CANARY, "password", CANARY));
        new Browser(port).get("/t/" + CANARY);
        browser.post("/api/gateway/sms/test", Map.of("number", "+372" + NUMBER.getLast()));
        browser.put(
                "/api/contacts/" + house.id("contacts") + "/draft",
                Map.of("note", CANARY + " " + NUMBER.getLast(), "outcome", CANARY));
        browser.post(
                "/api/requests/" + house.id("requests") + "/inform",
                Map.of("answer", CANARY, "callback", "+372" + NUMBER.getLast(), "key", UUID.randomUUID()));
        browser.post("/api/orders/" + house.id("orders") + "/cancel", Map.of("reason", CANARY));
        browser.send(
                "POST",
                "/api/imports?kind=customers&name=" + CANARY + ".csv",
                "name;phone\n" + CANARY + ";" + NUMBER.getLast() + "\n\"" + CANARY);

        assertThat(browser.get(customer).response().body()).as("it was there").contains(CANARY);
        assertThat(log).as("something was heard").isNotEmpty();
        assertThat(log).as("the log").noneMatch(NothingPersonalInTheLogTest::isPersonal);
        assertThat(new Browser(port).get("/actuator/prometheus").response().body())
                .as("the figures")
                .contains("http_server_requests")
                .doesNotContain(CANARY)
                .doesNotContain(NUMBER);
    }

    /** The file of a photo may be called as its sender has called it, and is never logged. */
    private static boolean isPersonal(String line) {
        return line.contains(CANARY) || NUMBER.stream().anyMatch(line::contains);
    }
}
