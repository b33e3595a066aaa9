package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * One order among technicians who sleep, refuse, answer twice or too late, whose texts get lost, while the program is killed in the
 * middle of steps. What the search promises must hold after every step. A seed that fails is printed and plays again.
 */
class SearchSimulationTest {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(30);

    @Test
    void aThousandNights() {
        int accepted = (int) LongStream.range(0, 1_000)
                .filter(seed -> {
                    var night = new Night(seed);
                    try {
                        return night.plays();
                    } catch (AssertionError broken) {
                        throw new AssertionError(
                                "seed " + seed + " at " + night.now + ": " + broken.getMessage(), broken);
                    }
                })
                .count();
        assertThat(accepted).as("in most nights somebody goes").isBetween(200, 900);
    }

    private record Coming(Instant at, long order, News news) {}

    /** One world. Nothing in it depends on anything but the seed. */
    private static final class Night {
        private final Random dice;
        private final List<UUID> technicians;
        private final Set<UUID> refused = new HashSet<>();
        private final PriorityQueue<Coming> coming =
                new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparing(Coming::order));
        private final Habits habits;
        private Search search;
        private Instant now = START;
        private long count;
        private int given;

        Night(long seed) {
            dice = new Random(seed);
            technicians = IntStream.range(0, dice.nextInt(6))
                    .mapToObj(i -> new UUID(1, i))
                    .toList();
            habits = new Habits(
                    Duration.ofSeconds(20 + dice.nextInt(100)),
                    1 + dice.nextInt(2),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(240),
                    2,
                    Duration.ofMinutes(30));
            search = Search.begin(now);
        }

        boolean plays() {
            hear(new News.Raised());
            if (chance(20)) {
                send(Duration.ofSeconds(dice.nextInt(600)), new News.Held(new UUID(2, 1), START.plusSeconds(1_200)));
            }
            if (chance(20) && !technicians.isEmpty()) {
                send(Duration.ofSeconds(dice.nextInt(400)), new News.ByHand(anybody(), new UUID(2, 1), "near"));
            }
            if (chance(10)) {
                send(Duration.ofSeconds(dice.nextInt(3_000)), new News.Cancelled());
            }
            for (int steps = 0; steps < 400 && !(search.phase() instanceof Phase.Over); steps++) {
                var next = coming.peek();
                if (next != null && !next.at().isAfter(search.phase().next())) {
                    now = coming.remove().at();
                    hear(next.news());
                } else {
                    now = search.phase().next();
                    hear(new News.Tick());
                    assertThat(search.phase().next())
                            .as("the step after is later")
                            .isAfter(now);
                }
            }
            return given > 0;
        }

        /** A kill loses the step and everything it wanted; the news comes again, because nobody acknowledged it. */
        private void hear(News news) {
            if (!makesSense(news)) {
                return;
            }
            var around = new Search.Around(habits, onCall(), () -> new UUID(9, ++count));
            if (chance(5)) {
                search.hear(news, around, now);
            }
            var before = search;
            var next = search.hear(news, around, now);
            search = next.search();
            next.acts().forEach(act -> done(act, before));
            check();
            if (news instanceof News.Rejected rejected) {
                before.asked().stream()
                        .filter(each -> each.offer().equals(rejected.offer()) && each.isOpen())
                        .forEach(each -> refused.add(each.technician()));
            }
        }

        /** What the order itself refuses is never heard. */
        private boolean makesSense(News news) {
            return switch (news) {
                case News.GivenBack _ -> search.phase().arrivesAt() != null;
                case News.Closed _ -> search.phase().technician() != null;
                default -> !(search.phase() instanceof Phase.Over);
            };
        }

        private List<UUID> onCall() {
            var list = new ArrayList<UUID>();
            technicians.forEach(each -> {
                if (dice.nextInt(10) > 0) {
                    list.add(each);
                }
            });
            return list;
        }

        private void done(Act act, Search before) {
            switch (act) {
                case Act.Ask(var asked, var byHand) -> {
                    assertThat(byHand != null || !refused.contains(asked.technician()))
                            .as("who refused is not asked again")
                            .isTrue();
                    answers(asked);
                }
                case Act.Give _ -> {
                    assertThat(before.asked()).noneMatch(each -> each.state() == OfferState.ACCEPTED);
                    given++;
                    sendWhatFollows();
                }
                case Act.TakeUp _ -> hear(new News.Resumed());
                case Act.NobodyLeft _ -> assertThat(search.asked()).noneMatch(Search.Asked::isOpen);
                case Act.Settle _, Act.AskWhetherOnTheWay _, Act.IsLate _, Act.AskForReport _ -> {}
            }
        }

        /** Half of them sleep. The others answer once or twice, in time or too late; some texts never arrive. */
        private void answers(Search.Asked asked) {
            if (chance(10)) {
                send(Duration.ofSeconds(dice.nextInt(10)), new News.Undelivered(asked.offer(), "not-sent"));
            } else if (chance(50)) {
                var wait = Duration.ofSeconds(1 + dice.nextInt(150));
                var news = chance(40)
                        ? new News.Rejected(asked.offer(), RejectReason.values()[dice.nextInt(7)])
                        : new News.Accepted(asked.offer(), now.plus(wait).plusSeconds(60 + dice.nextInt(7_200)));
                send(wait, news);
                if (chance(30)) {
                    send(wait.plusMillis(dice.nextInt(2_000)), news);
                }
            }
        }

        private void sendWhatFollows() {
            if (chance(20)) {
                send(Duration.ofMinutes(dice.nextInt(40)), new News.GivenBack("vehicle"));
            } else if (chance(60)) {
                send(Duration.ofMinutes(dice.nextInt(40)), new News.Left());
                send(Duration.ofMinutes(40 + dice.nextInt(60)), new News.Arrived(now));
                if (chance(80)) {
                    send(Duration.ofMinutes(120 + dice.nextInt(300)), new News.Closed());
                }
            }
        }

        private void check() {
            var open = search.asked().stream().filter(Search.Asked::isOpen).toList();
            var phase = search.phase();
            assertThat(open).hasSizeLessThanOrEqualTo(habits.atOnce());
            assertThat(!open.isEmpty())
                    .as("open offers while asking, and only then")
                    .isEqualTo(phase instanceof Phase.Asking);
            assertThat(search.asked().stream().filter(each -> each.state() == OfferState.ACCEPTED))
                    .as("one winner")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(search.asked().stream().anyMatch(each -> each.state() == OfferState.ACCEPTED))
                    .as("somebody goes exactly while somebody has accepted")
                    .isEqualTo(phase.technician() != null || phase instanceof Phase.Over && wasClosed());
            if (!(phase instanceof Phase.Over)) {
                assertThat(phase.next()).as("there is a next step").isBefore(now.plus(Duration.ofDays(2)));
            }
            if (phase instanceof Phase.Asking) {
                assertThat(Duration.between(now, phase.next())).isLessThanOrEqualTo(habits.answer());
            }
            assertThat(phase.since()).isBetween(START, now.plus(LONGEST_SLEEP));
        }

        private boolean wasClosed() {
            return search.asked().stream().anyMatch(each -> each.state() == OfferState.ACCEPTED);
        }

        private void send(Duration wait, News news) {
            coming.add(new Coming(now.plus(wait), ++count, news));
        }

        private UUID anybody() {
            return technicians.get(dice.nextInt(technicians.size()));
        }

        private boolean chance(int percent) {
            return dice.nextInt(100) < percent;
        }
    }
}
