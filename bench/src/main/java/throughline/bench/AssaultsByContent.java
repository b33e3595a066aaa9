package throughline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who are in and mean harm by what they ask and send: ids of others, statements in filters, forms without end, files that burst. */
final class AssaultsByContent {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEP = 10_000;
    private static final int BOMB_MEGABYTES = 1_024;
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final String BOUNDARY = "edge";

    private static final List<String> STATEMENTS = List.of(
            "' or '1'='1",
            "1; drop table customer.customer cascade--",
            "x') union select password_hash from people.user_account--",
            "name desc, (select pg_sleep(20))",
            "(select case when (1=1) then pg_sleep(20) else 1 end)",
            "\"; copy (select '') to program 'id'; --",
            "%' and 1=(select count(*) from pg_tables) and '%'='");

    private static final List<String> FILE_NAMES = List.of(
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "/etc/passwd",
            "C:\\boot.ini",
            "..",
            ".htaccess",
            "photo\u202Egpj.exe",
            "x".repeat(300) + ".jpg",
            "<script>alert(1)</script>.jpg",
            "%2e%2e%2f%2e%2e%2fevil.jpg",
            "a.jpg; filename=../b.jpg");

    /** The smallest picture that is one. */
    private static final byte[] PICTURE = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final RunningServer server;

    AssaultsByContent(RunningServer server) {
        this.server = server;
    }

    /** Somebody of one branch asks for, and as part of, what another branch has. */
    void idsOfOthers(Assault assault) throws Exception {
        try (var whole = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            var company =
                    whole.is("GET", "/api/branches", Map.of()).at("/items/0/id").asString();
            var branch = branch(whole, company, "Tartu");
            var other = branch(whole, company, "Harbour");
            whole.is(
                    "POST",
                    "/api/users",
                    Map.of(
                            "name",
                            "Of Tartu",
                            "email",
                            "tartu@lifts.example",
                            "language",
                            "en",
                            "roles",
                            List.of("agent", "supervisor", "dispatcher"),
                            "skills",
                            List.of(),
                            "branch",
                            branch,
                            "password",
                            Company.PASSWORD));
            var customer = whole.is("POST", "/api/customers", Map.of("name", "Harbour Homes", "language", "en"))
                    .get("id")
                    .asString();
            var site = whole.is(
                            "POST",
                            "/api/sites",
                            Map.of(
                                    "customer",
                                    customer,
                                    "name",
                                    "Harbour house",
                                    "street",
                                    "Harbour street 1",
                                    "city",
                                    "Harbour",
                                    "country",
                                    "EE",
                                    "branch",
                                    other))
                    .get("id")
                    .asString();
            var unit = whole.is(
                            "POST",
                            "/api/units",
                            Map.of("site", site, "number", "HRB-00001", "name", "Harbour lift", "kind", "traction"))
                    .get("id")
                    .asString();
            var ids = List.of(customer, site, unit);
            try (var foreign = Attacker.with(server.url(), "tartu@lifts.example", Company.PASSWORD)) {
                for (var operation : Operation.all(whole)) {
                    if (operation.pattern().startsWith("/api/session") || operation.open()) {
                        continue;
                    }
                    for (var id : ids) {
                        if (operation.pattern().contains("{")) {
                            assault.tries(
                                    operation + " of another branch",
                                    () -> foreign.asks(operation.method(), operation.path(id), "{}"),
                                    AssaultsByContent::tellsNothing);
                        }
                        for (var filter : operation.filters()) {
                            assault.tries(
                                    operation + " by " + filter,
                                    () -> foreign.asks(
                                            operation.method(),
                                            operation.path(UUID.randomUUID().toString()) + "?" + filter + "=" + id,
                                            "{}"),
                                    AssaultsByContent::tellsNothing);
                        }
                    }
                }
            }
        }
    }

    private static String branch(Attacker by, String parent, String name) throws Exception {
        return by.is("POST", "/api/branches", Map.of("name", name, "parent", parent))
                .get("id")
                .asString();
    }

    /** Whoever asks by an id may be told that there is nothing, or no more of what there is. */
    private static boolean tellsNothing(HttpResponse<String> answer) {
        return AssaultsOnTheDoor.isRefused(answer) || !answer.body().contains("Harbour");
    }

    /** Every filter, sort key and page mark of every list is a word and never a piece of a statement. */
    void statementsInFilters(Assault assault) throws Exception {
        try (var attacker = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            for (var operation : Operation.all(attacker)) {
                for (var filter : operation.method().equals("GET") ? operation.filters() : List.<String>of()) {
                    for (var statement : STATEMENTS) {
                        long began = System.nanoTime();
                        assault.tries(
                                operation + "?" + filter + "=" + statement,
                                () -> attacker.asks(
                                        "GET",
                                        operation.path(UUID.randomUUID().toString()) + "?" + filter + "="
                                                + URLEncoder.encode(statement, UTF_8),
                                        ""),
                                answer -> !answer.body().contains("$argon2")
                                        && !answer.body().contains("org.postgresql")
                                        && System.nanoTime() - began < LONGEST_NANOS);
                    }
                }
            }
        }
    }

