package throughline.edge.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Witness.Act;

/**
 * What is written down of each address that can be read, all of it, in one place beside the {@link AccessList}. An address that is not
 * here fails a test: it either is noted or says why not.
 */
final class SeenList {
    /** By the pattern of the address, as on the access list. */
    static final Map<String, Seen> ALL = new TreeMap<>(all());

    private static final String OWN = "shows whoever asks what is her own";
    private static final String NOBODY = "says nothing of anybody";
    private static final String BOARD = "the board of all who work; what is opened from it is noted";

    /** Beginnings of something that is noted when it is done; by themselves they change nothing that anybody asks about. */
    private static final Set<String> ONLY_BEGUN = Set.of(
            "/api/session/ticket",
            "/api/passkeys/challenge",
            "/api/passkey-sign-in/challenge",
            "/api/provider-sign-in",
            "/api/passkey-link/challenge");

    private SeenList() {}

    private static Map<String, Seen> all() {
        var all = new HashMap<String, Seen>();
        for (var own : new String[] {"/api/session", "/api/sessions", "/api/passkeys", "/api/desk"}) {
            all.put(own, new Seen.NotNoted(OWN));
        }
        for (var portal :
                new String[] {"/api/portal/units", "/api/portal/units/{id}", "/api/portal/units/{id}/orders"}) {
            all.put(portal, new Seen.NotNoted("shows a customer what is its own, and nothing of who called"));
        }
        for (var ofNobody : new String[] {
            "/api/status",
            "/api/setup",
            "/api/skills",
            "/api/branches",
            "/api/branches/{id}",
            "/api/holiday-calendars",
            "/api/holiday-calendars/{id}",
            "/api/agreements/{id}/promise",
            "/api/promise",
            "/api/order-codes",
            "/api/dispatch/settings",
            "/api/alarm-settings",
            "/api/reports/morning/mail",
            "/api/map-tiles",
            "/api/neighbours",
            "/api/ladders",
            "/api/ladders/{id}",
            "/api/guides",
            "/api/guides/{id}",
            "/api/rest-rule",
            "/api/units/{id}/repeat",
            "/api/units/{id}/alarm-facts",
            "/api/repeat-rule",
            "/api/queues",
            "/api/gateway/sms",
            "/api/gateways",
            "/api/gateways/{id}",
            "/api/pager-gateways",
            "/api/webhook-kinds",
            "/api/webhook-subscriptions",
            "/api/webhook-subscriptions/{id}",
            "/api/webhook-deliveries",
            "/api/webhook-senders",
            "/api/webhook-senders/{id}",
            "/api/receivers",
            "/api/scaip-peers",
            "/api/trunk",
            "/api/trunk/test/{call}",
            "/api/trunk/toll",
            "/api/trunk/alerts",
            "/api/trunk/bills",
            "/api/requests/counts",
            "/api/problem-codes",
            "/api/problem-codes/tree",
            "/api/problem-codes/{code}",
            "/api/imports",
            "/api/audit/state",
            "/api/privacy/erasures",
            "/api/privacy/retention",
            "/actuator/health",
            "/actuator/health/**",
            "/actuator/prometheus",
            "/api/openapi.json"
        }) {
            all.put(ofNobody, new Seen.NotNoted(NOBODY));
        }
        for (var board : new String[] {
            "/api/dispatch",
            "/api/dispatch/plan",
            "/api/contacts/abandoned",
            "/api/order-owners",
            "/api/on-call",
            "/api/on-call/at",
            "/api/alarms",
            "/api/alarm-devices",
            "/api/unread-frames",
            "/api/device-secrets",
            "/api/test-calls",
            "/api/test-calls/counts",
            "/api/alarms/open",
            "/api/alarms/inside",
            "/api/alarms/{id}",
            "/api/alarms/{id}/procedure",
            "/api/incidents",
            "/api/incident-proposals",
            "/api/device-faults",
            "/api/on-test",
            "/api/on-test/presses",
            "/api/incidents/open",
            "/api/incidents/{id}",
            "/api/hand-overs",
            "/api/hand-overs/now",
            "/api/hand-overs/waiting",
            "/api/hand-overs/{id}",
            "/api/posts",
            "/api/rotas",
            "/api/rotas/{id}",
            "/api/rotas/{id}/draft",
            "/api/rotas/{id}/history",
            "/api/absences",
            "/api/technicians/{id}/calendar",
            "/api/swaps",
            "/api/figures/dispatch",
            "/api/figures/test-calls",
            "/api/figures/dispatch/orders",
            "/api/figures/dispatch/offers",
            "/api/reports/morning"
        }) {
            all.put(board, new Seen.NotNoted(BOARD));
        }
        all.put(
                "/calendar/{secret}.ics",
                new Seen.NotNoted("whoever was given the address, which is noted where it is made"));
        all.put("/files/{link}", new Seen.NotNoted("whoever was given the link, which is noted where it is given"));
        all.put("/ws/desk", new Seen.NotNoted("says what moved; what it makes a screen ask for is noted"));
        all.put("/ws/line", new Seen.NotNoted("the sound of a call, which is on record itself"));
        for (var link : new String[] {"/t/{token}", "/t/{token}/report", "/t/{token}/{act}", "/t/{token}/files/{id}"}) {
            all.put(link, new Seen.NotNoted("whoever has the link of an offer; the order's history says who got it"));
        }

        for (var app : new String[] {
            "/app/",
            "/app/state",
            "/app/turns",
            "/app/pair/{link}",
            "/app/offers/{id}",
            "/app/offers/{id}/{act}",
            "/app/offers/{id}/report",
            "/app/offers/{id}/files/{file}"
        }) {
            all.put(app, new Seen.NotNoted("a technician's own phone; the order's history says what she did there"));
        }
        for (var made : new String[] {
            "/app/manifest.webmanifest",
            "/app/worker.js",
            "/app/queue.js",
            "/app/app.js",
            "/app/icon-192.png",
            "/app/icon-512.png"
        }) {
            all.put(made, new Seen.NotNoted(NOBODY));
        }

        searched(all, "order", "/api/orders");
        searched(all, "contact", "/api/contacts");
        searched(all, "request", "/api/requests");

        list(all, "everything", "/api/search");
        list(all, "person", "/api/users", "/api/break-glass");
        list(all, "customer", "/api/customers", "/api/duplicates", "/api/duplicates/comparison");
        list(all, "site", "/api/sites");
        list(all, "unit", "/api/units");
        list(all, "agreement", "/api/agreements");
        list(all, "technician", "/api/technicians");
        list(all, "text", "/api/outbox", "/api/outbox/quarantine", "/api/outbox/replies");
        list(all, "webhook", "/api/webhook-messages");
        list(all, "audit", "/api/audit");
        list(all, "hold", "/api/privacy/holds");

        one(all, "person", "id", "/api/users/{id}", "/api/users/{id}/sessions");
        one(
                all,
                "customer",
                "id",
                "/api/customers/{id}",
                "/api/customers/{id}/people",
                "/api/customers/{id}/history",
                "/api/customers/{id}/likeness");
        one(all, "contact-person", "person", "/api/customers/{id}/people/{person}/history");
        one(all, "site", "id", "/api/sites/{id}", "/api/sites/{id}/history", "/api/sites/{id}/planned");
        one(all, "unit", "id", "/api/units/{id}", "/api/units/{id}/history", "/api/units/{id}/planned");
        one(all, "agreement", "id", "/api/agreements/{id}", "/api/agreements/{id}/history");
        one(all, "technician", "id", "/api/technicians/{id}", "/api/technicians/{id}/phones");
        one(all, "turn", "id", "/api/on-call/{id}");
        one(all, "order", "id", "/api/orders/{id}", "/api/orders/{id}/climb");
        one(all, "contact", "id", "/api/contacts/{id}");
        one(all, "request", "id", "/api/requests/{id}", "/api/requests/{id}/reported");
        one(all, "attachment", "id", "/api/attachments/{id}");
        one(all, "import", "id", "/api/imports/{id}");
        one(all, "bill", "day", "/api/trunk/bills/{day}");

        all.put("/api/contacts/{id}/recording", new Seen.Noted(Act.PLAYED, "contact", "id"));
        all.put("/api/imports/{id}/refused", new Seen.Noted(Act.EXPORTED, "import", "id"));
        all.put("/api/exports/{kind}", new Seen.Noted(Act.EXPORTED, "sheet", "kind"));
        all.put("/api/figures/dispatch/export", new Seen.Noted(Act.EXPORTED, "figures", null));
        all.put("/api/figures/test-calls/export", new Seen.Noted(Act.EXPORTED, "figures", null));
        all.put("/api/figures/dispatch/offers/export", new Seen.Noted(Act.EXPORTED, "figures", null));
        all.put("/api/reports/morning/export", new Seen.Noted(Act.EXPORTED, "morning-report", null));
        all.put("/api/audit/export", new Seen.Noted(Act.EXPORTED, "audit", null));
        return all;
    }

