package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.people.ApiTokens;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ServerTest;

/** Every address that exists is on the access list, and every role gets what the list says, asked over HTTP. */
@ServerTest
@Import(WhoMayWhatTest.OnlyTheDoor.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayWhatTest {
    private static final int LET_IN = 299;
    /** Not even read by somebody of a branch. */
    private static final List<String> SEEN_BY_THE_WHOLE_COMPANY = List.of(
            "/api/audit",
            "/api/privacy",
            "/api/imports",
            "/api/gateway",
            "/api/trunk",
            "/api/outbox/quarantine",
            "/api/unread-frames",
            "/api/device-secrets",
            "/api/receivers",
            "/api/scaip-peers",
            "/api/ladders",
            "/api/posts",
            "/api/neighbours",
            "/api/webhook-kinds",
            "/api/webhook-subscriptions",
            "/api/webhook-deliveries",
            "/api/webhook-senders",
            "/api/webhook-messages");

    /** Nobody who works here looks in from outside. */
    private static final List<String> OF_CUSTOMERS = List.of("/api/portal");

    private static final List<String> CHANGED_BY_THE_WHOLE_COMPANY = List.of(
            "/api/users",
            "/api/branches",
            "/api/device-keys",
            "/api/device-secrets",
            "/api/device-polls",
            "/api/holiday-calendars",
            "/api/alarm-settings",
            "/api/dispatch/settings",
            "/api/reports/morning/hour",
            "/api/map-tiles",
            "/api/device-keys",
            "/api/device-polls",
            "/api/guides",
            "/api/repeat-rule",
            "/api/rest-rule",
            "/api/queues",
            "/api/problem-codes");

    /** Stops whoever was let in before anything happens, so that all addresses can be tried. */
    static class OnlyTheDoor implements WebMvcConfigurer, HandlerInterceptor {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this).order(Integer.MIN_VALUE);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getHeader("X-Only-The-Door") == null) {
                return true;
            }
            response.setStatus(LET_IN);
            return false;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Branches branches;

    private final Map<Role, Browser> people = new EnumMap<>(Role.class);
    private Browser stranger;
    private String token = "";

    @BeforeAll
    void onePersonForEachRole() {
        stranger = new Browser(port);
        Browser.setsUp(port, setUp);
        for (var role : Role.values()) {
            if (role == Role.INTEGRATION) {
                token = tokens.create("matrix");
                people.put(role, new Browser(port));
            } else {
                people.put(role, Browser.of(port, users, role.word(), Set.of(role)));
            }
        }
    }

    // ASVS 6.3.4, 8.1.1, 8.2.1, 16.5.3
    @Test
    void everyAddressIsOnTheList() {
        assertThat(Address.all(mappings))
                .allSatisfy(address -> assertThat(AccessList.ALL)
                        .anyMatch(line -> line.method().equals(address.method())
                                && line.pattern().equals(address.pattern())));
    }

    // ASVS 8.2.1, 8.3.1, 13.4.5
    @Test
    void everyRoleGetsWhatTheListSays() {
        var wrong = new TreeSet<String>();
        var paper = new RightsOnPaper();
        for (var address : Address.all(mappings)) {
            var line = AccessList.ALL.stream()
                    .filter(candidate -> candidate.method().equals(address.method())
                            && candidate.pattern().equals(address.pattern()))
                    .findFirst()
                    .orElseThrow();
            var letIn = new TreeSet<String>();
            check(
                    wrong,
                    address,
                    "stranger",
                    said(letIn, "stranger", ask(address, null)),
                    strangersMayIn(line.who()),
                    401);
            for (var role : Role.values()) {
                int status = said(letIn, role.word(), ask(address, role));
                check(wrong, address, role.word(), status, mayIn(line.who(), role), 403);
            }
            paper.add(line, letIn);
        }
        assertThat(wrong).isEmpty();
        paper.isAsWritten();
    }

    /** A setting that a branch changed would change it for all the others. */
    // ASVS 8.2.1, 8.4.1, 8.4.2
    @Test
    void nobodyOfABranchChangesWhatCountsForTheWholeCompany() {
        var branch = branches.add(new Branches.Wanted(Branch.COMPANY, "Tartu", null), null);
        var everyRole = EnumSet.complementOf(EnumSet.of(Role.INTEGRATION, Role.CUSTOMER));
        var tiiu = Browser.of(port, users, "Tiiu", everyRole, branch.id());
        assertThat(tiiu.get("/api/session").text("/user/branch"))
                .isEqualTo(branch.id().toString());
        var wrong = new TreeSet<String>();
        for (var address : Address.all(mappings)) {
            boolean isClosed = !address.pattern().equals("/api/gateway/sms/callback")
                    && (isUnder(address, SEEN_BY_THE_WHOLE_COMPANY)
                            || isUnder(address, OF_CUSTOMERS)
                            || !address.method().equals(HttpMethod.GET)
                                    && isUnder(address, CHANGED_BY_THE_WHOLE_COMPANY));
            check(wrong, address, "somebody of a branch", ask(address, tiiu, null), !isClosed, 403);
            if (address.pattern().startsWith("/api/imports") && isClosed) {
                int asked = ask(
                        address,
                        stranger,
                        tokens.create("of Tartu " + address.pattern() + address.method(), branch.id()));
                check(wrong, address, "a token of a branch", asked, false, 403);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tiiu.put("/api/trunk", Map.of()).code()).isEqualTo("people.not-allowed-in-a-branch");
    }

    private static boolean isUnder(Address address, List<String> some) {
        return some.stream().anyMatch(address.pattern()::startsWith);
    }

    /** Written once more in the words of the list's reader, so that a slip in its code is seen. */
    private static boolean mayIn(Who who, Role role) {
        return switch (who) {
            case Who.Everybody _, Who.WhoeverSigns _ -> true;
            case Who.AnyPerson _, Who.AnyPersonToRegister _ -> role != Role.INTEGRATION;
            case Who.OneOf(var roles) -> roles.contains(role);
            case Who.ThisMachineOr _ -> true; // the test stands on this machine
            case Who.OfTheWholeCompany(var those) -> mayIn(those, role);
        };
    }

    private static boolean strangersMayIn(Who who) {
        return who instanceof Who.Everybody || who instanceof Who.WhoeverSigns;
    }

    private static int said(Set<String> letIn, String asker, int status) {
        if (status == LET_IN) {
            letIn.add(asker);
        }
        return status;
    }

    private static void check(
            Set<String> wrong, Address address, String who, int status, boolean allowed, int otherwise) {
        boolean right = allowed ? status == LET_IN : status == otherwise;
        if (!right) {
            wrong.add("%s %s for %s: %d".formatted(address.method(), address.pattern(), who, status));
        }
    }

    private int ask(Address address, @Nullable Role role) {
        return ask(
                address,
                role == null ? stranger : Objects.requireNonNull(people.get(role)),
                role == Role.INTEGRATION ? token : null);
    }

    private static int ask(Address address, Browser browser, @Nullable String token) {
        var request = browser.request(address.plain())
                .header("X-Only-The-Door", "yes")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .method(address.method().name(), HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser.send(request).status();
    }
}
