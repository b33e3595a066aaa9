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
import tools.jackson.databind.json.JsonMapper;

/**
 * From the caller's words to the technician's phone: how fast requests are saved, orders raised and duplicates found, and how soon an
 * order's offer is with its carrier. Over HTTP, as the desk does it.
 */
final class LineBench {
    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int ORDERS = 25;
    private static final int OFFERS = 200;
    private static final int OFFERS_EACH_SECOND = 20;

    private LineBench() {}

    static List<Figure> run() throws Exception {
        var figures = new ArrayList<Figure>();
        try (var centre = new ServiceCentre(CLIENTS)) {
            var clients = centre.clients();
            saves(centre, clients, WARM_UP);
            long statements = Math.round(centre.statements());
            var cpu = centre.processorTime();
            var saves = saves(centre, clients, MEASURED);
            double seconds = MEASURED.toMillis() / 1_000.0;
            figures.add(new Figure(
                    "requests saved, 16 clients", saves.count() / seconds, "/s", ">= 2000", "Request Tracker 5: 13.6"));
            figures.add(new Figure("save a request, p50", saves.percentile(50), "ms", "", ""));
            figures.add(new Figure("save a request, p99", saves.percentile(99), "ms", "<= 50", ""));
            figures.add(new Figure(
                    "processor time for a saved request",
                    centre.processorTime().minus(cpu).toNanos() / 1e6 / saves.count(),
                    "ms",
                    "",
                    ""));
            figures.add(new Figure(
                    "statements for a saved request", (centre.statements() - statements) / saves.count(), "", "", ""));

            each(clients, 3, (client, number) -> client.raises());
            figures.addAll(offers(centre, clients));
            var checks = each(clients, ORDERS, (client, number) -> client.reported());
            figures.add(new Figure("look for a duplicate, p50", checks.percentile(50), "ms", "", ""));
            figures.add(new Figure("look for a duplicate, p99", checks.percentile(99), "ms", "", ""));
            statements = Math.round(centre.statements());
            var raised = each(clients, ORDERS, (client, number) -> client.raises());
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

    private static Samples saves(ServiceCentre centre, List<ServiceCentre.Client> clients, Duration time)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        var samples = new Samples();
        var round = new AtomicInteger();
        together(clients, client -> {
            var request = client.newRequest();
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                client.saves(request, round.incrementAndGet());
                samples.add(System.nanoTime() - began);
            }
        });
        return samples;
    }

    private interface Act {
        /** @return how long it took, in nanoseconds */
        long of(ServiceCentre.Client client, int number) throws IOException;
    }

    private interface Work {
        void of(ServiceCentre.Client client) throws Exception;
    }

    private static Samples each(List<ServiceCentre.Client> clients, int times, Act act) throws Exception {
        var samples = new Samples();
        together(clients, client -> {
            for (int i = 0; i < times; i++) {
                samples.add(act.of(client, i));
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

    /** Raised at a steady pace, each for a lift of its own, whose place the technician's text names. */
    private static List<Figure> offers(ServiceCentre centre, List<ServiceCentre.Client> clients) throws Exception {
        var samples = new Samples();
        var carried = centre.carriedTexts();
        long pace = TimeUnit.SECONDS.toNanos(1) / OFFERS_EACH_SECOND;
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < OFFERS; i++) {
                TimeUnit.NANOSECONDS.sleep(start + i * pace - System.nanoTime());
                var client = clients.get(i % clients.size());
                var place = centre.ownPlace(i);
                threads.submit(() -> {
                    carried.expect(place.street());
                    synchronized (client) {
                        client.raisesAt(place.unit());
                    }
                    return null;
                });
            }
        }
        carried.await(OFFERS, Duration.ofSeconds(20)).forEach(samples::add);
        return List.of(
                new Figure(
                        "orders whose offer reached its carrier, of " + OFFERS, samples.count(), "", "= " + OFFERS, ""),
                new Figure("order to offer with its carrier at 20/s, p50", samples.percentile(50), "ms", "", ""),
                new Figure("order to offer with its carrier at 20/s, p99", samples.percentile(99), "ms", "<= 500", ""));
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
