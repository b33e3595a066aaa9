package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.PlainCall;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Switchboard;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/**
 * Callers who leave at a random moment: before the first ring, in the notice, in the music, while an agent's line rings, just as she
 * answers, or in the talk. Whatever the moment, one closed contact must be left of each, and nothing else.
 */
public final class Departures {
    private static final int AGENTS = 4;
    private static final long LONGEST_STAY_MS = 5_000;
    private static final long BETWEEN_CALLS_MS = 80;

    private final RunningServer server;
    private final Company company;
    private final Random random;
    private final Set<String> takenOffDuty = ConcurrentHashMap.newKeySet();
    private volatile boolean working = true;

    public Departures(RunningServer server, Company company, long seed) {
        this.server = server;
        this.company = company;
        this.random = new Random(seed);
    }

    /** Lets so many callers come and go, and checks what is left of them. The company needs four agents. */
    public void happen(int calls) throws InterruptedException {
        var agents = new ArrayList<AgentLine>();
        for (int number = 1; number <= AGENTS; number++) {
            agents.add(new AgentLine(company.signsIn(number), Tone.steady(900 + 100 * number), this::answersOrNot));
        }
        try (var board = new Switchboard(server.ports().sip());
                var phone = new RtpPhone(Tone.steady(700))) {
            var shift = agents.stream()
                    .map(agent -> Thread.ofVirtual().start(() -> works(agent)))
                    .toList();
            var placed = place(calls, board, phone);
            for (var call : placed) {
                await("the caller is let go")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> call.ended().isDone());
            }
            nothingIsLeft(calls, agents);
            assertThat(takenOffDuty).as("a caller who leaves is no missed call").doesNotContain("missed-call");
            working = false;
            for (var hours : shift) {
                hours.join();
            }
        } finally {
            agents.forEach(AgentLine::close);
        }
    }

    private List<PlainCall> place(int calls, Switchboard board, RtpPhone phone) throws InterruptedException {
        var placed = new ArrayList<PlainCall>();
        var leaving = new ArrayList<Thread>();
        for (int i = 0; i < calls; i++) {
            var call = board.calls("+4477009%05d".formatted(i), Company.NUMBER, phone.port());
            placed.add(call);
            long stay = (long) (LONGEST_STAY_MS * Math.pow(random.nextDouble(), 2));
            leaving.add(Thread.ofVirtual().start(() -> {
                pause(stay);
                call.leave();
            }));
            pause((long) (2 * BETWEEN_CALLS_MS * random.nextDouble()));
        }
        for (var thread : leaving) {
            thread.join();
        }
        return placed;
    }

    private synchronized void answersOrNot(AgentLine agent, JsonNode call) {
        agent.drawn(call);
        int mood = random.nextInt(10);
        long hesitation = mood < 5 ? 0 : random.nextInt(1000);
        Thread.ofVirtual().start(() -> {
            pause(hesitation);
            agent.say(mood == 9 ? "decline" : "answer", call);
        });
    }

    /** Finishes whatever there is to finish, and is ready again, until the day is over. */
    private void works(AgentLine agent) {
        while (working) {
            var desk = agent.desk().get("/api/desk");
            switch (desk.path("agent").path("state").asString("")) {
                case "finishing" ->
                    agent.desk()
                            .tryPost(
                                    "/api/contacts/"
                                            + desk.path("contact").path("id").asString() + "/finish",
                                    Map.of("outcome", "test-call", "note", ""));
                case "not-ready", "not-in" -> {
                    takenOffDuty.add(desk.path("agent").path("reason").asString(""));
                    agent.desk().tryPost("/api/desk/ready", Map.of());
                }
                default -> pause(50);
            }
        }
    }

    private void nothingIsLeft(int calls, List<AgentLine> agents) {
        await("every contact is closed")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(company.contacts().stream()
                                .filter(row -> !row.get("state").asString().equals("closed")))
                        .isEmpty());
        assertThat(company.contacts()).hasSize(calls);
        assertThat(company.contacts())
                .allSatisfy(
                        row -> assertThat(row.path("endReason").asString("")).isNotEmpty());
        for (var agent : agents) {
            await("the agent is free")
                    .untilAsserted(() -> assertThat(agent.desk()
                                    .get("/api/desk")
                                    .path("agent")
                                    .path("state")
                                    .asString(""))
                            .isEqualTo("ready"));
            assertThat(agent.state()).isEmpty();
        }
        await("nothing is held")
                .untilAsserted(() -> assertThat(server.figures())
                        .containsEntry("throughline_voice_live_calls", 0.0)
                        .containsEntry("throughline_voice_trunk_legs", 0.0)
                        .containsEntry("throughline_voice_rtp_ports_in_use", 0.0)
                        .containsEntry("throughline_voice_calls_arrived_total", (double) calls));
    }

    private static void pause(long milliseconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}
