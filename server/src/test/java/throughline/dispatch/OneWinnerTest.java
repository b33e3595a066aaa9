package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

/** Two technicians accept the same order in the same instant, 500 times: one has it, the other is told who. */
class OneWinnerTest {
    private static final int RACES = 500;

    // ASVS 2.3.4, 15.4.2
    @Test
    void exactlyOneGetsTheSeatAndTheOtherIsToldWho() throws Exception {
        try (var town = new LiftTown();
                var runners = Executors.newFixedThreadPool(2)) {
            town.onCall("Alma Rand", 1);
            town.onCall("Ben Kask", 2);
            town.rooms.door(DispatchSettings.class).askAtOnce(2);
            int almaWon = 0;
            for (int race = 0; race < RACES; race++) {
                var order = town.raise(2);
                var offers = town.offersOf(order);
                assertThat(offers).hasSize(2);
                var results = runs(town, offers, runners);
                var winner = town.order(order.id()).technicianName();
                assertThat(results)
                        .as("race %d", race)
                        .containsExactlyInAnyOrder("won", "dispatch.taken " + winner + " has this job. Nothing to do.");
                almaWon += "Alma Rand".equals(winner) ? 1 : 0;
            }
            town.whatMustHold();
            assertThat(almaWon).as("it is a race").isBetween(1, RACES - 1);
        }
    }

    private static List<@Nullable String> runs(LiftTown town, List<Offer> offers, ExecutorService runners)
            throws Exception {
        var start = new CyclicBarrier(2);
        var arrivesAt = town.now().plus(Duration.ofMinutes(20));
        var results = runners.invokeAll(offers.stream()
                .map(offer -> (Callable<@Nullable String>) () -> {
                    start.await();
                    try {
                        town.offers.accept(offer.id(), arrivesAt, Hand.of("phone " + offer.id()));
                        return "won";
                    } catch (Refused refused) {
                        return refused.code() + " " + refused.sentence();
                    }
                })
                .toList());
        return results.stream().map(OneWinnerTest::result).toList();
    }

    private static @Nullable String result(Future<@Nullable String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