    /** Lists in lists and objects in objects, at every address that reads a form. */
    void deepForms(Assault assault) throws Exception {
        try (var attacker = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            var lists = "[".repeat(DEEP) + "]".repeat(DEEP);
            var objects = "{\"name\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            for (var operation : Operation.all(attacker)) {
                if (operation.hasBody()) {
                    for (var body : List.of(lists, objects)) {
                        assault.tries(
                                operation + " with a deep form",
                                () -> attacker.asks(
                                        operation.method(),
                                        operation.path(UUID.randomUUID().toString()),
                                        body),
                                AssaultsOnTheDoor::isRefused);
                    }
                }
            }
        }
    }

    /** A gigabyte of nothing, packed small: as a form, as a sheet, as a photo. Nobody unpacks it. */
    void bombs(Assault assault) throws Exception {
        var gzip = packed(false);
        var zip = packed(true);
        try (var attacker = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            var request =
                    attacker.is("POST", "/api/requests", Map.of()).get("id").asString();
            var before = ProcessMemory.of(server.process());
            for (var operation : Operation.all(attacker)) {
                if (operation.hasBody() && !operation.pattern().contains("{")) {
                    assault.tries(
                            operation + " packed",
                            () -> attacker.sends(attacker.to(operation.pattern())
                                    .header("Content-Type", "application/json")
                                    .header("Content-Encoding", "gzip")
                                    .header("X-XSRF-TOKEN", attacker.proof())
                                    .method(operation.method(), BodyPublishers.ofByteArray(gzip))),
                            AssaultsOnTheDoor::isRefused);
                }
            }
            for (var kind : List.of("customers", "sites", "units", "people", "agreements")) {
                for (var bomb : List.of(zip, gzip)) {
                    assault.tries(
                            "a sheet of " + kind,
                            () -> attacker.asks("POST", "/api/imports?kind=" + kind + "&name=a.xlsx", "text/csv", bomb),
                            _ -> true);
                }
            }
            for (var bomb : List.of(zip, gzip)) {
                assault.tries(
                        "a photo", () -> sendsFile(attacker, request, "a.jpg", bomb), AssaultsOnTheDoor::isRefused);
            }
            double grown = (ProcessMemory.of(server.process()).resident() - before.resident()) / (1 << 20);
            assault.holds(grown < 256, "the server grew by %.0f MB".formatted(grown));
        }
    }

    /** Names of files that would like to be paths, or other files than they are. */
    void fileNames(Assault assault) throws Exception {
        try (var attacker = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            var request =
                    attacker.is("POST", "/api/requests", Map.of()).get("id").asString();
            for (var name : FILE_NAMES) {
                assault.tries(
                        name,
                        () -> sendsFile(attacker, request, name, PICTURE),
                        answer -> answer.statusCode() == 400 || isPlain(JSON.readTree(answer.body())));
            }
        }
    }

    private static boolean isPlain(JsonNode card) {
        var name = card.path("name").asString("/");
        return !name.startsWith(".")
                && name.length() < 210
                && name.chars().noneMatch(letter -> "/\\<>\u202E".indexOf(letter) >= 0);
    }

    /** Where a webhook must never go: this machine, its neighbours, the cloud's own service, in every spelling that a parser may take. */
    void insideAddresses(Assault assault) throws Exception {
        try (var attacker = Attacker.with(server.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            for (var address : inside()) {
                var form = JSON.writeValueAsString(
                        Map.of("name", "x", "url", address, "kinds", List.of("throughline.customer.added")));
                assault.tries(
                        address,
                        () -> attacker.asks("POST", "/api/webhook-subscriptions", form),
                        AssaultsOnTheDoor::isRefused);
            }
        }
    }

    private static List<String> inside() {
        var hosts = new ArrayList<String>();
        for (var v4 : List.of(
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "192.0.2.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255")) {
            var parts = java.util.Arrays.stream(v4.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            long whole = ((long) parts[0] << 24) | (parts[1] << 16) | (parts[2] << 8) | parts[3];
            hosts.addAll(List.of(
                    v4,
                    v4 + ".",
                    String.valueOf(whole),
                    "0x" + Long.toHexString(whole),
                    "0" + Long.toOctalString(whole),
                    "0%o.%d.%d.%d".formatted(parts[0], parts[1], parts[2], parts[3]),
                    "[::ffff:" + v4 + "]",
                    "[64:ff9b::" + v4 + "]",
                    "[2002:%x:%x::]".formatted(whole >> 16, whole & 0xFFFF)));
        }
        hosts.addAll(List.of(
                "localhost",
                "LOCALHOST",
                "localhost.",
                "127.1",
                "0",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:0:0:1]",
                "[100::1]",
                "[2001:db8::1]"));
        var addresses = new ArrayList<String>();
        hosts.forEach(host -> addresses.add("https://" + host + "/"));
        hosts.stream().limit(36).forEach(host -> addresses.add("http://user@" + host + ":8080/x"));
        addresses.addAll(List.of(
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "ftp://127.0.0.1/",
                "jar:http://127.0.0.1!/",
                "https://",
                "//127.0.0.1/"));
        return addresses;
    }

    private static HttpResponse<String> sendsFile(Attacker attacker, String request, String name, byte[] content)
            throws Exception {
        var form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return attacker.asks(
                "POST",
                "/api/requests/" + request + "/attachments",
                "multipart/form-data; boundary=" + BOUNDARY,
                form.toByteArray());
    }

    private static byte[] packed(boolean asZip) throws IOException {
        var small = new ByteArrayOutputStream();
        if (asZip) {
            try (var zip = new ZipOutputStream(small)) {
                zip.setLevel(Deflater.BEST_COMPRESSION);
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
                nothing(zip);
            }
        } else {
            try (var gzip = new GZIPOutputStream(small)) {
                nothing(gzip);
            }
        }
        return small.toByteArray();
    }

    private static void nothing(OutputStream out) throws IOException {
        var megabyte = new byte[1 << 20];
        for (int i = 0; i < BOMB_MEGABYTES; i++) {
            out.write(megabyte);
        }
    }
}
