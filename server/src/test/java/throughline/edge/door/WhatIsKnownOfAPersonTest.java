package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import throughline.contact.ContactBook;
import throughline.contact.Contacts;
import throughline.house.Settings;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.privacy.BroughtBack;
import throughline.privacy.Erasures;
import throughline.privacy.Retention;
import throughline.routing.Queues;
import throughline.testing.ServerTest;
import tools.jackson.databind.JsonNode;

/**
 * Somebody comes into the house by every way there is, and asks to be forgotten. Then the whole database and every file of the home is
 * looked through: they are nowhere, and everything that is counted is what it was.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIsKnownOfAPersonTest {
    private static final Canary CANARY =
            new Canary("Kanaarika Sulestik", "+37259876543", "kanaarika@sulestik.example", "tiriliitutu");

    /** Where they may still stand after they were erased, and why. */
    private static final Map<String, String> STAYS =
            Map.of("kernel.answer.body", "an answer to another system, which is forgotten within a day");

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    DSLContext database;

    @Autowired
    Settings settings;

    @Autowired
    ContactBook book;

    @Autowired
    Retention retention;

    @Autowired
    ApplicationContext rooms;

    private Browser administrator;

    @BeforeAll
    void somebodyComesInByEveryWay() throws Exception {
        Browser.setsUp(port, setUp);
        administrator = Browser.of(
                port, users, "Admin", Set.of(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR));
        var me = UUID.fromString(administrator.get("/api/session").text("/user/id"));
        var house = Furnished.by(administrator, "Pesapuu", rooms.getBean(Contacts.class), rooms.getBean(Queues.class));
        CANARY.comesIn(administrator, me, house, port, rooms);
    }

    @Test
    void whoeverAsksToBeForgottenIsNowhereAndEveryFigureStays() throws Exception {
        await().untilAsserted(() -> assertThat(whereTheyStand())
                .contains(
                        "contact.contact.note",
                        "contact.contact.from_e164",
                        "request.request.words",
                        "request.request.callback",
                        "work.work_order.words",
                        "work.work_order.report",
                        "attachment.attachment.name",
                        "attachment.event.data",
                        "notify.text.words",
                        "notify.reply.raw",
                        "notify.quarantine.body",
                        "customer.person.name",
                        "customer.phone.number",
                        "customer.likeness.key",
                        "customer.merge.after",
                        "sheet.first_row.cells",
                        "sheet.import.name",
                        "webhook.message.body",
                        "finder.word.word",
                        "finder.entry_person.words",
                        "finder.label.label")
                .anyMatch(place -> place.startsWith("file imports/"))
                .contains("file outbox.txt"));
        var figures = figures();
        var before = whereTheyStand();

        var hold = administrator.post(
                "/api/privacy/holds",
                Map.of("kind", "phone", "subject", CANARY.phone(), "reason", "A court asks for it"));
        assertThat(hold.status()).as("%s", hold.json()).isEqualTo(201);
        var held = administrator.post("/api/privacy/find", whom(Map.of()));
        assertThat(held.json().path("findings")).as("%s", held.json()).isNotEmpty();
        assertThat(held.json()
                        .path("findings")
                        .valueStream()
                        .filter(finding -> Set.of("calls", "requests", "orders", "recordings", "people")
                                .contains(finding.path("trace").asString())))
                .isNotEmpty()
                .allMatch(finding -> finding.path("goes").asInt() == 0
                        && finding.path("held").asInt() > 0);
        var refused = erased();
        assertThat(refused.path("stays").path("calls").path("held").asInt()).isEqualTo(1);
        assertThat(whereTheyStand())
                .as("what is held stays")
                .contains(
                        "contact.contact.note",
                        "request.request.words",
                        "work.work_order.report",
                        "customer.person.name",
                        "notify.text.words");
        assertThat(administrator
                        .post("/api/privacy/holds/" + hold.text("/id") + "/end", Map.of())
                        .status())
                .isEqualTo(200);

        copyHoldsAll();
        assertThat(before).isNotEmpty();
        var found = administrator.post("/api/privacy/find", whom(Map.of()));
        assertThat(found.json().path("findings").valueStream())
                .allMatch(finding -> finding.path("goes").asInt() > 0);
        var erasures = rooms.getBean(Erasures.class);
        erasures.stop();
        assertThat(begun().text("/state")).isEqualTo("running");
        assertThat(whereTheyStand())
                .as("the house stops with its first step")
                .contains("contact.contact.note", "privacy.erasure.whom");
        database.execute("insert into privacy.erasure (id, state, reason, at, whom, salt)"
                + " values (gen_random_uuid(), 'running', 'cannot be read', now() - interval '1 day', '[]', '')");
        erasures.start();
        assertThat(over().path("stays"))
                .as("what stays, though one before it cannot go on")
                .isEmpty();

        await().untilAsserted(() ->
                assertThat(whereTheyStand()).as("where they still stand").isSubsetOf(STAYS.keySet()));
        assertThat(figures()).isEqualTo(figures);
        assertThat(administrator
                        .post("/api/privacy/find", whom(Map.of()))
                        .json()
                        .path("findings"))
                .isEmpty();

        CANARY.rings(rooms);
        assertThat(whereTheyStand()).as("they are here again").contains("contact.contact.from_e164");
        BroughtBack.startsWith(rooms);
        assertThat(over().path("reason").asString()).contains("backup");
        assertThat(whereTheyStand()).as("erased again").isSubsetOf(STAYS.keySet());
    }

    /** Of the order that is looked at nothing is theirs: their names only stand where our own words and the marks of a document do. */
    @Test
    void aNameThatIsAWordOfOursTakesNothingOfOthersAlong() {
        var history = "select string_agg(data::text, ' ' order by id) from work.event";
        var request = "select string_agg(answers::text, ' ' order by id) from request.request";
        database.execute(
                "insert into work.event (id, at, subject, kind, data) values (gen_random_uuid(), now(), gen_random_uuid(), 'held',"
                        + " '{\"reason\": \"part\", \"price\": null, \"true\": true, \"note\": \"Null rang\"}')");
        var before = String.valueOf(database.fetchValue(history));
        var answers = String.valueOf(database.fetchValue(request));

        var erased = administrator.post(
                "/api/privacy/erasures",
                Map.of(
                        "names",
                        List.of("Null", "True", "Price", "Part", "Erased", "Reason"),
                        "reason",
                        "Asked by letter"));
        assertThat(erased.status()).as("%s", erased.json()).isEqualTo(202);
        assertThat(over().path("state").asString()).isEqualTo("done");

        assertThat(String.valueOf(database.fetchValue(history)))
                .contains("\"note\": \"[erased] rang\"")
                .isEqualTo(before.replace("Null rang", "[erased] rang"));
        assertThat(String.valueOf(database.fetchValue(request))).isEqualTo(answers);
    }

    // ASVS 14.2.7
    @Test
    void theDryRunCountsWhatGoes() {
        var form = Map.of("days", 1, "version", 0);
        assertThat(administrator
                        .put("/api/privacy/retention/quarantined-texts", form)
                        .status())
                .isEqualTo(200);
        assertThat(administrator
                        .put("/api/privacy/retention/quarantined-texts", form)
                        .status())
                .isEqualTo(409);
        database.execute("insert into notify.quarantine (id, digest, body, reason, first_at, last_at)"
                + " select gen_random_uuid(), sha256(n::text::bytea), 'old', 'old', now() - interval '3 days', now() - interval '3 days'"
                + " from generate_series(1, 450) n");

        var now = retention.dryRun().stream()
                .filter(kept -> kept.word().equals("quarantined-texts"))
                .findFirst()
                .orElseThrow();
        assertThat(now.now().goes()).isEqualTo(450);
        retention.sweep();
        assertThat(retention.nights().getFirst().gone())
                .containsEntry("quarantined-texts", 450L)
                .hasSize(1);
        assertThat(retention.dryRun()).allMatch(kept -> kept.now().goes() == 0);
    }

    private JsonNode erased() {
        begun();
        return over();
    }

    private Browser.Answer begun() {
        var begun = administrator.post("/api/privacy/erasures", whom(Map.of("reason", "Asked by letter")));
        assertThat(begun.status()).as("%s", begun.json()).isEqualTo(202);
        return begun;
    }

    private JsonNode over() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> administrator
                                .get("/api/privacy/erasures")
                                .json()
                                .path("items")
                                .path(0),
                        erasure -> erasure.path("state").asString().equals("done"));
    }

    private static Map<String, Object> whom(Map<String, Object> more) {
        var whom = new TreeMap<String, Object>(more);
        whom.put("phones", List.of(CANARY.phone()));
        whom.put("mails", List.of(CANARY.mail()));
        whom.put("names", List.of(CANARY.name(), CANARY.word()));
        return whom;
    }

    private void copyHoldsAll() throws IOException {
        var answer = administrator.bytes("POST", "/api/privacy/copies", whom(Map.of()));
        var contents = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(contents.keySet())
                .contains("calls.json", "requests.json", "texts.json", "people.json", "manifest.json");
        assertThat(new String(contents.get("calls.json"), UTF_8)).contains(CANARY.phone(), CANARY.word());
        assertThat(contents.entrySet())
                .as("a recording that any player plays")
                .anyMatch(each -> each.getKey().startsWith("recordings/")
                        && new String(each.getValue(), 0, 4, UTF_8).equals("RIFF"))
                .anyMatch(each -> each.getKey().startsWith("attachments/")
                        && each.getKey().endsWith(".jpg"));
    }

    /** Every column of text, of documents or of bytes of every table, and every file of the home, in which one of the signs stands. */
    private Set<String> whereTheyStand() throws IOException {
        var signs = CANARY.signs().stream().map(sign -> "%" + sign + "%").toArray(String[]::new);
        var places = new TreeSet<String>();
        var columns = database.fetch("""
                select c.table_schema as s, c.table_name as t, c.column_name as c, c.data_type = 'bytea' as bytes
                  from information_schema.columns c join information_schema.tables using (table_schema, table_name)
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                   and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'tsvector', 'ARRAY', 'name', 'xml'))
                """);
        assertThat(columns).hasSizeGreaterThan(300);
        for (var column : columns) {
            var as = column.get("bytes", boolean.class) ? "privacy.readable(%s)" : "%s::text";
            var found = database.fetchValue(
                    "select exists (select from \"%s\".\"%s\" where %s ilike any ({0}))"
                            .formatted(
                                    column.get("s"),
                                    column.get("t"),
                                    as.formatted('"' + column.get("c", String.class) + '"')),
                    DSL.val(signs));
            if (Boolean.TRUE.equals(found)) {
                places.add(column.get("s") + "." + column.get("t") + "." + column.get("c"));
            }
        }
        var home = settings.absoluteHome();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), UTF_8);
                if (CANARY.signs().stream()
                        .anyMatch(sign -> text.contains(sign) || file.toString().contains(sign))) {
                    places.add("file " + home.relativize(file));
                }
            }
        }
        return places;
    }

    /** What is counted, as it is counted: on the screens, and by kind from the logs that every report reads. */
    private Map<String, String> figures() {
        var figures = new TreeMap<String, String>();
        figures.put(
                "answered within 20 s",
                ""
                        + book.answeredWithin(
                                Duration.ofSeconds(20), Instant.now().minus(Duration.ofDays(31)), Instant.now()));
        for (var counted : List.of("/api/requests/counts", "/api/queues")) {
            figures.put(counted, administrator.get(counted).response().body());
        }
        for (var list : List.of(
                "/api/contacts/abandoned", "/api/contacts", "/api/requests?state=all", "/api/orders?state=all")) {
            figures.put(list, "" + administrator.get(list).json().path("items").size());
        }
        for (var room : List.of(
                "contact", "request", "work", "notify", "attachment", "dispatch", "routing", "customer", "webhook")) {
            figures.put(
                    room,
                    database
                            .fetch(
                                    "select kind, count(*), sum((data->>'seconds')::numeric), sum((data->>'waitedSeconds')::numeric),"
                                            + " count(data->>'code'), count(distinct data->>'outcome'), count(distinct data->>'reason')"
                                            + " from " + room
                                            + ".event where kind <> 'recording-deleted' group by kind order by kind")
                            .stream()
                            .map(Object::toString)
                            .collect(joining("\n")));
        }
        figures.put("calls", database.fetch("""
                select queue_name, direction, state, outcome, end_reason, sum(extract(epoch from ended_at - opened_at)), sum(recording_seconds), count(*)
                  from contact.contact group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""").toString());
        figures.put("orders", database.fetch("""
                select code, state, urgency, promise_met, report - 'note', count(*) from work.work_order group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""").toString());
        figures.put("requests", database.fetch("""
                select kind, code, state, closed_how, blank, count(*) from request.request group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""").toString());
        return figures;
    }
}
