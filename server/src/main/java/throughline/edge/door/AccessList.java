package throughline.edge.door;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static throughline.people.Role.ADMINISTRATOR;
import static throughline.people.Role.AGENT;
import static throughline.people.Role.AUDITOR;
import static throughline.people.Role.CUSTOMER;
import static throughline.people.Role.DISPATCHER;
import static throughline.people.Role.INTEGRATION;
import static throughline.people.Role.SUPERVISOR;
import static throughline.people.Role.TRAINER;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import throughline.people.Role;

/**
 * Who may use which address, all of it, in one place. What is not on the list is closed, so a new endpoint needs a line here. The
 * lines speak of addresses only; whether this person may see this very object is asked by the owner of the object. What counts for
 * the whole company is changed by those who work for the whole of it: the lines that end in {@code _ALL}.
 */
final class AccessList {
    private static final Who EVERYBODY = new Who.Everybody();
    private static final Who WHOEVER_SIGNS = new Who.WhoeverSigns();
    private static final Who ANY_PERSON = new Who.AnyPerson();
    private static final Who TO_REGISTER = new Who.AnyPersonToRegister();
    private static final Who AT_THE_DESK = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR);
    private static final Who READS = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR, INTEGRATION);
    private static final Who WRITES = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR);
    private static final Who TALKS = oneOf(AGENT);
    private static final Who LISTENS = oneOf(AGENT, SUPERVISOR);
    private static final Who LEADS = oneOf(SUPERVISOR, ADMINISTRATOR);
    private static final Who MOVES = oneOf(SUPERVISOR, ADMINISTRATOR, INTEGRATION);
    private static final Who KEEPS = oneOf(SUPERVISOR, DISPATCHER, ADMINISTRATOR, INTEGRATION);
    private static final Who KEEPS_PEOPLE = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR, INTEGRATION);
    private static final Who PLANS = oneOf(SUPERVISOR, DISPATCHER, ADMINISTRATOR);
    private static final Who DECIDES = oneOf(AGENT, SUPERVISOR, DISPATCHER);
    private static final Who READS_CODES = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR, TRAINER, INTEGRATION);
    private static final Who READS_GUIDES = oneOf(AGENT, SUPERVISOR, DISPATCHER, ADMINISTRATOR, TRAINER);
    private static final Who KEEPS_CODES_OF_ALL = new Who.OfTheWholeCompany(oneOf(TRAINER, ADMINISTRATOR));
    private static final Who READS_THE_AUDIT = new Who.OfTheWholeCompany(oneOf(AUDITOR, ADMINISTRATOR));
    private static final Who LOOKS_IN = oneOf(CUSTOMER);
    private static final Who ADMINISTERS = oneOf(ADMINISTRATOR);
    private static final Who ADMINISTERS_ALL = new Who.OfTheWholeCompany(ADMINISTERS);
    private static final Who LEADS_ALL = new Who.OfTheWholeCompany(LEADS);
    private static final Who PLANS_ALL = new Who.OfTheWholeCompany(PLANS);
    private static final Who MOVES_ALL = new Who.OfTheWholeCompany(MOVES);
    private static final Who WATCHES = new Who.ThisMachineOr(Set.of(ADMINISTRATOR, INTEGRATION));
    private static final Who READS_THE_CONTRACT = new Who.ThisMachineOr(Set.of(Role.values()));

    static final List<Access> ALL = Stream.of(
                    // The door
                    may(EVERYBODY, GET, "/api/status"),
                    may(TO_REGISTER, GET, "/api/session"),
                    may(EVERYBODY, POST, "/api/session"),
                    may(TO_REGISTER, DELETE, "/api/session"),
                    may(ANY_PERSON, POST, "/api/session/ticket"),
                    may(ANY_PERSON, PUT, "/api/session/preferences", "/api/session/password"),
                    may(ANY_PERSON, GET, "/api/sessions"),
                    may(ANY_PERSON, DELETE, "/api/sessions/{id}"),
                    may(EVERYBODY, GET, "/api/setup"),
                    may(EVERYBODY, POST, "/api/setup", "/api/password"),
                    may(EVERYBODY, POST, "/api/passkey-sign-in/challenge", "/api/passkey-sign-in"),
                    may(EVERYBODY, POST, "/api/provider-sign-in", "/api/provider-sign-in/answer"),
                    may(EVERYBODY, POST, "/api/passkey-link/challenge", "/api/passkey-link"),
                    may(TO_REGISTER, POST, "/api/passkeys/challenge", "/api/passkeys"),
                    may(ANY_PERSON, GET, "/api/passkeys"),
                    may(ANY_PERSON, PUT, "/api/passkeys/{id}"),
                    may(ANY_PERSON, DELETE, "/api/passkeys/{id}"),

                    // People
                    may(LEADS, GET, "/api/users", "/api/users/{id}", "/api/skills"),
                    may(ADMINISTERS_ALL, POST, "/api/users"),
                    may(ADMINISTERS_ALL, PUT, "/api/users/{id}"),
                    may(ADMINISTERS_ALL, POST, "/api/users/{id}/end-sessions", "/api/users/{id}/password-link"),
                    may(ADMINISTERS_ALL, POST, "/api/users/{id}/passkey-link"),
                    may(ADMINISTERS, GET, "/api/users/{id}/sessions"),
                    may(ADMINISTERS_ALL, DELETE, "/api/users/{id}/sessions"),
                    may(ADMINISTERS_ALL, PUT, "/api/users/{id}/break-glass"),
                    may(ADMINISTERS_ALL, DELETE, "/api/users/{id}/provider"),
                    may(ANY_PERSON, POST, "/api/break-glass", "/api/break-glass/end"),
                    may(ADMINISTERS, GET, "/api/break-glass"),
                    may(ADMINISTERS, POST, "/api/break-glass/{id}/end"),

                    // Who did what
                    may(READS_THE_AUDIT, GET, "/api/audit", "/api/audit/export", "/api/audit/state"),

                    // What is known of a person
                    may(ADMINISTERS_ALL, POST, "/api/privacy/find", "/api/privacy/copies", "/api/privacy/erasures"),
                    may(ADMINISTERS_ALL, GET, "/api/privacy/erasures", "/api/privacy/retention", "/api/privacy/holds"),
                    may(ADMINISTERS_ALL, PUT, "/api/privacy/retention/{word}"),
                    may(ADMINISTERS_ALL, POST, "/api/privacy/holds", "/api/privacy/holds/{id}/end"),

                    // Directory
                    may(AT_THE_DESK, GET, "/api/search"),
                    readable("/api/customers", "/api/sites", "/api/units", "/api/agreements"),
                    may(READS, GET, "/api/customers/{id}/people"),
                    writable(KEEPS, "/api/customers", "/api/sites", "/api/units", "/api/agreements"),
                    may(KEEPS, POST, "/api/customers/{id}/people"),
                    may(KEEPS_PEOPLE, PUT, "/api/customers/{id}/people/{person}"),
                    may(KEEPS, DELETE, "/api/customers/{id}/people/{person}"),
                    may(
                            AT_THE_DESK,
                            GET,
                            "/api/customers/{id}/history",
                            "/api/customers/{id}/people/{person}/history",
                            "/api/sites/{id}/history",
                            "/api/units/{id}/history",
                            "/api/agreements/{id}/history"),
                    may(READS, GET, "/api/duplicates", "/api/duplicates/comparison", "/api/customers/{id}/likeness"),
                    may(KEEPS, POST, "/api/duplicates/merges", "/api/duplicates/merges/{id}/undo"),
                    may(KEEPS, POST, "/api/duplicates/{id}/dismiss", "/api/duplicates/{id}/take-back"),
                    may(READS, GET, "/api/sites/{id}/planned", "/api/units/{id}/planned"),
                    may(PLANS, POST, "/api/sites/{id}/planned", "/api/units/{id}/planned"),
                    may(PLANS, DELETE, "/api/sites/{id}/planned/{change}", "/api/units/{id}/planned/{change}"),
                    may(PLANS, PUT, "/api/customers/{id}/people/{person}/leaving"),
                    may(PLANS, DELETE, "/api/customers/{id}/people/{person}/leaving"),
                    may(AT_THE_DESK, POST, "/api/sites/{id}/key-code/show"),
                    may(PLANS, PUT, "/api/sites/{id}/key-code"),
                    may(PLANS, POST, "/api/units/{id}/equipment"),
                    may(READS, GET, "/api/agreements/{id}/promise"),
                    may(ADMINISTERS_ALL, PUT, "/api/device-keys/{wire}/{ident}", "/api/device-polls/{wire}/{ident}"),
                    may(ADMINISTERS_ALL, DELETE, "/api/device-keys/{wire}/{ident}"),
                    may(ADMINISTERS_ALL, GET, "/api/device-secrets"),
                    may(ADMINISTERS_ALL, POST, "/api/device-secrets/{wire}/{ident}"),
                    may(ADMINISTERS_ALL, DELETE, "/api/device-secrets/{wire}/{ident}"),
                    may(ADMINISTERS_ALL, GET, "/api/scaip-peers"),
                    may(ADMINISTERS_ALL, PUT, "/api/scaip-peers/{peer}"),
                    readable("/api/branches"),
                    writable(ADMINISTERS_ALL, "/api/branches"),
                    readable("/api/holiday-calendars"),
                    writable(LEADS_ALL, "/api/holiday-calendars"),
                    readable("/api/technicians", "/api/on-call"),
                    may(PLANS, GET, "/api/technicians/{id}/phones"),
                    may(PLANS, POST, "/api/technicians/{id}/phones"),
                    may(PLANS, DELETE, "/api/technicians/{id}/phones/{phone}"),
                    may(READS, GET, "/api/on-call/at"),
                    writable(PLANS, "/api/technicians", "/api/on-call"),
                    may(PLANS, DELETE, "/api/on-call/{id}"),
                    may(
                            PLANS,
                            GET,
                            "/api/hand-overs",
                            "/api/hand-overs/now",
                            "/api/hand-overs/waiting",
                            "/api/hand-overs/{id}"),
                    may(PLANS, POST, "/api/hand-overs", "/api/hand-overs/{id}/take"),
                    may(PLANS, DELETE, "/api/hand-overs/{id}"),
                    may(LEADS, GET, "/api/alarm-devices"),
                    may(LEADS, POST, "/api/alarm-devices/{id}/keep"),
                    may(LEADS, DELETE, "/api/alarm-devices/{id}"),
                    may(LEADS_ALL, GET, "/api/unread-frames"),
                    may(AT_THE_DESK, GET, "/api/test-calls", "/api/test-calls/counts"),
                    may(AT_THE_DESK, GET, "/api/alarm-settings", "/api/incident-proposals"),
                    may(LEADS_ALL, PUT, "/api/alarm-settings"),
                    may(AT_THE_DESK, GET, "/api/device-faults", "/api/on-test", "/api/on-test/presses"),
                    may(AT_THE_DESK, GET, "/api/units/{id}/alarm-facts"),
                    may(AT_THE_DESK, POST, "/api/units/{id}/on-test/alarm"),
                    may(PLANS, POST, "/api/units/{id}/on-test"),
                    may(PLANS, DELETE, "/api/units/{id}/on-test"),
                    may(LEADS, POST, "/api/incident-proposals/{id}/declare", "/api/incident-proposals/{id}/dismiss"),
                    may(AT_THE_DESK, GET, "/api/alarms", "/api/alarms/open", "/api/alarms/{id}"),
                    may(AT_THE_DESK, GET, "/api/alarms/inside"),
                    may(
                            DECIDES,
                            POST,
                            "/api/alarms/{id}/take",
                            "/api/alarms/{id}/send-help",
                            "/api/alarms/{id}/everyone-out",
                            "/api/alarms/{id}/unit"),
                    may(LEADS, POST, "/api/alarms/{id}/override"),
                    may(AT_THE_DESK, GET, "/api/alarms/{id}/procedure"),
                    may(
                            DECIDES,
                            POST,
                            "/api/alarms/{id}/procedure/said",
                            "/api/alarms/{id}/procedure/answers",
                            "/api/alarms/{id}/procedure/check-in",
                            "/api/alarms/{id}/procedure/rescue"),
                    may(READS_GUIDES, GET, "/api/guides", "/api/guides/{id}"),
                    may(KEEPS_CODES_OF_ALL, POST, "/api/guides/{id}/draft", "/api/guides/{id}/approve"),
                    may(KEEPS_CODES_OF_ALL, PUT, "/api/guides/{id}"),
                    may(KEEPS_CODES_OF_ALL, DELETE, "/api/guides/{id}"),
                    may(AT_THE_DESK, GET, "/api/incidents", "/api/incidents/open", "/api/incidents/{id}"),
                    may(LEADS, POST, "/api/incidents", "/api/incidents/{id}/end"),
                    may(PLANS, POST, "/api/incidents/{id}/say", "/api/orders/{id}/incident"),
                    may(PLANS, DELETE, "/api/orders/{id}/incident"),
                    may(PLANS_ALL, GET, "/api/ladders", "/api/ladders/{id}", "/api/posts", "/api/neighbours"),
                    may(PLANS_ALL, POST, "/api/ladders/rehearsal"),
                    writable(LEADS_ALL, "/api/ladders"),
                    may(LEADS_ALL, DELETE, "/api/ladders/{id}"),
                    may(PLANS_ALL, POST, "/api/posts"),
                    may(PLANS_ALL, DELETE, "/api/posts/{id}"),
                    may(PLANS_ALL, PUT, "/api/neighbours/{area}"),

                    // Who takes turns: whoever leads says, everybody at the desk proposes
                    may(AT_THE_DESK, GET, "/api/rotas", "/api/rotas/{id}", "/api/rotas/{id}/draft"),
                    may(AT_THE_DESK, GET, "/api/rotas/{id}/history", "/api/absences", "/api/swaps"),
                    writable(LEADS, "/api/rotas"),
                    may(LEADS, POST, "/api/rotas/{id}/publish", "/api/rotas/{id}/stand-ins"),
                    may(LEADS, POST, "/api/rotas/{id}/take-over", "/api/rotas/{id}/preview"),
                    may(LEADS, DELETE, "/api/rotas/{id}/stand-ins/{standIn}"),
                    may(AT_THE_DESK, POST, "/api/absences", "/api/rotas/{id}/swaps", "/api/swaps/{id}/take"),
                    may(AT_THE_DESK, POST, "/api/swaps/{id}/withdraw"),
                    may(LEADS, POST, "/api/absences/{id}/decide", "/api/absences/{id}/withdraw"),
                    may(LEADS, POST, "/api/swaps/{id}/decide"),
                    may(AT_THE_DESK, GET, "/api/technicians/{id}/calendar"),
                    may(LEADS, POST, "/api/technicians/{id}/calendar"),
                    may(LEADS, DELETE, "/api/technicians/{id}/calendar"),
                    may(AT_THE_DESK, POST, "/api/technicians/{id}/absences"),
                    may(EVERYBODY, GET, "/calendar/{secret}.ics"),
                    may(AT_THE_DESK, GET, "/api/rest-rule"),
                    may(LEADS_ALL, PUT, "/api/rest-rule"),

                    // Sheets: what another system brings and fetches, and whoever leads
                    may(MOVES_ALL, GET, "/api/imports", "/api/imports/{id}", "/api/imports/{id}/refused"),
                    may(MOVES_ALL, POST, "/api/imports"),
                    may(MOVES_ALL, POST, "/api/imports/{id}/check", "/api/imports/{id}/run", "/api/imports/{id}/stop"),
                    may(MOVES_ALL, PUT, "/api/imports/{id}/mapping"),
                    may(MOVES_ALL, DELETE, "/api/imports/{id}"),
                    may(MOVES, GET, "/api/exports/{kind}"),

                    // Texts
                    may(ADMINISTERS_ALL, GET, "/api/gateway/sms"),
                    may(ADMINISTERS_ALL, PUT, "/api/gateway/sms"),
                    may(ADMINISTERS_ALL, POST, "/api/gateway/sms/test"),
                    may(WHOEVER_SIGNS, POST, "/api/gateway/sms/callback"),
                    may(ADMINISTERS_ALL, GET, "/api/gateways", "/api/gateways/{id}"),
                    writable(ADMINISTERS_ALL, "/api/gateways"),
                    may(ADMINISTERS_ALL, POST, "/api/gateways/{id}/test"),
                    may(PLANS, GET, "/api/pager-gateways"),
                    may(PLANS, GET, "/api/outbox", "/api/outbox/replies"),
                    may(PLANS_ALL, GET, "/api/outbox/quarantine"),
                    may(PLANS, POST, "/api/outbox/replies/{id}/read"),

                    // Webhooks: what leaves the house may be of any branch
                    may(ADMINISTERS_ALL, GET, "/api/webhook-kinds", "/api/webhook-deliveries"),
                    may(ADMINISTERS_ALL, GET, "/api/webhook-subscriptions", "/api/webhook-subscriptions/{id}"),
                    writable(ADMINISTERS_ALL, "/api/webhook-subscriptions"),
                    may(ADMINISTERS_ALL, DELETE, "/api/webhook-subscriptions/{id}"),
                    may(
                            ADMINISTERS_ALL,
                            POST,
                            "/api/webhook-subscriptions/{id}/secret",
                            "/api/webhook-subscriptions/{id}/test",
                            "/api/webhook-subscriptions/{id}/replay",
                            "/api/webhook-deliveries/{id}/replay"),
                    may(ADMINISTERS_ALL, GET, "/api/webhook-messages"),
                    may(ADMINISTERS_ALL, GET, "/api/webhook-senders", "/api/webhook-senders/{id}"),
                    writable(ADMINISTERS_ALL, "/api/webhook-senders"),
                    may(ADMINISTERS_ALL, DELETE, "/api/webhook-senders/{id}"),
                    may(ADMINISTERS_ALL, POST, "/api/webhook-senders/{id}/secret"),
                    may(WHOEVER_SIGNS, POST, "/api/webhooks/{name}"),

                    // Work orders
                    may(AT_THE_DESK, GET, "/api/orders", "/api/orders/{id}", "/api/order-codes", "/api/dispatch"),
                    may(AT_THE_DESK, GET, "/api/dispatch/plan", "/api/map-tiles"),
                    may(ADMINISTERS_ALL, PUT, "/api/map-tiles"),
                    may(PLANS, GET, "/api/order-owners"),
                    may(
                            DECIDES,
                            POST,
                            "/api/orders/{id}/hold",
                            "/api/orders/{id}/resume",
                            "/api/orders/{id}/cancel",
                            "/api/orders/{id}/close",
                            "/api/orders/{id}/on-site",
                            "/api/orders/{id}/offer",
                            "/api/orders/{id}/priority"),
                    may(AT_THE_DESK, GET, "/api/orders/{id}/climb"),
                    may(
                            DECIDES,
                            POST,
                            "/api/orders/{id}/jump",
                            "/api/orders/{id}/pass-on",
                            "/api/orders/{id}/seats",
                            "/api/orders/{id}/remedy"),
                    may(DECIDES, POST, "/api/orders/{id}/take-help"),
                    may(DECIDES, POST, "/api/orders/{id}/of-absent"),
                    may(AT_THE_DESK, GET, "/api/promise", "/api/dispatch/settings"),
                    may(LEADS_ALL, PUT, "/api/dispatch/settings"),
                    may(AT_THE_DESK, GET, "/api/units/{id}/repeat", "/api/repeat-rule"),
                    may(LEADS_ALL, PUT, "/api/repeat-rule"),

                    // What was counted
                    may(LEADS, GET, "/api/figures/dispatch", "/api/figures/dispatch/orders"),
                    may(LEADS, GET, "/api/figures/dispatch/export"),
                    may(LEADS, GET, "/api/figures/test-calls", "/api/figures/test-calls/export"),
                    may(LEADS, GET, "/api/figures/dispatch/offers", "/api/figures/dispatch/offers/export"),
                    may(LEADS, GET, "/api/reports/morning", "/api/reports/morning/export"),
                    may(LEADS, GET, "/api/reports/morning/mail"),
                    may(LEADS, PUT, "/api/reports/morning/mail"),
                    may(LEADS_ALL, PUT, "/api/reports/morning/hour"),

                    // Calls
                    may(AT_THE_DESK, GET, "/api/desk"),
                    may(TALKS, POST, "/api/desk/ready", "/api/desk/not-ready"),
                    may(AT_THE_DESK, GET, "/api/contacts", "/api/contacts/abandoned", "/api/contacts/{id}"),
                    may(TALKS, PUT, "/api/contacts/{id}/draft", "/api/contacts/{id}/unit", "/api/contacts/{id}/caller"),
                    may(TALKS, POST, "/api/contacts/{id}/finish", "/api/contacts/{id}/newcomer"),
                    may(LISTENS, GET, "/api/contacts/{id}/recording"),
                    may(AT_THE_DESK, GET, "/api/queues"),
                    may(LEADS_ALL, POST, "/api/queues"),
                    may(LEADS_ALL, PUT, "/api/queues/{id}"),
                    may(ADMINISTERS_ALL, GET, "/api/receivers"),
                    may(ADMINISTERS_ALL, POST, "/api/receivers"),
                    may(ADMINISTERS_ALL, PUT, "/api/receivers/{id}"),
                    may(ADMINISTERS_ALL, DELETE, "/api/receivers/{id}"),
                    may(ADMINISTERS_ALL, GET, "/api/trunk", "/api/trunk/test/{call}", "/api/trunk/toll"),
                    may(ADMINISTERS_ALL, PUT, "/api/trunk", "/api/trunk/toll"),
                    may(ADMINISTERS_ALL, POST, "/api/trunk/stop"),
                    may(ADMINISTERS_ALL, POST, "/api/trunk/test"),
                    may(LEADS_ALL, GET, "/api/trunk/alerts"),
                    may(LEADS_ALL, POST, "/api/trunk/alerts/{id}/seen"),
                    may(LEADS_ALL, GET, "/api/trunk/bills", "/api/trunk/bills/{day}"),
                    may(LEADS_ALL, POST, "/api/trunk/bills/{day}/settled"),
                    may(AT_THE_DESK, GET, "/ws/desk"),
                    may(TALKS, GET, "/ws/line"),

                    // Requests: whose one is, asks the room
                    may(
                            AT_THE_DESK,
                            GET,
                            "/api/requests",
                            "/api/requests/counts",
                            "/api/requests/{id}",
                            "/api/requests/{id}/reported"),
                    may(WRITES, POST, "/api/requests", "/api/requests/{id}/raise", "/api/requests/{id}/link"),
                    may(WRITES, POST, "/api/requests/{id}/inform", "/api/requests/{id}/record"),
                    may(WRITES, POST, "/api/requests/{id}/park", "/api/requests/{id}/reopen"),
                    may(WRITES, POST, "/api/requests/{id}/medical/show"),
                    may(WRITES, PUT, "/api/requests/{id}/draft"),
                    may(LEADS, PUT, "/api/requests/{id}/owner"),
                    may(TALKS, POST, "/api/contacts/{id}/requests"),
                    may(READS_GUIDES, GET, "/api/problem-codes/tree"),
                    may(READS_CODES, GET, "/api/problem-codes", "/api/problem-codes/{code}"),
                    may(KEEPS_CODES_OF_ALL, POST, "/api/problem-codes"),
                    may(KEEPS_CODES_OF_ALL, PUT, "/api/problem-codes/{code}"),

                    // What a customer is shown
                    may(LOOKS_IN, GET, "/api/portal/units", "/api/portal/units/{id}", "/api/portal/units/{id}/orders"),

                    // Photos and papers
                    may(AT_THE_DESK, POST, "/api/requests/{id}/attachments", "/api/orders/{id}/attachments"),
                    may(AT_THE_DESK, GET, "/api/attachments/{id}"),
                    may(AT_THE_DESK, DELETE, "/api/attachments/{id}"),

                    // A technician's page: the link is the key, and its owner asks by it
                    may(EVERYBODY, GET, "/t/{token}", "/t/{token}/report", "/t/{token}/{act}", "/t/{token}/files/{id}"),
                    may(EVERYBODY, POST, "/t/{token}/accept", "/t/{token}/reject", "/t/{token}/arrival"),
                    may(EVERYBODY, POST, "/t/{token}/on-the-way", "/t/{token}/on-site", "/t/{token}/released"),
                    may(EVERYBODY, POST, "/t/{token}/help", "/t/{token}/hold", "/t/{token}/key-code"),
                    may(EVERYBODY, POST, "/t/{token}/report", "/t/{token}/files"),
                    may(EVERYBODY, POST, "/t/{receipt}/shown"),

                    // The app on a technician's phone: its cookie is the key, and its owner asks by it
                    may(EVERYBODY, GET, "/app/manifest.webmanifest", "/app/worker.js", "/app/queue.js", "/app/app.js"),
                    may(EVERYBODY, GET, "/app/icon-192.png", "/app/icon-512.png"),
                    may(EVERYBODY, GET, "/app/", "/app/state", "/app/pair/{link}", "/app/offers/{id}"),
                    may(EVERYBODY, GET, "/app/offers/{id}/{act}", "/app/offers/{id}/report"),
                    may(EVERYBODY, GET, "/app/offers/{id}/files/{file}"),
                    may(EVERYBODY, POST, "/app/pair/{link}", "/app/subscription", "/app/subscription/leave"),
                    may(EVERYBODY, POST, "/app/offers/{id}/{act}", "/app/offers/{id}/key-code"),
                    may(EVERYBODY, GET, "/app/turns"),
                    may(EVERYBODY, POST, "/app/turns", "/app/swaps/{id}/take", "/app/swaps/{id}/withdraw"),

                    // Files of others, at their own name: the link is the key
                    may(EVERYBODY, GET, "/files/{link}"),

                    // Those who watch the house
                    may(EVERYBODY, GET, "/actuator/health", "/actuator/health/**"),
                    may(WATCHES, GET, "/actuator/prometheus"),
                    may(READS_THE_CONTRACT, GET, "/api/openapi.json"))
            .flatMap(lines -> lines)
            .toList();

    private AccessList() {}

    private static Stream<Access> may(Who who, HttpMethod method, String... patterns) {
        return Stream.of(patterns).map(pattern -> new Access(method, pattern, who));
    }

    private static Stream<Access> readable(String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Stream.of(new Access(GET, list, READS), new Access(GET, list + "/{id}", READS)));
    }

    private static Stream<Access> writable(Who who, String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Stream.of(new Access(POST, list, who), new Access(PUT, list + "/{id}", who)));
    }

    private static Who oneOf(Role... roles) {
        return new Who.OneOf(Set.of(roles));
    }
}
