package throughline.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;

/**
 * What the second wall costs: the same questions with row-level security and without it, in turns, so that a noisy machine is noisy for
 * both; and what they cost somebody who sees a tenth of the company.
 */
final class RightsBench {
    private static final int UNITS = 10_000;
    private static final long SEED = 20_261_127;
    private static final int ROUNDS = 5;
    private static final int EACH = 40;
    private static final String SEES_A_TENTH = "tenth@lifts.example";
    private static final String BRANCH = "00000000-0000-0000-0000-0000000000b1";

    /** The questions of a day at the desk. */
    private static final Set<String> ASKED = Set.of(
            "unit",
            "unit: its orders",
            "customer",
            "customer: its people",
            "order",
            "request",
            "call, with its caller and unit",
            "list of open orders",
            "list of units, first page",
            "list of units, deep",
            "list of all orders, deep",
            "caller's number to its units");

    private RightsBench() {}

    static List<Figure> run() throws Exception {
        var home = GeneratedHome.of(UNITS, SEED, false, System.err::println);
        var server = home.start(System.err::println);
        try (var owner = OwnersConnection.to(home.folder());
                var whole = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD)) {
            var visitor = DirectoryVisitor.of(home.folder());
            var paths = new ArrayList<String>();
            visitor.questions().stream()
                    .filter(question -> ASKED.contains(question.name()))
                    .forEach(question -> {
                        for (int i = 0; i < EACH; i++) {
                            paths.add(question.path(i));
                        }
                    });
            visitor.typed(4 * EACH)
                    .forEach(words -> paths.add("/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
            aTenth(owner);
            try (var wire = new Wire(server.url(), whole);
                    var tenth = Desk.signIn(server.url(), SEES_A_TENTH, Company.PASSWORD);
                    var narrow = new Wire(server.url(), tenth)) {
                return measured(server, owner, wire, narrow, paths);
            }
        } finally {
            server.stop();
        }
    }

    private static List<Figure> measured(
            RunningServer server, Connection owner, Wire whole, Wire narrow, List<String> paths)
            throws IOException, SQLException {
        double with = 0;
        double without = 0;
        double tenth = 0;
        ask(server, whole, paths);
        ask(server, narrow, paths);
        for (int round = 0; round < ROUNDS; round++) {
            with += ask(server, whole, paths);
            wall(owner, "disable");
            try {
                without += ask(server, whole, paths);
            } finally {
                wall(owner, "enable");
            }
            tenth += ask(server, narrow, paths);
        }
        double requests = (double) ROUNDS * paths.size();
        return List.of(
                new Figure("processor of a request, with the wall", with / requests, "ms", "", ""),
                new Figure("processor of a request, without it", without / requests, "ms", "", ""),
                new Figure("what the wall costs", (with / without - 1) * 100, "%", "<= 15", ""),
                new Figure("processor of a request, who sees a tenth", tenth / requests, "ms", "", ""),
                new Figure("who sees a tenth, beside no wall", (tenth / without - 1) * 100, "%", "<= 15", ""));
    }

    /** Milliseconds of processor, of server and database together. What is not there for somebody is an answer too. */
    private static double ask(RunningServer server, Wire wire, List<String> paths) throws IOException {
        var before = ProcessorTime.of(server);
        for (var path : paths) {
            wire.askWhatMayNotBeThere(path);
        }
        var used = ProcessorTime.of(server).since(before);
        return used.server().plus(used.database()).toNanos() / 1e6;
    }

    private static void wall(Connection owner, String how) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    do $$ declare guarded regclass; begin
                      for guarded in select distinct polrelid::regclass from pg_policy loop
                        execute format('alter table %%s %s row level security', guarded);
                      end loop;
                    end $$
                    """.formatted(how));
        }
    }

    /** Every tenth site belongs to a branch, with all that is about it, and somebody works there. */
    private static void aTenth(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : List.of(
                    "insert into people.branch (id, parent, name) values ('BRANCH', '00000000-0000-0000-0000-000000000001', 'A tenth') on conflict do nothing",
                    "update asset.site set branch = 'BRANCH' where abs(hashtext(id::text)) % 10 = 0 and branch <> 'BRANCH'",
                    "update asset.unit u set branch = 'BRANCH' from asset.site s where s.id = u.site and s.branch = 'BRANCH' and u.branch <> 'BRANCH'",
                    "update customer.customer c set branches = array(select distinct branch from asset.site s where s.customer = c.id) where exists (select from asset.site s where s.customer = c.id and s.branch = 'BRANCH') and not 'BRANCH' = any (branches)",
                    "update contact.contact c set branch = u.branch from asset.unit u where u.id = c.unit and c.branch is distinct from u.branch",
                    "update request.request r set branch = u.branch from asset.unit u where u.id = r.unit and r.branch is distinct from u.branch",
                    "update work.work_order o set branch = s.branch from asset.site s where s.id = o.site and o.branch <> s.branch",
                    "update finder.entry e set words = words || '''@BRANCH'''::tsvector from asset.unit u where e.kind = 'unit' and e.id = u.id and u.branch = 'BRANCH' and not e.words @@ '''@BRANCH'''::tsquery",
                    "update finder.entry e set words = words || '''@BRANCH'''::tsvector from asset.site s where e.kind = 'site' and e.id = s.id and s.branch = 'BRANCH' and not e.words @@ '''@BRANCH'''::tsquery",
                    "update finder.entry e set words = words || '''@BRANCH'''::tsvector from customer.customer c where e.kind = 'customer' and e.id = c.id and 'BRANCH' = any (c.branches) and not e.words @@ '''@BRANCH'''::tsquery",
                    "insert into people.user_account (id, name, email, password_hash, created_at, branch) select gen_random_uuid(), 'A tenth', '"
                            + SEES_A_TENTH
                            + "', password_hash, now(), 'BRANCH' from people.user_account where email = '"
                            + Company.SUPERVISOR + "' on conflict do nothing",
                    "insert into people.role_grant (user_account, role, granted_at) select id, 'supervisor', now() from people.user_account where email = '"
                            + SEES_A_TENTH + "' on conflict do nothing",
                    "vacuum (analyze) asset.site, asset.unit, customer.customer, contact.contact, request.request, work.work_order, finder.entry")) {
                statement.execute(sql.replace("BRANCH", BRANCH));
            }
        }
    }
}
