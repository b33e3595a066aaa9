package throughline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A small company, made through the front doors from the link that an empty server prints: an administrator, a supervisor, a queue that needs
 * the skill {@code lift-en}, and agents who have it. Everybody's password is {@link #PASSWORD}.
 */
public final class Company {
    public static final String PASSWORD = "a lift between two floors";
    public static final String ADMINISTRATOR = "maret@lifts.example";
    public static final String SUPERVISOR = "lena@lifts.example";
    /** The number that callers dial. */
    public static final String NUMBER = "+442079460100";
    /** A caller whom nobody knows yet; numbers like this are reserved for fiction. */
    public static final String CALLER = "+447700900123";

    private static final Pattern SETUP_LINK = Pattern.compile("(https?://\\S+[?&#]token=([\\w~.-]+)\\S*)");
    private static final List<String> NAMES =
            List.of("Ana Marić", "Karin Lind", "Tiiu Kask", "陳怡君", "Ivo Horvat", "Sam Reed");

    private final RunningServer server;
    private final Desk administrator;
    private final List<String> agents = new ArrayList<>();

    private Company(RunningServer server, Desk administrator) {
        this.server = server;
        this.administrator = administrator;
    }

    /** Sets an empty server up, with so many agents. */
    public static Company founded(RunningServer server, int agents) {
        var administrator = new Desk(server.url());
        administrator.post(
                "/api/setup",
                Map.of(
                        "token",
                        setupToken(server),
                        "company",
                        "Northern Lifts",
                        "name",
                        "Maret Tamm",
                        "email",
                        ADMINISTRATOR,
                        "password",
                        PASSWORD,
                        "language",
                        "en"));
        var company = new Company(server, administrator);
        company.opensQueue();
        company.hires("Lena Berg", SUPERVISOR, "supervisor");
        for (int number = 1; number <= agents; number++) {
            var email = "agent%d@lifts.example".formatted(number);
            company.hires(NAMES.get((number - 1) % NAMES.size()), email, "agent");
            company.agents.add(email);
        }
        return company;
    }

    /** The token in the link that an empty server prints for its first administrator. */
    public static String setupToken(RunningServer server) {
        return printedLink(server, 2);
    }

    /** That whole link. */
    public static String setupLink(RunningServer server) {
        return printedLink(server, 1);
    }

    public Desk administrator() {
        return administrator;
    }

    /** The e-mail address of the agent with this number, from 1. */
    public String agent(int number) {
        return agents.get(number - 1);
    }

    public Desk signsIn(int agent) {
        return Desk.signIn(server.url(), agent(agent), PASSWORD);
    }

    /** All contacts, newest first, over all pages. */
    public List<JsonNode> contacts() {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = administrator.get("/api/contacts?limit=100" + (after.isEmpty() ? "" : "&after=" + after));
            page.get("items").forEach(all::add);
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return all;
    }

    private static String printedLink(RunningServer server, int group) {
        var link = server.console().find(SETUP_LINK);
        if (link == null) {
            throw new AssertionError("The server printed no link for its first administrator:\n" + server.console());
        }
        return link.group(group);
    }

    private void opensQueue() {
        administrator.post(
                "/api/queues",
                Map.of(
                        "name",
                        "Lifts",
                        "language",
                        "en",
                        "skill",
                        "lift-en",
                        "greeting",
                        "en",
                        "dialledNumbers",
                        List.of(NUMBER),
                        "answerWithinSeconds",
                        20,
                        "offerSeconds",
                        20,
                        "priority",
                        1));
    }

    private void hires(String name, String email, String role) {
        administrator.post(
                "/api/users",
                Map.of(
                        "name",
                        name,
                        "email",
                        email,
                        "language",
                        "en",
                        "roles",
                        List.of(role),
                        "skills",
                        List.of("lift-en"),
                        "password",
                        PASSWORD));
    }
}
