package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.voice.sip.Phone;

/** Callers leave whenever they like; every call has exactly one end, and nothing stays behind. */
@Tag("in-real-time")
class TwoHundredCallsTest {
    private static final int CALLS = 200;
    private static final int AT_ONCE = 20;

    // ASVS 1.4.3, 15.4.1
    @Test
    void leaveAtARandomMoment() throws InterruptedException {
        long seed = ThreadLocalRandom.current().nextLong();
        try (var server = new VoiceUnderTest()) {
            var agents = List.of(new LineId(UUID.randomUUID()), new LineId(UUID.randomUUID()));
            agents.forEach(agent -> new BrowserTab(server, agent, "tab").comesUp());
            server.application(event -> serve(server, agents, event));
            try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
                for (int i = 0; i < CALLS; i++) {
                    var random = new Random(seed + i);
                    callers.submit(() -> callAndLeave(server, random));
                }
                callers.shutdown();
                assertThat(callers.awaitTermination(90, TimeUnit.SECONDS))
                        .as("seed %d", seed)
                        .isTrue();
            }
            var ends = new HashMap<CallId, Integer>();
            for (int ended = 0; ended < CALLS; ended++) {
                ends.merge(server.awaits(CallEvent.Ended.class).call(), 1, Integer::sum);
            }
            assertThat(ends).as("seed %d", seed).hasSize(CALLS);
            assertThat(server.others()).noneMatch(event -> event instanceof CallEvent.OfCall);
            assertThat(server.voice.figures().callsArrived()).isEqualTo(CALLS);
            server.nothingIsLeft();
        }
    }

    /** Ring, answer, music, and an agent of the two; one who has no time refuses. */
    private static void serve(VoiceUnderTest server, List<LineId> agents, CallEvent event) {
        if (event instanceof CallEvent.Arrived(var _, var _, var call, var _, var _, var _, var _, var _)) {
            server.tell(new CallCommand.Ring(call));
            server.tell(new CallCommand.Answer(call));
            server.tell(new CallCommand.Play(call, List.of(), 0, true));
            var agent = agents.get(Math.floorMod(call.hashCode(), agents.size()));
            server.tell(new CallCommand.Offer(call, agent, Map.of()));
        }
    }

    private static void callAndLeave(VoiceUnderTest server, Random random) {
        try (var phone = new Phone(server.sipPort)) {
            phone.invites("help");
            phone.leavesAfterNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(30)));
        }
    }
}
