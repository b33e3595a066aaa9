package throughline.offercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.offercall.Dialogue.Act;
import throughline.offercall.Dialogue.Event;
import throughline.offercall.Dialogue.Sentence;
import throughline.offercall.Dialogue.Stage;

/** One call about one job, from the first ring to the last word, without a phone. */
class DialogueTest {
    private static final Event RINGS = new Event.Rings();
    private static final Event PICKED_UP = new Event.PickedUp();
    private static final Event SAID = new Event.Said();

    private Dialogue call = Dialogue.begin(Duration.ofSeconds(25)).dialogue();
    private final List<Act> done = new ArrayList<>();

    @Test
    void oneAcceptsAndTheCallEndsWithItsConfirmation() {
        hears(RINGS, PICKED_UP, new Event.Pressed('1'), new Event.Counted(true), SAID);
        assertThat(done)
                .containsSubsequence(
                        new Act.Note(Act.How.RINGS),
                        new Act.Note(Act.How.ANSWERED),
                        new Act.Say(Sentence.JOB),
                        new Act.Note(Act.How.HEARD),
                        new Act.Answer(true),
                        new Act.Say(Sentence.YOURS),
                        new Act.HangUp());
        assertThat(call.isOver()).isTrue();
        assertThat(done).noneMatch(Act.Fail.class::isInstance);
    }

    @Test
    void twoRefuses() {
        hears(RINGS, PICKED_UP, new Event.Pressed('2'), new Event.Counted(false));
        assertThat(done).contains(new Act.Answer(false), new Act.Say(Sentence.REFUSED));
    }

    @Test
    void threeTellsItAgainButNotForEver() {
        hears(RINGS, PICKED_UP);
        for (int i = 0; i < 20; i++) {
            hears(new Event.Pressed('3'));
        }
        assertThat(done).filteredOn(new Act.Say(Sentence.JOB)::equals).hasSize(Dialogue.MOST_TOLD);
    }

    @Test
    void fourGoesToTheDeskAndIsNoAnswer() {
        hears(RINGS, PICKED_UP, new Event.Pressed('4'));
        assertThat(done).endsWith(new Act.Close("desk"), new Act.ToTheDesk());
        assertThat(done).noneMatch(act -> act instanceof Act.Answer || act instanceof Act.Fail);
    }

    @Test
    void aMachineHearsItTwiceAndIsNoAnswer() {
        hears(RINGS, PICKED_UP, SAID);
        hears(itsTime());
        hears(SAID);
        hears(itsTime());
        assertThat(done).filteredOn(new Act.Say(Sentence.JOB)::equals).hasSize(2);
        assertThat(done).endsWith(new Act.Fail("no-answer"), new Act.HangUp());
        assertThat(done).noneMatch(Act.Answer.class::isInstance);
    }

    @Test
    void whoHangsUpHasNotAnswered() {
        hears(RINGS, PICKED_UP, new Event.Ended(200));
        assertThat(done).endsWith(new Act.Fail("no-answer"));
    }

    @ParameterizedTest
    @CsvSource({"486, busy", "600, busy", "603, declined", "480, no-answer", "503, not-sent", "404, not-sent"})
    void aRefusalOfTheCarrierSaysWhy(int status, String why) {
        hears(RINGS, new Event.Ended(status));
        assertThat(done).endsWith(new Act.Fail(why));
    }

    @Test
    void aPhoneThatRingsTooLongIsNotWaitedFor() {
        hears(RINGS);
        assertThat(done).contains(new Act.Wake(Duration.ofSeconds(25), call.alarm()));
        hears(itsTime());
        assertThat(done).endsWith(new Act.Fail("no-answer"), new Act.HangUp());
    }

    @Test
    void aCarrierThatSaysNothingIsNotWaitedFor() {
        hears(itsTime());
        assertThat(done).endsWith(new Act.Fail("not-sent"), new Act.HangUp());
    }

    @Test
    void aTimeThatIsOverCountsNoMore() {
        var early = itsTime();
        hears(RINGS, PICKED_UP, early);
        assertThat(call.stage()).isEqualTo(Stage.TELLING);
    }

    @Test
    void whoListensHearsWhoWasFaster() {
        hears(RINGS, PICKED_UP, new Event.Over("Ben Kask"));
        assertThat(done)
                .contains(new Act.Close("withdrawn"))
                .endsWith(new Act.Say(Sentence.TAKEN, "Ben Kask"), new Act.Wake(Dialogue.SPEAKING, call.alarm()));
        hears(new Event.Pressed('1'));
        assertThat(done).noneMatch(Act.Answer.class::isInstance);
    }

    @Test
    void aPhoneThatRingsStopsWhenSomebodyWasFaster() {
        hears(RINGS, new Event.Over("Ben Kask"));
        assertThat(done).endsWith(new Act.Close("withdrawn"), new Act.HangUp());
    }

    /** Whatever comes in whatever order: one answer at most, it is the one that was pressed, and every call ends with one outcome. */
    @Test
    void whateverComesThereIsOneOutcome() {
        for (int seed = 0; seed < 5_000; seed++) {
            var dice = new SplittableRandom(seed);
            call = Dialogue.begin(Duration.ofSeconds(25)).dialogue();
            done.clear();
            int answers = 0;
            for (int step = 0; step < 200 && !call.isOver(); step++) {
                var event = anything(dice);
                int before = done.size();
                hears(event);
                var answer = done.subList(before, done.size()).stream()
                        .filter(Act.Answer.class::isInstance)
                        .toList();
                if (!answer.isEmpty()) {
                    assertThat(event).as("seed %d", seed).isIn(new Event.Pressed('1'), new Event.Pressed('2'));
                    answers++;
                    hears(
                            dice.nextBoolean()
                                    ? new Event.Counted(((Act.Answer) answer.getFirst()).accept())
                                    : new Event.Over(null));
                }
            }
            assertThat(call.isOver()).as("seed %d", seed).isTrue();
            long outcomes = done.stream()
                    .filter(act -> act instanceof Act.Fail || act instanceof Act.Close)
                    .count();
            assertThat(answers).as("seed %d", seed).isLessThanOrEqualTo(1);
            assertThat(outcomes).as("seed %d: %s", seed, done).isLessThanOrEqualTo(1);
            assertThat(answers + outcomes).as("seed %d: %s", seed, done).isPositive();
        }
    }

    private Event anything(SplittableRandom dice) {
        return switch (dice.nextInt(12)) {
            case 0, 1 -> RINGS;
            case 2, 3 -> PICKED_UP;
            case 4, 5 -> SAID;
            case 6 -> new Event.Pressed("0123456789*#ABCD".charAt(dice.nextInt(16)));
            case 7 -> new Event.Over(dice.nextBoolean() ? "Ben Kask" : null);
            case 8 -> new Event.AcceptedElsewhere();
            case 9 -> new Event.Ended(200 + dice.nextInt(5) * 100);
            case 10 -> new Event.TimeIsUp(dice.nextInt(8));
            default -> itsTime();
        };
    }

    private Event itsTime() {
        return new Event.TimeIsUp(call.alarm());
    }

    private void hears(Event... events) {
        for (var event : events) {
            var next = call.hear(event);
            call = next.dialogue();
            done.addAll(next.acts());
        }
    }
}
