package throughline.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * From the caller's words to the technician's phone: how fast requests are saved, orders raised and duplicates found, and how soon an
 * order's offer is with its carrier. Over HTTP, as the desk does it.
 */
final class LineBench {
    private static final int CLIENTS = 16;
    /** So many saves make the server's Java compile what it uses most; a busy machine may take too long for all of them. */
    private static final int WARM_UP_SAVES = 12_000;

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(45);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int WARM_UP_ORDERS = 10;
    private static final int CHECKS = 50;
    private static final int ORDERS = 25;
    private static final int OFFERS = 200;
    private static final int OFFERS_EACH_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LineBench() {}

    static List<Figure> run() throws Exception {
        var figures = new ArrayList<Figure>();
        try (var centre = new ServiceCentre(CLIENTS)) {
            var clients = centre.clients();
            saves(clients, WARM_UP_SAVES, LONGEST_WARM_UP);
            var statements = centre.statements();
            var before = centre.processorTime();
            var saves = saves(clients, Integer.MAX_VALUE, MEASURED);
            figures.addAll(saved(saves, centre.processorTime().since(before), centre.statements() - statements));

            each(clients, WARM_UP_ORDERS, ServiceCentre.Client::raises);
            figures.addAll(offers(centre, clients));
            var checks = each(clients, CHECKS, ServiceCentre.Client::reported);
            figures.add(new Figure("look for a duplicate, 16 clients, p50", checks.percentile(50), "ms", "", ""));
            figures.add(new Figure("look for a duplicate, 16 clients, p99", checks.percentile(99), "ms", "", ""));
            statements = centre.statements();
            var raised = each(clients, ORDERS, ServiceCentre.Client::raises);
            figures.add(new Figure("raise an order, 16 clients, p50", raised.percentile(50), "ms", "", ""));
            figures.add(new Figure("raise an order, 16 clients, p99", raised.percentile(99), "ms", "", ""));
            figures.add(new Figure(
                    "statements for a raised order, its request and its offer",
                    (centre.statements() - statements) / raised.count(),
                    "",
                    "",
                    ""));
        }
        return figures;
    }

    private static List<Figure> saved(Samples saves, ProcessorTime used, double statements) {
        return List.of(
                new Figure(
                        "requests saved, 16 clients",
                        (double) saves.count() / MEASURED.toSeconds(),
                        "/s",
                        ">= 2000",
                        "Request Tracker 5: 13.6"),
                new Figure("save a request, p50", saves.percentile(50), "ms", "", ""),
                new Figure("save a request, p99", saves.percentile(99), "ms", "<= 50", ""),
                new Figure("processor for a saved request: server", forOne(used.server(), saves), "ms", "", ""),
                new Figure("processor for a saved request: database", forOne(used.database(), saves), "ms", "", ""),
                new Figure("processor for a saved request: this bench", forOne(used.bench(), saves), "ms", "", ""),
                new Figure("statements for a saved request", statements / saves.count(), "", "", ""));
    }

    private static double forOne(Duration used, Samples saves) {
        return used.toNanos() / 1e6 / saves.count();
    }

    private static Samples saves(List<ServiceCentre.Client> clients, int most, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        var samples = new Samples();
        var round = new AtomicInteger();
        together(clients, client -> {
            var request = client.newRequest();
            for (int number = round.incrementAndGet();
                    number <= most && System.nanoTime() < end;
                    number = round.incrementAndGet()) {
                long began = System.nanoTime();
                client.saves(request, number);
                samples.add(System.nanoTime() - began);
            }
        });
        return samples;
    }

    private interface Act {
        /** @return how long it took, in nanoseconds */
        long by(ServiceCentre.Client client) throws IOException;
    }

    private interface Work {
        void of(ServiceCentre.Client client) throws Exception;
    }

    private static Samples each(List<ServiceCentre.Client> clients, int times, Act act) throws Exception {
        var samples = new Samples();
        together(clients, client -> {
            for (int i = 0; i < times; i++) {
                samples.add(act.by(client));
            }
        });
        return samples;
    }

    private static void together(List<ServiceCentre.Client> clients, Work work)
            throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(clients.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var client : clients) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    work.of(client);
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    /**
     * Raised at a steady pace, each for a lift of its own, whose place the technician's text names; counted from the moment when it was
     * due, so that a server which keeps the others waiting is not spared.
     */
    private static List<Figure> offers(ServiceCentre centre, List<ServiceCentre.Client> clients) throws Exception {
        var requests = new ArrayList<String>();
        for (int i = 0; i < OFFERS; i++) {
            requests.add(clients.get(i % clients.size()).newRequest());
        }
        var samples = new Samples();
        try (var carried = centre.carriedTexts();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var raised = new ArrayList<Future<?>>();
            long start = System.nanoTime();
            for (int i = 0; i < OFFERS; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / OFFERS_EACH_SECOND;
                parkUntil(due);
                var client = clients.get(i % clients.size());
                var place = centre.ownPlace(i);
                var request = requests.get(i);
                carried.expect(place.street(), due);
                raised.add(threads.submit(() -> {
                    client.raises(request, place.unit());
                    return null;
                }));
            }
            for (var one : raised) {
                one.get();
            }
            carried.await(OFFERS, PATIENCE).forEach(samples::add);
        }
        return List.of(
                new Figure(
                        "orders whose offer reached its carrier, of " + OFFERS, samples.count(), "", "= " + OFFERS, ""),
                new Figure("order to offer with its carrier at 20/s, p50", samples.percentile(50), "ms", "", ""),
                new Figure("order to offer with its carrier at 20/s, p99", samples.percentile(99), "ms", "<= 500", ""));
    }

    private static void parkUntil(long due) {
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    static Map<String, Object> form(String unit, int round) {
        return Map.of(
                "kind",
                "action",
                "safety",
                Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                "code",
                "D-12",
                "words",
                "The door of the lift does not close on floor " + round % 9 + ", it beeps and opens again",
                "answers",
                Map.of("whichFloor", String.valueOf(round % 9), "doorTrack", "no"),
                "unit",
                unit,
                "textCaller",
                true,
                "callback",
                "+447700900123",
                "key",
                UUID.randomUUID());
    }

    static byte[] bytes(Object body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
