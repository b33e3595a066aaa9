package throughline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.HttpCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/** Those who try to get in: by guessing, with a session of their choice, from a page of their own, with what somebody else said before. */
final class AssaultsOnTheDoor {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WRONG_SIGN_INS = 10_000;
    private static final int ATTACKERS = 40;
    private static final int AT_ONCE = 8;
    private static final String ELSEWHERE = "https://elsewhere.example";

    private final RunningServer server;
    private final Company company;

    AssaultsOnTheDoor(RunningServer server, Company company) {
        this.server = server;
        this.company = company;
    }

    /** Forty addresses guess the passwords of all who work here; the only agent on shift still gets in, at once, where she was before. */
    void wrongSignIns(Assault assault) throws Exception {
        var emails = List.of(
                company.agent(1), company.agent(2), Company.SUPERVISOR, Company.ADMINISTRATOR, "nobody@lifts.example");
        for (var email : emails.subList(0, 4)) {
            Attacker.with(server.url(), email, Company.PASSWORD).close();
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = new ArrayList<Callable<Void>>();
            for (int number = 0; number < ATTACKERS; number++) {
                int address = 10 + number;
                work.add(() -> {
                    guess(assault, address, emails);
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        long began = System.nanoTime();
        try (var agent = Desk.signIn(server.url(), company.agent(1), Company.PASSWORD)) {
            assault.holds(!agent.get("/api/session").isEmpty(), "the agent on shift does not get in");
        }
        assault.took().add(System.nanoTime() - began);
    }

    private void guess(Assault assault, int address, List<String> emails) throws Exception {
        try (var attacker = new Attacker(server.url(), address)) {
            attacker.asks("GET", "/api/status", "");
            for (int i = 0; i < WRONG_SIGN_INS / ATTACKERS; i++) {
                var form = JSON.writeValueAsString(Map.of(
                        "email", emails.get(i % emails.size()), "password", "a guess, number " + address + "-" + i));
                assault.tries(
                        "a wrong password",
                        () -> attacker.asks("POST", "/api/session", form),
                        AssaultsOnTheDoor::isRefused);
            }
            assault.holds(attacker.session().isEmpty(), "a wrong password opened a session");
        }
    }

    /** A session that somebody chose before it was opened opens nothing afterwards. */
    void sessionFixation(Assault assault) throws Exception {
        for (var chosen : List.of(
                "chosen-by-somebody-else", "A".repeat(43), UUID.randomUUID().toString())) {
            try (var victim = new Attacker(server.url(), 1);
                    var attacker = new Attacker(server.url(), 2)) {
                var name = "throughline-" + server.url().getPort();
                victim.brings(new HttpCookie(name, chosen));
                victim.asks("GET", "/api/status", "");
                victim.is("POST", "/api/session", Map.of("email", company.agent(1), "password", Company.PASSWORD));
                assault.holds(
                        victim.session()
                                .filter(cookie -> !cookie.getValue().equals(chosen))
                                .isPresent(),
                        "the session kept the secret that was there before");
                attacker.brings(new HttpCookie(name, chosen));
                assault.tries(
                        "the chosen secret",
                        () -> attacker.asks("GET", "/api/session", ""),
                        AssaultsOnTheDoor::isRefused);
            }
        }
    }

    /** A page elsewhere makes the browser of an administrator send every request that changes something; it has no proof. */
    void forgery(Assault assault) throws Exception {
        try (var victim = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            for (var operation : Operation.all(victim)) {
                if (operation.method().equals("GET") || operation.open()) {
                    continue;
                }
                for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
                    assault.tries(
                            operation + " as " + type,
                            () -> victim.sends(
                                    victim.to(operation.path(UUID.randomUUID().toString()))
                                            .header("Content-Type", type)
                                            .header("Origin", ELSEWHERE)
                                            .method(operation.method(), BodyPublishers.ofString("{}"))),
                            answer -> answer.statusCode() == 403);
                }
            }
            assault.holds(victim.asks("GET", "/api/session", "").statusCode() == 200, "the session was ended");
        }
    }

    /** A page elsewhere opens a socket with the cookie of somebody, or with a ticket that was used, or of another session. */
    void socketsFromElsewhere(Assault assault) throws Exception {
        try (var victim = Attacker.with(server.url(), company.agent(1), Company.PASSWORD);
                var other = Attacker.with(server.url(), company.agent(2), Company.PASSWORD)) {
            var own = Optional.of(victim.server().toString());
            for (var path : List.of("/ws/desk", "/ws/line")) {
                for (var origin :
                        List.of(ELSEWHERE, "null", victim.server() + ".elsewhere.example", "http://127.0.0.1:1")) {
                    assault.holds(
                            !victim.opensSocket(path + "?ticket=" + victim.ticket(), Optional.of(origin)),
                            path + " from " + origin);
                }
                assault.holds(
                        !victim.opensSocket(path + "?ticket=" + victim.ticket(), Optional.empty()),
                        path + " without origin");
                assault.holds(!victim.opensSocket(path, own), path + " without ticket");
                assault.holds(
                        !victim.opensSocket(path + "?ticket=" + other.ticket(), own), path + " with another's ticket");
                var once = victim.ticket();
                assault.holds(
                        victim.opensSocket(path + "?ticket=" + once, own), path + " does not even open as it should");
                assault.holds(!victim.opensSocket(path + "?ticket=" + once, own), path + " with a ticket twice");
            }
        }
    }

    /** What a sender told once is told again, later, changed, or by somebody without its secret. */
    void webhookReplay(Assault assault) throws Exception {
        try (var administrator = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD);
                var attacker = new Attacker(server.url(), 3)) {
            var made = administrator.is("POST", "/api/webhook-senders", Map.of("name", "erp", "perMinute", 6_000));
            var key = Base64.getDecoder().decode(made.get("secret").asString().replace("whsec_", ""));
            long now = Instant.now().getEpochSecond();
            var body = "{\"type\":\"order.paid\"}";
            var good = new Told("first", now, body, signed(key, "first", now, body));
            assault.holds(tell(attacker, good).statusCode() == 204, "what is signed is not even taken");
            for (int i = 0; i < 500; i++) {
                tell(attacker, good);
            }
            long late = now - 310;
            long soon = now + 310;
            for (var wrong : List.of(
                    new Told("late", late, body, signed(key, "late", late, body)),
                    new Told("early", soon, body, signed(key, "early", soon, body)),
                    new Told("second", now, body, good.signature()),
                    new Told("first", now, body.replace("paid", "free"), good.signature()),
                    new Told("first", now + 1, body, good.signature()),
                    new Told("third", now, body, signed(new byte[32], "third", now, body)),
                    new Told("fourth", now, body, "v1,"),
                    new Told("fifth", now, body, "none"))) {
                assault.tries(wrong.id(), () -> tell(attacker, wrong), AssaultsOnTheDoor::isRefused);
            }
            int kept = administrator
                    .is("GET", "/api/webhook-messages", Map.of())
                    .get("items")
                    .size();
            assault.holds(kept == 1, "told once, sent 501 times, and kept " + kept + " times");
        }
    }

    private record Told(String id, long at, String body, String signature) {}

    private static HttpResponse<String> tell(Attacker attacker, Told told) throws Exception {
        return attacker.sends(attacker.to("/api/webhooks/erp")
                .header("Content-Type", "application/json")
                .header("webhook-id", told.id())
                .header("webhook-timestamp", String.valueOf(told.at()))
                .header("webhook-signature", told.signature())
                .POST(BodyPublishers.ofString(told.body())));
    }

    /** Standard Webhooks, "Verifying signatures". */
    private static String signed(byte[] key, String id, long at, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + at + "." + body).getBytes(UTF_8)));
    }

    static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() >= 400;
    }
}