    static boolean isOnlyBegun(String pattern) {
        return ONLY_BEGUN.contains(pattern);
    }

    /** @return null for a pattern that is not on the list */
    static @Nullable Seen of(String pattern) {
        return ALL.get(pattern);
    }

    /** What an address is about, also one that changes something: as whatever is shown at its beginning; else its own first word. */
    static String kindOf(String pattern) {
        for (var part = pattern; part.length() > 1; part = part.substring(0, part.lastIndexOf('/'))) {
            switch (ALL.get(part)) {
                case Seen.Noted noted
                when !noted.kind().equals("everything") -> {
                    return noted.kind();
                }
                case Seen.NotedWithWords(var kind) -> {
                    return kind;
                }
                case null, default -> {}
            }
            if (part.lastIndexOf('/') <= 0) {
                break;
            }
        }
        var words = pattern.split("/");
        return words.length > 2 ? words[2] : "nothing";
    }

    private static void list(Map<String, Seen> all, String kind, String... patterns) {
        for (var pattern : patterns) {
            all.put(pattern, new Seen.Noted(Act.SEARCHED, kind, null));
        }
    }

    private static void searched(Map<String, Seen> all, String kind, String pattern) {
        all.put(pattern, new Seen.NotedWithWords(kind));
    }

    private static void one(Map<String, Seen> all, String kind, String variable, String... patterns) {
        for (var pattern : patterns) {
            all.put(pattern, new Seen.Noted(Act.SAW, kind, variable));
        }
    }
}
