package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest;
import java.util.EnumMap;
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
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.people.ApiTokens;
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

    @Test
    void everyAddressIsOnTheList() {
        assertThat(Address.all(mappings))
                .allSatisfy(address -> assertThat(AccessList.ALL)
                        .anyMatch(line -> line.method().equals(address.method())
                                && line.pattern().equals(address.pattern())));
    }

    @Test
    void everyRoleGetsWhatTheListSays() {
        var wrong = new TreeSet<String>();
        for (var address : Address.all(mappings)) {
            var line = AccessList.ALL.stream()
                    .filter(candidate -> candidate.method().equals(address.method())
                            && candidate.pattern().equals(address.pattern()))
                    .findFirst()
                    .orElseThrow();
            check(wrong, address, "stranger", ask(address, null), strangersMayIn(line.who()), 401);
            for (var role : Role.values()) {
                check(wrong, address, role.word(), ask(address, role), mayIn(line.who(), role), 403);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Written once more in the words of the list's reader, so that a slip in its code is seen. */
    private static boolean mayIn(Who who, Role role) {
        return switch (who) {
            case Who.Everybody _, Who.WhoeverSigns _ -> true;
            case Who.AnyPerson _ -> role != Role.INTEGRATION;
            case Who.OneOf(var roles) -> roles.contains(role);
            case Who.ThisMachineOr _ -> true; // the test stands on this machine
        };
    }

    private static boolean strangersMayIn(Who who) {
        return who instanceof Who.Everybody || who instanceof Who.WhoeverSigns;
    }

    private static void check(
            Set<String> wrong, Address address, String who, int status, boolean allowed, int otherwise) {
        boolean right = allowed ? status == LET_IN : status == otherwise;
        if (!right) {
            wrong.add("%s %s for %s: %d".formatted(address.method(), address.pattern(), who, status));
        }
    }

    private int ask(Address address, @Nullable Role role) {
        var browser = role == null ? stranger : Objects.requireNonNull(people.get(role));
        var request = browser.request(address.plain())
                .header("X-Only-The-Door", "yes")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .method(address.method().name(), HttpRequest.BodyPublishers.ofString("{}"));
        if (role == Role.INTEGRATION) {
            request.header("Authorization", "Bearer " + token);
        }
        return browser.send(request).status();
    }
}
