package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.notify.TextReplied;

/**
 * Three technicians accept the same order in the same instant, each at another door: on the page, by text, on the phone. One has it, the
 * others are told who. Many times over: {@code -Dthroughline.races=1000}.
 */
class OneWinnerTest {
    private static final int RACES = Integer.getInteger("throughline.races", 60);

    private interface Door {
        /** @return what the technician is told */
        String accepts(LiftTown town, Offer offer);
    }

    private static final Map<String, Door> DOORS = Map.of(
            "page",
            (town, offer) -> told(
                    offer,
                    () -> town.offers.accept(
                            offer.id(), town.now().plus(Duration.ofMinutes(20)), Hand.of("phone " + offer.id()))),
            "text",
            (town, offer) -> {
                var reply = new TextReplied(offer.technician().phone(), "1", UUID.randomUUID(), town.now());
                town.rooms.door(Transactions.class).run(() -> town.rooms.publish(reply));
                var words = town.textsTo(offer.technician()).getFirst();
                return words.contains(" is yours. ") ? "won" : words.replaceFirst("^WO-\\d+ is taken by", "taken by");
            },
            "phone",
            (town, offer) -> told(offer, () -> town.offers.acceptByPhone(offer.id(), UUID.randomUUID())));

    // ASVS 2.3.4, 15.4.2
    @Test
    void exactlyOneGetsTheSeatAndTheOthersAreToldWho() throws Exception {
        try (var town = new LiftTown();
                var runners = Executors.newFixedThreadPool(DOORS.size())) {
            for (var name : List.of("Alma Rand", "Ben Kask", "Cia Lund")) {
                town.onCall(name, 1);
            }
            town.rooms.door(DispatchSettings.class).askAtOnce(DOORS.size());
            var won = new HashMap<String, Integer>();
            for (int race = 0; race < RACES; race++) {
                var order = town.raise(2);
                var offers = town.offersOf(order);
                assertThat(offers).hasSize(DOORS.size());
                var results = runs(town, offers, runners);
                var winner = town.order(order.id()).technicianName();
                assertThat(results.values())
                        .as("race %d", race)
                        .containsExactlyInAnyOrder(
                                "won",
                                "taken by " + winner + ". Nothing to do.",
                                "taken by " + winner + ". Nothing to do.");
                results.forEach((door, result) -> won.merge(door, result.equals("won") ? 1 : 0, Integer::sum));
            }
            town.whatMustHold();
            assertThat(won.values())
                    .as("it is a race")
                    .filteredOn(times -> times > 0)
                    .hasSizeGreaterThan(1);
        }
    }

    private static Map<String, String> runs(LiftTown town, List<Offer> offers, ExecutorService runners)
            throws Exception {
        var start = new CyclicBarrier(DOORS.size());
        var begun = new HashMap<String, Future<String>>();
        var left = new ArrayList<>(offers);
        for (var door : DOORS.entrySet()) {
            var offer = left.removeFirst();
            Callable<String> runner = () -> {
                start.await();
                return door.getValue().accepts(town, offer);
            };
            begun.put(door.getKey(), runners.submit(runner));
        }
        var results = new HashMap<String, String>();
        for (var door : begun.entrySet()) {
            results.put(door.getKey(), door.getValue().get());
        }
        return results;
    }

    private static String told(Offer offer, Runnable accepts) {
        try {
            accepts.run();
            return "won";
        } catch (Refused refused) {
            assertThat(refused.code())
                    .as("what %s is told", offer.technician().name())
                    .isEqualTo("dispatch.taken");
            return "taken by " + refused.sentence().replace(" has this job", "");
        }
    }
}
