package throughline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.routing.Presence.Finishing;
import throughline.routing.Presence.NotIn;
import throughline.routing.Presence.NotReady;
import throughline.routing.Presence.Offered;
import throughline.routing.Presence.OnCall;
import throughline.routing.Presence.Ready;

/** Who is rung for whom: every rule of the floor, told with two agents and a few callers. */
class FloorTest {
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BERIT = new UUID(1, 2);
    private static final UUID INGRID = new UUID(2, 1);
    private static final UUID OSKAR = new UUID(2, 2);

    private Floor floor = Floor.empty();
    private Instant now = TEN;
    private List<Decision> decided = List.of();

    @Test
    void theLongestFreeAgentIsRung() {
        ready(ANNA);
        later(60);
        ready(BERIT);
        later(1);
        waits(INGRID, null, 5);
        assertThat(rung()).containsExactly(ANNA);
        assertThat(presence(BERIT)).isInstanceOf(Ready.class);
    }

    @Test
    void whoeverTookThisLiftsAlarmIsRungFirstWhileSheIsFree() {
        ready(ANNA);
        later(60);
        ready(BERIT);
        hear(new Note.Waits(
                new Waiting(INGRID, new UUID(9, 9), null, Waiting.LIFT, now, Duration.ofSeconds(20), null, BERIT)));
        assertThat(rung()).containsExactly(BERIT);
        hear(new Note.Waits(
                new Waiting(OSKAR, new UUID(9, 9), null, Waiting.LIFT, now, Duration.ofSeconds(20), null, BERIT)));
        assertThat(rung()).as("nobody waits for her").containsExactly(ANNA);
    }

    @Test
    void onlyAnAgentWithTheSkillIsRung() {
        ready(ANNA);
        ready(BERIT, "lift-sv");
        waits(INGRID, "lift-sv", 5);
        assertThat(rung()).containsExactly(BERIT);
        waits(OSKAR, "lift-sv", 5);
        assertThat(rung()).as("Anna speaks no Swedish").isEmpty();
    }

    @Test
    void anAgentWhoBecomesFreeGetsTheOldestOfTheMostUrgent() {
        waits(OSKAR, null, 5);
        later(30);
        waits(INGRID, null, 0);
        ready(ANNA);
        assertThat(offeredContact()).isEqualTo(INGRID);
        talks(INGRID, ANNA);
        over(INGRID);
        finished(INGRID, ANNA);
        assertThat(offeredContact()).isEqualTo(OSKAR);
    }

    @Test
    void aCallerWhoLeavesSilencesTheBrowserAndTheAgentKeepsHerPlace() {
        ready(ANNA);
        later(60);
        ready(BERIT);
        waits(INGRID, null, 5);
        over(INGRID);
        assertThat(decided).contains(new Decision.Withdraw(INGRID, ANNA));
        assertThat(presence(ANNA)).isEqualTo(new Ready(TEN));
        waits(OSKAR, null, 5);
        assertThat(rung()).containsExactly(ANNA);
    }

    @Test
    void aCallThatSheDoesNotAnswerGoesToTheNextAndSheIsNotRungAgain() {
        ready(ANNA);
        later(1);
        ready(BERIT);
        waits(INGRID, null, 5);
        later(20);
        hear(new Note.Tick());
        assertThat(decided).containsExactly(new Decision.Withdraw(INGRID, ANNA));
        hear(new Note.OfferNotTaken(INGRID, ANNA, Note.Why.WITHDRAWN));
        assertThat(presence(ANNA)).isEqualTo(new NotReady(Floor.MISSED, true, now));
        assertThat(rung()).containsExactly(BERIT);
    }

    @Test
    void anOfferThatTheWireNeverConfirmsIsTakenBackAndSheKeepsHerPlace() {
        ready(ANNA);
        waits(INGRID, null, 5);
        hear(new Note.WantsPause(BERIT, "break"));
        later(20 + (int) Floor.UNCONFIRMED.toSeconds());
        hear(new Note.Tick());
        assertThat(decided)
                .contains(
                        new Decision.Became(ANNA, new Offered(INGRID, TEN, TEN.plusSeconds(20), TEN), new Ready(TEN)));
        assertThat(offeredContact()).as("and the caller is offered again").isEqualTo(INGRID);
    }

