package throughline.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** What somebody at a desk asks of a large company, about things of it that were chosen by chance. */
final class DirectoryVisitor {
    private static final int ENOUGH = 600;
    private static final long SEED = 7;
    private static final String REQUEST_TRACKER = "Request Tracker 5, 10 thousand tickets: 81/s";

    /**
     * One kind of question.
     *
     * @param mostMillis what its 99th percentile should not exceed
     */
    record Question(String name, int mostMillis, String peer, IntFunction<String> paths) {
        String path(int nth) {
            return paths.apply(nth);
        }
    }

    private final List<Question> questions = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private final Random random = new Random(SEED);

    /** @param home of a running server */
    static DirectoryVisitor of(Path home) throws SQLException {
        var visitor = new DirectoryVisitor();
        try (var connection = OwnersConnection.to(home)) {
            visitor.look(connection);
        }
        return visitor;
    }

    List<Question> questions() {
        return questions;
    }

    /** What people have typed when the answer is asked for: beginnings, parts and slips of the finger. */
    List<String> typed(int most) {
        var all = new ArrayList<String>();
        for (int i = 0; i < most; i++) {
            all.add(typed.get(i % typed.size()));
        }
        return all;
    }

    private void look(Connection database) throws SQLException {
        var units = sampled(database, "select id from asset.unit");
        var lines = sampled(database, "select number from asset.line");
        var customers = sampled(database, "select id from customer.customer");
        var sites = sampled(database, "select id from asset.site");
        var orders = sampled(database, "select id from work.work_order");
        var contacts = sampled(database, "select id from contact.contact");
        var requests = sampled(database, "select id from request.request");
        var technicians = sampled(database, "select id from dispatch.technician");
        var agents = sampled(database, "select id from people.user_account");
        var largest = all(database, "select customer from asset.site group by customer order by count(*) desc limit 5");

        ask("caller's number to its units", 5, lines, line -> "/api/units?phone=" + encoded(line));
        ask("unit", 30, units, unit -> "/api/units/" + unit);
        ask("unit: its orders", 30, units, unit -> "/api/orders?state=all&limit=20&unit=" + unit);
        ask("unit: its calls", 30, units, unit -> "/api/contacts?limit=20&unit=" + unit);
        ask("customer", 30, customers, customer -> "/api/customers/" + customer);
        ask("customer: its people", 30, customers, customer -> "/api/customers/" + customer + "/people");
        ask("customer: its sites", 30, customers, customer -> "/api/sites?customer=" + customer);
        ask("customer: its orders", 30, customers, customer -> "/api/orders?state=all&customer=" + customer);
        ask("customer: its requests", 30, customers, customer -> "/api/requests?list=all&customer=" + customer);
        ask("largest customers: their sites", 30, largest, customer -> "/api/sites?customer=" + customer);
        ask("largest customers: their orders", 30, largest, customer -> "/api/orders?state=all&customer=" + customer);
        ask(
                "largest customers: their requests",
                30,
                largest,
                customer -> "/api/requests?list=all&customer=" + customer);
        ask("site: its units", 30, sites, site -> "/api/units?site=" + site);
        ask("order", 30, orders, order -> "/api/orders/" + order);
        ask("request", 30, requests, request -> "/api/requests/" + request);
        ask("call, with its caller and unit", 30, contacts, contact -> "/api/contacts/" + contact);

        list("customers", "/api/customers?", cursors(database, "select name, id from customer.customer"));
        list("sites", "/api/sites?", cursors(database, "select name, id from asset.site"));
        list("units", "/api/units?", cursors(database, "select number, id from asset.unit"));
        list("calls", "/api/contacts?", cursors(database, time("opened_at", "contact.contact")));
        list("requests", "/api/requests?list=all&", cursors(database, time("opened_at", "request.request")));
        list("all orders", "/api/orders?state=all&", cursors(database, time("raised_at", "work.work_order")));
        ask("list of open orders", 30, List.of("/api/orders"), path -> path);
        ask("list of orders on hold", 30, List.of("/api/orders?state=on-hold"), path -> path);
        ask(
                "list of closed orders of an area",
                30,
                areas(database),
                area -> "/api/orders?state=all&area=" + encoded(area));
        ask("list of a technician's orders", 30, technicians, one -> "/api/orders?state=all&technician=" + one);
        ask("list of an agent's calls", 30, agents, agent -> "/api/contacts?agent=" + agent);
        ask("list of callers who left", 30, List.of("/api/contacts/abandoned"), path -> path);

        type(sampled(database, "select number from asset.unit"), 4, 8);
        type(sampled(database, "select street || ' ' || city from asset.site"), 4, 14);
        type(sampled(database, "select name from customer.customer"), 4, 12);
        type(sampled(database, "select name from customer.person"), 2, 12);
        type(sampled(database, "select substr(number, length(number) - 6) from customer.phone"), 4, 7);
        type(sampled(database, "select number from work.work_order"), 5, 9);
        Collections.shuffle(typed, random);
    }

    private void ask(String name, int mostMillis, List<String> about, IntFunctionOf<String> path) {
        if (!about.isEmpty()) {
            questions.add(new Question(name, mostMillis, "", nth -> path.of(about.get(nth % about.size()))));
        }
    }

    private void list(String name, String path, List<String> cursors) {
        questions.add(new Question("list of " + name + ", first page", 30, REQUEST_TRACKER, _ -> path + "limit=50"));
        questions.add(new Question(
                "list of " + name + ", deep",
                30,
                REQUEST_TRACKER,
                nth -> path + "limit=50&after=" + cursors.get(nth % cursors.size())));
    }

    private interface IntFunctionOf<T> {
        String of(T one);
    }

    private void type(List<String> names, int least, int most) {
        for (var name : names.subList(0, Math.min(150, names.size()))) {
            int length = Math.min(name.length(), least + random.nextInt(most - least + 1));
            var beginning = name.substring(
                    0, name.offsetByCodePoints(0, Math.min(length, name.codePointCount(0, name.length()))));
            typed.add(random.nextInt(5) == 0 ? slip(beginning) : beginning);
        }
    }

    /** Two letters change places. */
    private String slip(String word) {
        if (word.length() < 5) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 3);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    private List<String> cursors(Connection database, String query) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sample(database, query))) {
            while (rows.next()) {
                var place = rows.getString(2) + rows.getString(1);
                all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    private static String time(String column, String table) {
        return "select to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), id from %s"
                .formatted(column, table);
    }

    private List<String> areas(Connection database) throws SQLException {
        return all(database, "select distinct area from dispatch.technician order by area limit 200");
    }

    private static List<String> sampled(Connection database, String query) throws SQLException {
        return all(database, sample(database, query));
    }

    /** About so many rows, from everywhere in the table that the query ends with. */
    private static String sample(Connection database, String query) throws SQLException {
        var table = query.substring(query.lastIndexOf(' ') + 1);
        double rows =
                Double.parseDouble(all(database, "select reltuples from pg_class where oid = '" + table + "'::regclass")
                        .getFirst());
        double perCent = Math.min(100, 100.0 * ENOUGH / Math.max(1, rows));
        return query + " tablesample bernoulli (%f) repeatable (%d)".formatted(perCent, SEED);
    }

    private static List<String> all(Connection database, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
