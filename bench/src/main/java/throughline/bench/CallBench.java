package throughline.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.PlainCall;
import tools.jackson.databind.JsonNode;

/** How fast a call reaches an agent, and what it costs. Callers leave as soon as the agent's line rings. */
final class CallBench {
    private static final int AGENTS = 20;
    private static final int WARM_UP_CALLS = 400;
    private static final Duration RUN = Duration.ofSeconds(20);
    private static final int WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CallCentre centre;
    private final List<Figure> figures = new ArrayList<>();

    private CallBench(CallCentre centre) {
        this.centre = centre;
    }

    static List<Figure> run() {
        try (var centre = new CallCentre(AGENTS)) {
            var bench = new CallBench(centre);
            bench.inviteToRing();
            bench.everybodyIsStillReady();
            bench.everybodyOwesAnOutcome();
            bench.freeToNextCaller();
            return bench.figures;
        }
    }

    private void inviteToRing() {
        centre.agents().forEach(AgentLine::isReady);
        callsPerSecond(20, WARM_UP_CALLS);
        var idle = processorTimeOf(() -> pause(Duration.ofSeconds(5).toNanos())).dividedBy(5);

        var slow = callsPerSecond(20, (int) (20 * RUN.toSeconds()));
        figures.add(new Figure("INVITE to ring, 20 calls/s, p50", slow.percentile(50), "ms", "", ""));
        figures.add(new Figure("INVITE to ring, 20 calls/s, p99", slow.percentile(99), "ms", "<= 10", ""));

        int calls = (int) (50 * RUN.toSeconds());
        var fast = new Samples[1];
        long began = System.nanoTime();
        var used = processorTimeOf(() -> fast[0] = callsPerSecond(50, calls));
        var lasted = Duration.ofNanos(System.nanoTime() - began);
        figures.add(new Figure("INVITE to ring, 50 calls/s, p50", fast[0].percentile(50), "ms", "", "Asterisk 1.9"));
        figures.add(new Figure(
                "INVITE to ring, 50 calls/s, p99", fast[0].percentile(99), "ms", "<= 10", "Asterisk 2.7, no rows"));
        figures.add(
                new Figure("calls that did not ring, of " + calls, calls - fast[0].count(), "", "<= 0", "Asterisk 0"));
        double forCalls = used.toMillis() - idle.toMillis() * lasted.toMillis() / 1000.0;
        figures.add(
                new Figure("processor time per call, database included", forCalls / calls, "ms", "", "Asterisk 6.6-9"));
        figures.add(
                new Figure("processor, %d lines up, no call".formatted(AGENTS), idle.toMillis() / 10.0, "%", "", ""));
    }

    /** So many calls at an even rate; from the INVITE's first byte to the ring's arrival at an agent. */
    private Samples callsPerSecond(int rate, int calls) {
        var samples = new Samples();
        Map<String, CompletableFuture<PlainCall>> placed = new ConcurrentHashMap<>();
        centre.onRing((agent, ring) -> {
            long now = System.nanoTime();
            agent.drawn(ring);
            placed.computeIfAbsent(caller(ring), number -> new CompletableFuture<>())
                    .thenAccept(call -> {
                        samples.add(now - call.invitedAt());
                        call.leave();
                    });
        });
        long began = System.nanoTime();
        var all = new ArrayList<PlainCall>();
        for (int i = 0; i < calls; i++) {
            pause(began + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
            var number = centre.newNumber();
            var call = centre.call(number);
            placed.computeIfAbsent(number, from -> new CompletableFuture<>()).complete(call);
            all.add(call);
        }
        pause(TimeUnit.SECONDS.toNanos(2));
        all.forEach(PlainCall::leave);
        centre.awaitNoCalls();
        return samples;
    }

    /** Callers who left are nobody's fault: no agent may have been taken off duty for one. */
    private void everybodyIsStillReady() {
        var away = centre.agents().stream()
                .filter(agent -> !CallCentre.state(agent).equals("ready"))
                .toList();
        figures.add(new Figure("agents no longer ready after it", away.size(), "", "<= 0", ""));
        away.forEach(agent -> System.err.println(agent.desk().get("/api/desk").path("agent") + " " + agent.call()));
        away.forEach(AgentLine::isReady);
    }

    /** Nobody is free until she finishes the call that she had. */
    private void everybodyOwesAnOutcome() {
        centre.onRing(AgentLine::answersAtOnce);
        var calls = new ArrayList<PlainCall>();
        for (int i = 0; i < AGENTS; i++) {
            calls.add(centre.call(centre.newNumber()));
        }
        await("all talk")
                .atMost(PATIENCE)
                .until(() ->
                        centre.agents().stream().allMatch(agent -> agent.state().equals("talking")));
        calls.forEach(PlainCall::leave);
        centre.awaitNoCalls();
        for (var agent : centre.agents()) {
            await("she may finish")
                    .atMost(PATIENCE)
                    .until(() -> CallCentre.state(agent).equals("finishing"));
        }
    }

    /** One agent and a queue: from her "finished" to the next caller's ring on her line. */
    private void freeToNextCaller() {
        var samples = new Samples();
        var agent = centre.agents().getFirst();
        var rang = new long[1];
        centre.onRing((at, ring) -> {
            rang[0] = System.nanoTime();
            AgentLine.answersAtOnce(at, ring);
        });
        var waiting = new ArrayList<PlainCall>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(centre.call(centre.newNumber()));
            pause(TimeUnit.MILLISECONDS.toNanos(20));
        }
        await("they wait")
                .atMost(PATIENCE)
                .until(() -> waiting.stream().allMatch(call -> call.answered().isDone()));
        pause(TimeUnit.SECONDS.toNanos(3));
        for (int i = 0; i < WAITING; i++) {
            rang[0] = 0;
            long finished = System.nanoTime();
            CallCentre.finish(agent);
            await("the next one rings")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> rang[0] != 0);
            samples.add(rang[0] - finished);
            await("they talk")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> agent.state().equals("talking"));
            agent.say("hang-up", agent.call());
            await("she may finish")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> CallCentre.state(agent).equals("finishing"));
        }
        figures.add(
                new Figure("agent free to next caller's ring, p50", samples.percentile(50), "ms", "", "Asterisk 598"));
        figures.add(new Figure(
                "agent free to next caller's ring, p99", samples.percentile(99), "ms", "<= 10", "Asterisk 991"));
    }

    private Duration processorTimeOf(Runnable work) {
        var before = centre.processorTime();
        work.run();
        return centre.processorTime().minus(before);
    }

    private static String caller(JsonNode ring) {
        return ring.path("card").path("from").asString("");
    }

    private static void pause(long nanoseconds) {
        if (nanoseconds > 0) {
            LockSupport.parkNanos(nanoseconds);
        }
    }
}