    @Test
    void aLineThatStillLetsGoOfTheCallBeforeCostsHerOnlyHerPlace() {
        ready(ANNA);
        later(1);
        ready(BERIT);
        waits(INGRID, null, 5);
        later(1);
        hear(new Note.OfferNotTaken(INGRID, ANNA, Note.Why.LINE_BUSY));
        assertThat(rung()).containsExactly(BERIT);
        assertThat(presence(ANNA)).isEqualTo(new Ready(now));
    }

    @Test
    void aPauseDuringACallCountsFromTheEndOfIt() {
        ready(ANNA);
        waits(INGRID, null, 5);
        talks(INGRID, ANNA);
        hear(new Note.WantsPause(ANNA, "meal"));
        assertThat(presence(ANNA)).isInstanceOf(OnCall.class);
        over(INGRID);
        assertThat(presence(ANNA)).isInstanceOf(Finishing.class);
        finished(INGRID, ANNA);
        assertThat(presence(ANNA)).isEqualTo(new NotReady("meal", false, now));
    }

    @Test
    void anotherReasonIsAnotherInterval() {
        ready(ANNA);
        hear(new Note.WantsPause(ANNA, "break"));
        later(300);
        hear(new Note.WantsPause(ANNA, "meeting"));
        assertThat(presence(ANNA)).isEqualTo(new NotReady("meeting", false, now));
        hear(new Note.WantsPause(ANNA, "meeting"));
        assertThat(decided).as("the same reason again changes nothing").isEmpty();
    }

    @Test
    void anAgentWhoseLineIsDownIsNotRungAndAfterAWhileOffDuty() {
        ready(ANNA);
        hear(new Note.LineDown(ANNA));
        waits(INGRID, null, 5);
        assertThat(rung()).isEmpty();
        assertThat(presence(ANNA)).isEqualTo(new Ready(TEN));
        later((int) Floor.LINE_GRACE.toSeconds());
        hear(new Note.Tick());
        assertThat(presence(ANNA)).isEqualTo(new NotReady(Floor.LINE_LOST, true, now));
    }

    @Test
    void aReloadOfThePageKeepsHerPlaceInTheLine() {
        ready(ANNA);
        later(5);
        ready(BERIT);
        waits(INGRID, null, 5);
        hear(new Note.LineDown(ANNA));
        assertThat(rung()).as("the caller does not wait for her page").containsExactly(BERIT);
        hear(new Note.LineUp(ANNA, Set.of()));
        waits(OSKAR, null, 5);
        assertThat(rung()).containsExactly(ANNA);
        assertThat(presence(ANNA)).isInstanceOf(Offered.class);
    }

    @Test
    void aCallerWhoseAgentIsLostWaitsWithTheOldAgeAndIsFirst() {
        ready(ANNA);
        waits(INGRID, null, 5);
        talks(INGRID, ANNA);
        later(60);
        waits(OSKAR, null, 5);
        hear(new Note.LostInCall(INGRID, ANNA));
        hear(new Note.Waits(new Waiting(INGRID, new UUID(9, 9), null, 5, TEN, Duration.ofSeconds(20), null, null)));
        ready(BERIT);
        assertThat(offeredContact()).isEqualTo(INGRID);
    }

    @Test
    void signingOutInACallChangesNothingUntilItIsFinished() {
        ready(ANNA);
        waits(INGRID, null, 5);
        talks(INGRID, ANNA);
        hear(new Note.SignedOut(ANNA));
        assertThat(presence(ANNA)).isInstanceOf(OnCall.class);
        ready(BERIT);
        hear(new Note.SignedOut(BERIT));
        assertThat(presence(BERIT)).isInstanceOf(NotIn.class);
    }

