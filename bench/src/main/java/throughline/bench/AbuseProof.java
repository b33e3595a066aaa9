package throughline.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;

/**
 * Everything that somebody who means harm tries over the wire, one way after another, while an agent goes on working at the desk. Nothing
 * gets through, no answer is a fault, and the agent hardly notices; the figures are printed.
 */
final class AbuseProof {
    private static final String LINE = "%-46s %8s %8s %12s %12s %14s%n";
    private static final long BETWEEN = 50_000_000L;
    private static final int MOST_TOLD = 20;

    private interface Way {
        void tries(Assault assault) throws Exception;
    }

    private AbuseProof() {}

    static void run(RunningServer server) throws Exception {
        var company = Company.founded(server, 3);
        var door = new AssaultsOnTheDoor(server, company);
        var content = new AssaultsByContent(server);
        var ways = new LinkedHashMap<String, Way>();
        ways.put("wrong sign-ins", door::wrongSignIns);
        ways.put("session fixation", door::sessionFixation);
        ways.put("requests from a page elsewhere", door::forgery);
        ways.put("sockets from a page elsewhere", door::socketsFromElsewhere);
        ways.put("webhooks told again", door::webhookReplay);
        ways.put("ids of another branch", content::idsOfOthers);
        ways.put("statements in filters and sort keys", content::statementsInFilters);
        ways.put("forms 10,000 deep", content::deepForms);
        ways.put("a gigabyte in a megabyte", content::bombs);
        ways.put("paths in names of files", content::fileNames);
        ways.put("webhooks to addresses inside", content::insideAddresses);

        int through = 0;
        System.out.printf(LINE, "what was tried", "times", "through", "answer p99", "slowest", "agent p99");
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            var assault = new Assault(way.getKey());
            try (var agent = new AgentAtWork(server, company)) {
                way.getValue().tries(assault);
                System.out.printf(
                        LINE,
                        assault.name(),
                        "%,d".formatted(assault.count()),
                        assault.through().size(),
                        "%.0f ms".formatted(assault.took().percentile(99)),
                        "%.0f ms".formatted(assault.took().percentile(100)),
                        "%.0f ms".formatted(agent.stopped().percentile(99)));
            }
            assault.through().stream().limit(MOST_TOLD).forEach(each -> System.out.println("  through: " + each));
            through += assault.through().size();
        }
        System.out.println(
                "addresses inside that a name leads to, also one that changes its mind: in the tests of the room egress");
        if (through > 0) {
            throw new AssertionError(through + " tries got through.");
        }
    }

    /** Looks at her desk twenty times a second and must be answered each time. */
    private static final class AgentAtWork implements AutoCloseable {
        private final Desk desk;
        private final Samples took = new Samples();
        private final Thread works;
        private volatile boolean over;
        private volatile List<Throwable> failed = List.of();

        AgentAtWork(RunningServer server, Company company) {
            desk = Desk.signIn(server.url(), company.agent(3), Company.PASSWORD);
            works = Thread.ofPlatform().name("an agent at work").start(this::work);
        }

        private void work() {
            try {
                while (!over) {
                    long began = System.nanoTime();
                    desk.get("/api/desk");
                    took.add(System.nanoTime() - began);
                    LockSupport.parkNanos(BETWEEN);
                }
            } catch (AssertionError | RuntimeException failure) {
                failed = List.of(failure);
            }
        }

        Samples stopped() throws InterruptedException {
            over = true;
            works.join();
            if (!failed.isEmpty()) {
                throw new AssertionError("The agent could not work on: " + failed.getFirst(), failed.getFirst());
            }
            return took;
        }

        @Override
        public void close() {
            over = true;
            desk.close();
        }
    }
}
