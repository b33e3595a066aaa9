package throughline.edge.door;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Type;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.contact.Contacts;
import throughline.kernel.Scope;
import throughline.people.ApiTokens;
import throughline.people.People;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.portal.Outlook;
import throughline.portal.Outlooks;
import throughline.routing.Queues;
import throughline.testing.ServerTest;

/**
 * Every address, asked by every role of one branch for what belongs to another: in its path, in a place that is nested there, in each
 * field of its body and each filter. An id of another branch is answered to the letter like an id that never was, does nothing, and no answer
 * to anybody names what the other branch has.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnotherBranchsIdsTest {
    /** What no branch has for itself, so there is no other branch's. */
    private static final Set<String> OF_ALL = Set.of(
            "sessions",
            "users",
            "passkeys",
            "break-glass",
            "branches",
            "holiday-calendars",
            "technicians",
            "phones",
            "on-call",
            "ladders",
            "posts",
            "neighbours",
            "rotas",
            "stand-ins",
            "absences",
            "swaps",
            "imports",
            "exports",
            "replies",
            "queues",
            "receivers",
            "test",
            "alerts",
            "bills",
            "gateways",
            "problem-codes",
            "webhook-subscriptions",
            "webhook-deliveries",
            "webhook-senders",
            "webhooks",
            "retention",
            "incidents",
            "incident-proposals",
            "alarm-devices",
            "guides",
            "device-keys",
            "device-secrets",
            "device-polls",
            "scaip-peers",
            "holds");

    /** Which thing a field or a filter of this name means. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("customer", "customers"),
            Map.entry("site", "sites"),
            Map.entry("unit", "units"),
            Map.entry("agreement", "agreements"),
            Map.entry("person", "people"),
            Map.entry("order", "orders"),
            Map.entry("duplicateOf", "orders"),
            Map.entry("read", "orders"),
            Map.entry("contact", "contacts"),
            Map.entry("one", "customers"),
            Map.entry("other", "customers"),
            Map.entry("survivor", "customers"),
            Map.entry("merged", "customers"));

    /** Fields that these addresses do not read. */
    private static final Set<String> NOT_READ =
            Set.of("/api/sites/{id}/planned site", "/api/units/{id}/planned customer");

    /** Fields that name a person of the house, a setting of all, or this press of a button. */
    private static final Set<String> MEANT_OF_ALL = Set.of(
            "calendar",
            "owner",
            "incident",
            "user",
            "technician",
            "branch",
            "parent",
            "key",
            "agent",
            "after",
            "pagerRelay");

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
    Outlooks outlooks;

    @Autowired
    People people;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    /** Somebody who asks: a person with one role, or another system. */
    private record Asker(
            Role role, Browser browser, @Nullable String token) {}

    private final List<Asker> askers = new ArrayList<>();
    private final Set<String> wrong = new TreeSet<>();
    private Browser everything;
    private Furnished own;
    private Furnished other;
    private List<Address> addresses;

    @BeforeAll
    void twoBranchesAndSomebodyOfEachRoleInOne() {
        Browser.setsUp(port, setUp);
        everything = Browser.of(
                port, users, "Kaur", Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR));
        own = Furnished.by(everything, "Tartuxy", contacts, queues);
        other = Furnished.by(everything, "Parnuqz", contacts, queues);
        for (var role : Role.values()) {
            askers.add(
                    role == Role.INTEGRATION
                            ? new Asker(role, new Browser(port), tokens.create("of a branch", own.branch()))
                            : new Asker(role, Browser.of(port, users, role.word(), Set.of(role), own.branch()), null));
        }
        looksIn(Role.CUSTOMER.word(), UUID.fromString(own.id("customers")));
        addresses = Address.all(mappings).stream()
                .filter(address -> !address.pattern().startsWith("/t/"))
                .toList();
    }

    // ASVS 8.2.2, 8.4.1
    @Test
    void anIdOfAnotherBranchIsAnsweredLikeOneThatNeverWas() {
        var before = seenByAll(other);
        for (var address : addresses) {
            assertThat(OF_ALL.containsAll(address.kinds())
                            || own.things().keySet().containsAll(address.kinds()))
                    .as("whose is what %s names?", address.pattern())
                    .isTrue();
            for (var asker : askers) {
                if (mayAsk(asker, address)) {
                    askForOthers(asker, address);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seenByAll(other))
                .as("as it was before anybody of the other branch came")
                .isEqualTo(before);
    }

    private void looksIn(String name, UUID customer) {
        var somebody = requireNonNull(people.findByEmail(name + "@lift.example"));
        Scope.EVERYTHING.run(
                () -> outlooks.keep(somebody.id(), somebody.roles(), new Outlook(customer, Set.of()), somebody.id()));
    }

    /** Whoever looks in sees what is the customer's and nothing of the same branch beside it. */
    // ASVS 8.2.2, 8.2.3
    @Test
    void aCustomerSeesWhatItHasAndNotWhatItsNeighbourHas() {
        var customer = askers.stream()
                .filter(asker -> asker.role() == Role.CUSTOMER)
                .findFirst()
                .orElseThrow()
                .browser();
        var neighbour = Browser.of(port, users, "neighbour", Set.of(Role.CUSTOMER), own.branch());
        looksIn("neighbour", UUID.fromString(other.id("customers")));
        var unit = "/api/portal/units/" + own.id("units");

        assertThat(customer.get("/api/portal/units").text("/items/0/id")).isEqualTo(own.id("units"));
        assertThat(customer.get(unit).text("/open/0/id")).isEqualTo(own.id("orders"));
        assertThat(customer.get(unit + "/orders").text("/items/0/id")).isEqualTo(own.id("orders"));
        assertThat(customer.get(unit).response().body())
                .as("neither the caller's words nor anybody's name")
                .doesNotContain("stuck", "Manager");
        assertThat(said(neighbour.get(unit)))
                .isEqualTo(said(neighbour.get("/api/portal/units/" + Address.NOBODY)))
                .startsWith("404");
        assertThat(said(neighbour.get(unit + "/orders"))).startsWith("404");
        assertThat(neighbour.get("/api/portal/units").response().body()).doesNotContain(own.word());
    }

    // ASVS 8.2.2
    @Test
    void whatWasRemovedIsAnsweredLikeWhatNeverWas() {
        var gone = "/api/attachments/" + own.id("attachments");
        assertThat(everything.delete(gone).status()).isEqualTo(204);
        var people = "/api/customers/" + own.id("customers") + "/people/";
        assertThat(everything.delete(people + own.id("people")).status()).isEqualTo(204);

        assertThat(said(everything.get(gone)))
                .isEqualTo(said(everything.get("/api/attachments/" + Address.NOBODY)))
                .startsWith("404");
        var form = Map.of("name", "Somebody", "language", "et", "version", 1);
        assertThat(said(everything.put(people + own.id("people"), form)))
                .isEqualTo(said(everything.put(people + Address.NOBODY, form)))
                .startsWith("404");
    }

    /** The desk's socket says which lists moved and what lies on one's own desk; a day's work of another branch is in neither. */
    @Test
    void noDeskHearsWhatAnotherBranchHas() {
        var heard = new HashMap<Role, Queue<String>>();
        var origin = "http://localhost:" + port;
        for (var asker : askers) {
            if (asker.token() != null) {
                continue;
            }
            var ticket = asker.browser().post("/api/session/ticket", Map.of()).text("/ticket");
            if (mayAsk(asker.role(), whoOpens("/ws/desk"))) {
                var says = new ConcurrentLinkedQueue<String>();
                asker.browser().listens("/ws/desk?ticket=" + ticket, origin, says::add);
                heard.put(asker.role(), says);
            } else {
                assertThat(asker.browser().socket("/ws/desk?ticket=" + ticket, origin))
                        .as(asker.role().word())
                        .isEqualTo(403);
            }
        }
        assertThat(heard).containsKeys(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER);

        var third = Furnished.by(everything, "Valgaww", contacts, queues);

        heard.forEach((role, says) -> {
            for (var list : List.of("customers", "units", "orders", "requests", "contacts")) {
                await("the " + role.word() + " hears that " + list + " moved")
                        .until(() -> says.stream().anyMatch(frame -> frame.contains(list)));
            }
            third.things()
                    .values()
                    .forEach(id -> assertThat(says)
                            .as("what the desk of the %s says", role.word())
                            .noneMatch(frame -> frame.contains(id)));
            assertThat(says).noneMatch(frame -> frame.contains("Valgaww"));
        });
    }

    private static Who whoOpens(String socket) {
        return AccessList.ALL.stream()
                .filter(line -> line.pattern().equals(socket))
                .findFirst()
                .orElseThrow()
                .who();
    }

    private void askForOthers(Asker asker, Address address) {
        var kinds = address.kinds();
        boolean isOfBranches = !kinds.isEmpty() && own.things().keySet().containsAll(kinds);
        if (isOfBranches) {
            if (address.method().equals(HttpMethod.GET)) {
                look(asker, address, ask(asker, address, ids(kinds, Set.of(), ""), "", ""));
            }
            for (int others = 1; others < 1 << kinds.size(); others++) {
                var which = places(others, kinds.size());
                var body = body(address, null, "");
                compare(
                        asker,
                        address,
                        "in place " + which,
                        ask(asker, address, ids(kinds, which, null), "", body),
                        ask(asker, address, ids(kinds, which, Address.NOBODY), "", body),
                        !address.method().equals(HttpMethod.GET));
            }
        } else if (kinds.isEmpty() && address.method().equals(HttpMethod.GET)) {
            look(asker, address, ask(asker, address, List.of(), "", ""));
        }
        if (!isOfBranches && !kinds.isEmpty()) {
            return;
        }
        var owns = isOfBranches ? ids(kinds, Set.of(), "") : List.<String>of();
        for (var filter : address.filtersByIds()) {
            if (meansABranchs(filter)) {
                var needed = address.filtersByIds().stream()
                        .filter(each -> !each.equals(filter) && MEANT.containsKey(each))
                        .filter(_ -> address.pattern().endsWith("/comparison"))
                        .map(each -> each + "=" + own.id(MEANT.get(each)) + "&")
                        .collect(Collectors.joining());
                compare(
                        asker,
                        address,
                        "in the filter " + filter,
                        ask(asker, address, owns, "?" + needed + filter + "=" + other.id(MEANT.get(filter)), ""),
                        ask(asker, address, owns, "?" + needed + filter + "=" + Address.NOBODY, ""),
                        false);
            }
        }
        var form = address.form();
        if (form != null) {
            for (var field : Filled.ids(form)) {
                if (meansABranchs(field) && !NOT_READ.contains(address.pattern() + " " + field)) {
                    compare(
                            asker,
                            address,
                            "in the field " + field,
                            ask(asker, address, owns, "", body(address, field, other.id(MEANT.get(field)))),
                            ask(asker, address, owns, "", body(address, field, Address.NOBODY)),
                            true);
                }
            }
        }
    }

    private static boolean meansABranchs(String name) {
        assertThat(MEANT.containsKey(name) || MEANT_OF_ALL.contains(name))
                .as("what does %s mean?", name)
                .isTrue();
        return MEANT.containsKey(name);
    }

    /** @param asked of the other branch, and {@code never} of one that never was */
    private void compare(
            Asker asker,
            Address address,
            String where,
            Browser.Answer asked,
            Browser.Answer never,
            boolean mustRefuse) {
        look(asker, address, asked);
        var saidOfOther = said(asked);
        var saidOfNone = said(never);
        if (!saidOfOther.equals(saidOfNone)) {
            wrong.add("%s %s for %s %s: %.300s but %.300s"
                    .formatted(
                            address.method(), address.pattern(), asker.role().word(), where, saidOfOther, saidOfNone));
        } else if (mustRefuse && asked.status() < 400) {
            wrong.add("%s %s for %s %s is done: %.300s"
                    .formatted(address.method(), address.pattern(), asker.role().word(), where, saidOfOther));
        }
    }

    /** Nothing of the other branch stands in any answer, but what the tree of branches is called. */
    private void look(Asker asker, Address address, Browser.Answer answer) {
        var body = answer.response().body();
        if (body.contains(other.word()) && !address.pattern().startsWith("/api/branches")) {
            wrong.add("%s %s for %s tells of the other branch: %.300s"
                    .formatted(address.method(), address.pattern(), asker.role().word(), body));
        }
    }

    private Browser.Answer ask(Asker asker, Address address, List<String> ids, String filter, String body) {
        var request = asker.browser()
                .request(address.naming(ids) + filter)
                .header("X-XSRF-TOKEN", asker.browser().cookie("XSRF-TOKEN"))
                .method(address.method().name(), BodyPublishers.ofString(body));
        if (asker.token() != null) {
            request.header("Authorization", "Bearer " + asker.token());
        }
        return asker.browser().send(request);
    }

    /** The ids of its own, but in some places the other branch's or this one. */
    private List<String> ids(List<String> kinds, Set<Integer> others, @Nullable String instead) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            ids.add(others.contains(i) ? instead == null ? other.id(kind) : instead : own.id(kind));
        }
        return ids;
    }

    private static Set<Integer> places(int bits, int size) {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < size; i++) {
            if ((bits & 1 << i) != 0) {
                places.add(i);
            }
        }
        return places;
    }

    /** All of the form, of the own branch, with one id in one field. */
    private String body(Address address, @Nullable String field, String id) {
        Type form = address.form();
        return form == null
                ? ""
                : Filled.by(form, (name, kind) -> name.equals(field) ? quoted(id) : plausible(name, kind));
    }

    private String plausible(String name, Class<?> kind) {
        if (kind == UUID.class) {
            return MEANT.containsKey(name)
                    ? quoted(own.id(MEANT.get(name)))
                    : name.equals("key") ? quoted(UUID.randomUUID().toString()) : "";
        }
        if (kind == String.class) {
            return switch (name) {
                case "language" -> quoted("et");
                case "country" -> quoted("EE");
                case "hours" -> quoted("24/7");
                case "phone", "callback" -> quoted("+37255600000");
                case "kind" -> "";
                case "reason" -> quoted("duplicate");
                default -> quoted("Kask");
            };
        }
        if (kind == Integer.class || kind == int.class) {
            return name.equals("version") || name.endsWith("Version") ? "1" : "2";
        }
        if (kind == LocalDate.class) {
            return quoted("2098-01-01");
        }
        if (kind == Instant.class) {
            return quoted("2098-01-01T00:00:00Z");
        }
        return kind == Boolean.class || kind == boolean.class ? "true" : "";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private String said(Browser.Answer answer) {
        var body = answer.response().body();
        for (var things : List.of(own.things().values(), other.things().values(), List.of(Address.NOBODY))) {
            for (var id : things) {
                body = body.replace(id, "(an id)");
            }
        }
        return answer.status() + " " + body;
    }

    private boolean mayAsk(Asker asker, Address address) {
        var line = AccessList.ALL.stream()
                .filter(each ->
                        each.method().equals(address.method()) && each.pattern().equals(address.pattern()))
                .findFirst()
                .orElseThrow();
        return !address.pattern().startsWith("/api/session") && mayAsk(asker.role(), line.who());
    }

    private static boolean mayAsk(Role role, Who who) {
        return switch (who) {
            case Who.OneOf(var roles) -> roles.contains(role);
            case Who.AnyPerson _ -> role != Role.INTEGRATION;
            case Who.Everybody _, Who.WhoeverSigns _, Who.ThisMachineOr _, Who.OfTheWholeCompany _ -> false;
            case Who.AnyPersonToRegister _ -> false; // names nothing
        };
    }

    /** When somebody looks at the order again: it moves on its own while the test goes on. */
    private static final Pattern LOOKED_AT_AGAIN = Pattern.compile("\"next\":\\{[^}]*}");

    /** All that the whole company sees of what the branch has. */
    private Map<String, String> seenByAll(Furnished branch) {
        var seen = new LinkedHashMap<String, String>();
        branch.things().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .filter(kind -> Set.of("customers", "sites", "agreements", "units", "contacts", "requests", "orders")
                        .contains(kind))
                .forEach(kind -> seen.put(
                        kind,
                        LOOKED_AT_AGAIN
                                .matcher(everything
                                        .get("/api/" + kind + "/" + branch.id(kind))
                                        .response()
                                        .body())
                                .replaceAll("")));
        return seen;
    }
}