    /** Whatever happens in whatever order: nobody has two, nobody is rung twice for one, and nobody waits while somebody could. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFloorIsAlwaysSound(long seed) {
        var chance = new Random(seed);
        for (int happened = 0; happened < 120; happened++) {
            int step = chance.nextInt(2_000);
            later(step % 7);
            hear(noteOf(step));
            for (var waiting : floor.waiting().values()) {
                var ringing = floor.agents().values().stream()
                        .filter(agent -> agent.presence() instanceof Offered offered
                                && offered.contact().equals(waiting.contact()))
                        .map(Agent::person)
                        .toList();
                assertThat(ringing).isEqualTo(waiting.offeredTo() == null ? List.of() : List.of(waiting.offeredTo()));
                if (waiting.offeredTo() == null) {
                    assertThat(floor.agents().values())
                            .noneMatch(agent -> agent.presence() instanceof Ready
                                    && agent.lineUp()
                                    && (waiting.skill() == null
                                            || agent.skills().contains(waiting.skill())));
                }
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    private Note noteOf(int step) {
        var person = List.of(ANNA, BERIT).get(step % 2);
        var contact = new UUID(2, step / 2 % 5);
        return switch (step / 10 % 11) {
            case 0, 1 -> {
                boolean known = floor.waiting().containsKey(contact)
                        || floor.agents().values().stream()
                                .anyMatch(
                                        agent -> contact.equals(agent.presence().inHand()));
                yield known
                        ? new Note.Tick()
                        : new Note.Waits(new Waiting(
                                contact,
                                new UUID(9, 9),
                                step % 3 == 0 ? "lift-sv" : null,
                                step % 4,
                                now,
                                Duration.ofSeconds(20),
                                null,
                                step % 5 == 0 ? person : null));
            }
            case 2 -> new Note.Over(contact);
            case 3 -> new Note.WantsReady(person, step % 3 == 0 ? Set.of("lift-sv") : Set.of());
            case 4 -> new Note.WantsPause(person, "break");
            case 5 -> new Note.SignedOut(person);
            case 6 -> new Note.LineUp(person, step % 3 == 0 ? Set.of("lift-sv") : Set.of());
            case 7 -> new Note.LineDown(person);
            case 8 ->
                floor.agents().get(person) instanceof Agent agent && agent.presence() instanceof Offered offered
                        ? new Note.Talks(offered.contact(), person)
                        : new Note.Tick();
            case 9 -> new Note.OfferNotTaken(contact, person, Note.Why.values()[step % 4]);
            default -> new Note.Finished(contact, person);
        };
    }

    private void ready(UUID person, String... skills) {
        var before = new ArrayList<Decision>();
        hear(new Note.LineUp(person, Set.of(skills)));
        before.addAll(decided);
        hear(new Note.WantsReady(person, Set.of(skills)));
        before.addAll(decided);
        decided = before;
    }

    private void waits(UUID contact, @Nullable String skill, int priority) {
        hear(new Note.Waits(
                new Waiting(contact, new UUID(9, 9), skill, priority, now, Duration.ofSeconds(20), null, null)));
    }

    private void talks(UUID contact, UUID person) {
        hear(new Note.Talks(contact, person));
    }

    private void over(UUID contact) {
        hear(new Note.Over(contact));
    }

    private void finished(UUID contact, UUID person) {
        hear(new Note.Finished(contact, person));
    }

    private void hear(Note note) {
        var next = floor.hear(note, now);
        floor = next.floor();
        decided = next.decisions();
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private Presence presence(UUID person) {
        return floor.agents().get(person).presence();
    }

    private List<UUID> rung() {
        return decided.stream()
                .filter(Decision.Offer.class::isInstance)
                .map(decision -> ((Decision.Offer) decision).person())
                .toList();
    }

    private UUID offeredContact() {
        return decided.stream()
                .filter(Decision.Offer.class::isInstance)
                .map(decision -> ((Decision.Offer) decision).waiting().contact())
                .findFirst()
                .orElseThrow();
    }
}
