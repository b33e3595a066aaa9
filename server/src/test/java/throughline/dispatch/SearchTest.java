package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Until one accepts: every rule of the search, told with three technicians and one order. */
class SearchTest {
    private static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final UUID ALMA = new UUID(1, 1);
    private static final UUID BEN = new UUID(1, 2);
    private static final UUID CILLA = new UUID(1, 3);
    private static final UUID DISPATCHER = new UUID(2, 1);
    private static final Habits HABITS =
            new Habits(Duration.ofMinutes(30), Duration.ofMinutes(240), 2, Duration.ofMinutes(30));

    private static final Reminding REMINDING =
            new Reminding(List.of(LocalTime.of(8, 0), LocalTime.of(16, 0)), ZoneId.of("Europe/London"), false, 3);

    private final AtomicInteger offers = new AtomicInteger();
    private Set<String> channels = Set.of("text");
    private Ladder ladder = oneAfterTheOther(1);
    private Instant now = TWO_AT_NIGHT;
    private List<UUID> mayAsk = new ArrayList<>(List.of(ALMA, BEN));
    private Set<UUID> relieved = Set.of();
    private Search search = Search.begin(ladder, 1, now);
    private List<Act> acts = List.of();

    @Test
    void theFirstOnTheListIsAskedAtOnceAndTheNextWhenNoAnswerComes() {
        hear(new News.Raised());
        assertThat(asked()).containsExactly(ALMA);
        assertThat(search.next()).isEqualTo(now.plusSeconds(60));
        later(59);
        assertThat(acts).as("a second too early").isEmpty();
        later(1);
        assertThat(acts).contains(new Act.Settle(offer(1), ALMA, OfferState.EXPIRED, "no-answer"));
        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void whoeverIsRelievedIsNotWaitedFor() {
        hear(new News.Raised());
        relieved = Set.of(offer(1));
        mayAsk = List.of(BEN);
        later(60);
        assertThat(acts).contains(new Act.Settle(offer(1), ALMA, OfferState.WITHDRAWN, "relieved"));
        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void aRefusalLeadsToTheNextAtOnceAndIsRemembered() {
        hear(new News.Raised());
        hear(new News.Rejected(offer(1), RejectReason.ON_ENTRAPMENT));
        assertThat(asked()).containsExactly(BEN);
        hear(new News.Rejected(offer(2), RejectReason.SICK));
        hear(new News.Held(DISPATCHER, now.plusSeconds(600)));
        hear(new News.Resumed());
        assertThat(asked()).as("both said no to this order").isEmpty();
        assertThat(search.phase()).isInstanceOf(Phase.Stuck.class);
    }

    @Test
    void anEmptyListIsTheDispatchersAtOnceAndANewTurnIsSeenWithinAMinute() {
        mayAsk.clear();
        hear(new News.Raised());
        assertThat(acts).containsExactly(new Act.NoCover(0, List.of(Who.ON_CALL)), new Act.NobodyLeft());
        later(60);
        assertThat(acts).as("still nobody, and said once").isEmpty();
        mayAsk.add(CILLA);
        later(60);
        assertThat(asked()).containsExactly(CILLA);
    }

    @Test
    void everybodyIsAskedOnceThenItIsTheDispatchers() {
        hear(new News.Raised());
        later(60);
        later(60);
        assertThat(acts).contains(new Act.NobodyLeft());
        assertThat(search.phase()).isEqualTo(new Phase.Stuck(now, now.plus(Search.LOOK_AGAIN)));
        later(600);
        assertThat(asked()).isEmpty();
    }

    @Test
    void acceptanceEndsTheSearchAndItsTimeOfArrivalIsWatched() {
        hear(new News.Raised());
        accepts(1, 60);
        assertThat(acts).contains(new Act.Give(offer(1), ALMA, 1, now.plus(Duration.ofMinutes(60))));
        later(30 * 60);
        assertThat(acts).containsExactly(new Act.AskWhetherOnTheWay(ALMA));
        later(5 * 60);
        assertThat(acts).containsExactly(new Act.IsLate(ALMA));
        hear(new News.Left(ALMA));
        assertThat(search.going().getFirst().visit()).isInstanceOf(Visit.OnTheWay.class);
        later(35 * 60);
        assertThat(acts).containsExactly(new Act.IsLate(ALMA));
        later(240 * 60);
        assertThat(acts).containsExactly(new Act.ReportIsDue(ALMA), new Act.AskForReport(ALMA, 1));
    }

    @Test
    void whoPromisesToComeInThreeHoursIsRemindedHalfAnHourBeforeAndWhoIsNearAfterHalfTheWay() {
        hear(new News.Raised());
        accepts(1, 180);
        assertThat(search.next()).isEqualTo(now.plus(Duration.ofMinutes(150)));
        hear(new News.ArrivalMoved(ALMA, now.plus(Duration.ofMinutes(20)), false));
        assertThat(search.next()).isEqualTo(now.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aLateAnswerToAnOfferThatIsOverChangesNothing() {
        hear(new News.Raised());
        later(60);
        accepts(1, 20);
        assertThat(acts).isEmpty();
        accepts(2, 20);
        assertThat(acts).contains(new Act.Give(offer(2), BEN, 1, now.plus(Duration.ofMinutes(20))));
        accepts(2, 90);
        assertThat(acts).as("twice is once").isEmpty();
    }

    @Test
    void anOfferByHandWithdrawsTheOpenOneAndItsSilenceLeadsOn() {
        hear(new News.Raised());
        hear(new News.ByHand(CILLA, DISPATCHER, "lives next door"));
        assertThat(acts).contains(new Act.Settle(offer(1), ALMA, OfferState.WITHDRAWN, "by-hand"));
        assertThat(asked()).containsExactly(CILLA);
        later(60);
        assertThat(asked()).as("Alma was asked this round").containsExactly(BEN);
    }

    @Test
    void aHoldEndsOffersAndVisitAndWakesByItself() {
        hear(new News.Raised());
        accepts(1, 30);
        hear(new News.Held(DISPATCHER, now.plusSeconds(3_600)));
        assertThat(acts).containsExactly(new Act.Settle(offer(1), ALMA, OfferState.WITHDRAWN, "on-hold"));
        later(3_600);
        assertThat(acts).containsExactly(new Act.TakeUp());
        hear(new News.Resumed());
        assertThat(asked()).as("she did not refuse").containsExactly(ALMA);
    }

    @Test
    void whoGivesItBackIsNotAskedAgainAndTheOthersAre() {
        hear(new News.Raised());
        later(60);
        accepts(2, 30);
        hear(new News.GivenBack(offer(2), "vehicle"));
        assertThat(acts).contains(new Act.Settle(offer(2), BEN, OfferState.REJECTED, "vehicle"));
        assertThat(asked()).containsExactly(ALMA);
    }

    @Test
    void anOfferThatCannotBeDeliveredIsNotWaitedFor() {
        hear(new News.Raised());
        hear(new News.Undelivered(offer(1), "text", "not-delivered"));
        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void twoAreAskedAtOnceWhereTheCompanyWantsItAndTheFirstWins() {
        ladder = oneAfterTheOther(2);
        search = Search.begin(ladder, 1, now);
        mayAsk.add(CILLA);
        hear(new News.Raised());
        assertThat(asked()).containsExactly(ALMA, BEN);
        hear(new News.Rejected(offer(1), RejectReason.TOO_FAR));
        assertThat(asked()).containsExactly(BEN, CILLA);
        accepts(3, 20);
        assertThat(acts).contains(new Act.Settle(offer(2), BEN, OfferState.WITHDRAWN, "taken"));
    }

    @Test
    void eachIsAskedOverOneChannelAfterTheOtherAndOverNoneThatReachesNobody() {
        var ways = List.of(new Way("app", 20), new Way("text", 40), new Way("voice", 60), new Way("pager", 60));
        ladder = new Ladder(List.of(new Rung(List.of(Who.ON_CALL), ways, 1)), 1, null);
        channels = Set.of("text", "pager");
        search = Search.begin(ladder, 1, now);
        hear(new News.Raised());
        assertThat(search.asked().getFirst().channel()).isEqualTo("text");
        later(40);
        assertThat(asked()).as("the same offer").containsExactly(ALMA);
        assertThat(search.asked().getFirst().channel()).isEqualTo("pager");
        hear(new News.Undelivered(offer(1), "text", "not-delivered"));
        assertThat(acts).as("the text was given up before").isEmpty();
        hear(new News.Undelivered(offer(1), "pager", "not-sent"));
        assertThat(acts).contains(new Act.Settle(offer(1), ALMA, OfferState.UNREACHABLE, "not-sent"));
        assertThat(asked()).containsExactly(BEN);
    }

    @Test
    void whoeverOfTwoDoesNotComeIsReplacedWhileTheOtherKeepsGoing() {
        ladder = new Ladder(oneAfterTheOther(1).rungs(), 2, 30);
        search = Search.begin(ladder, 1, now);
        mayAsk.add(CILLA);
        hear(new News.Raised());
        accepts(1, 30);
        assertThat(search.going()).as("they go together").isEmpty();
        accepts(2, 40);
        assertThat(acts)
                .containsExactly(
                        new Act.Give(offer(2), BEN, 2, now.plus(Duration.ofMinutes(40))),
                        new Act.Taken(ALMA, now.plus(Duration.ofMinutes(30))));
        hear(new News.Left(ALMA));
        later(20 * 60);
        assertThat(acts).as("each is watched").containsExactly(new Act.AskWhetherOnTheWay(BEN));
        later(5 * 60);
        assertThat(acts).containsExactly(new Act.IsLate(BEN));
        hear(new News.Arrived(ALMA, now));
        later(45 * 60);
        assertThat(acts)
                .contains(new Act.Settle(offer(2), BEN, OfferState.WITHDRAWN, Search.LATE), new Act.GoesOn())
                .doesNotContain(new Act.FellThrough(Search.LATE));
        assertThat(asked()).containsExactly(CILLA);
        assertThat(search.going()).extracting(Search.Asked::technician).containsExactly(ALMA);
        accepts(3, 20);
        assertThat(acts).contains(new Act.GoesOn());
        assertThat(search.phase()).isEqualTo(new Phase.Going());
        assertThat(search.going()).extracting(Search.Asked::technician).containsExactly(ALMA, CILLA);
        hear(new News.GivenBack(offer(3), "vehicle"));
        assertThat(search.phase()).as("nobody else is there").isInstanceOf(Phase.Stuck.class);
        later(200 * 60);
        assertThat(acts).as("and she is asked for her report").contains(new Act.ReportIsDue(ALMA));
    }

    @Test
    void theReportIsAskedForAgainAndAgain() {
        hear(new News.Raised());
        accepts(1, 20);
        hear(new News.Arrived(ALMA, now));
        later(240 * 60);
        assertThat(acts).as("it is six in the morning").containsExactly(new Act.ReportIsDue(ALMA));
        later(2 * 3_600);
        assertThat(acts).containsExactly(new Act.AskForReport(ALMA, 1));
        later(8 * 3_600);
        assertThat(acts).containsExactly(new Act.AskForReport(ALMA, 2));
        later(16 * 3_600);
        assertThat(acts).containsExactly(new Act.AskForReport(ALMA, 3), new Act.TellLead(ALMA, null, 3));
        later(8 * 3_600);
        assertThat(acts).as("the lead is told once").containsExactly(new Act.AskForReport(ALMA, 4));
        hear(new News.Closed());
        assertThat(search.phase()).isEqualTo(new Phase.Over(now));
        assertThat(acts).as("the visit stays on record").isEmpty();
    }

    @Test
    void aReportOfATrappedIsAskedForAtNightAndAnyOtherAtItsTimesOnBothNightsOnWhichTheClocksChange() {
        var trapped = new Reminding(REMINDING.times(), REMINDING.zone(), true, 3);
        assertThat(trapped.mayAsk(TWO_AT_NIGHT)).isTrue();
        assertThat(trapped.next(TWO_AT_NIGHT)).isEqualTo(TWO_AT_NIGHT.plus(Reminding.WHILE_TRAPPED));
        assertThat(REMINDING.mayAsk(TWO_AT_NIGHT)).isFalse();
        assertThat(REMINDING.next(Instant.parse("2026-03-28T20:00:00Z")))
                .as("a night of which an hour is skipped")
                .isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
        assertThat(REMINDING.next(Instant.parse("2026-10-24T20:00:00Z")))
                .as("a night in which an hour comes twice")
                .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
        assertThat(REMINDING.next(Instant.parse("2026-11-24T08:00:00Z")))
                .as("at eight the next time is four, not eight again")
                .isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
    }

    private void hear(News news) {
        var around = new Search.Around(
                HABITS, REMINDING, () -> ladder, cover(), () -> new UUID(9, offers.incrementAndGet()));
        var next = search.hear(news, around, now);
        search = next.search();
        acts = next.acts();
    }

    private static Ladder oneAfterTheOther(int atOnce) {
        return new Ladder(List.of(new Rung(List.of(Who.ON_CALL), List.of(new Way("text", 60)), atOnce)), 1, null);
    }

    private Cover cover() {
        return new Cover() {
            @Override
            public List<UUID> of(Who who) {
                return who == Who.ON_CALL ? mayAsk : List.of();
            }

            @Override
            public boolean reaches(UUID technician, String channel) {
                return channels.contains(channel);
            }

            @Override
            public Set<UUID> relieved() {
                return relieved;
            }
        };
    }

    private void accepts(int offer, int minutes) {
        hear(new News.Accepted(offer(offer), now.plus(Duration.ofMinutes(minutes))));
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
        hear(new News.Tick());
    }

    private static UUID offer(int number) {
        return new UUID(9, number);
    }

    private List<UUID> asked() {
        return search.asked().stream()
                .filter(Search.Asked::isOpen)
                .map(Search.Asked::technician)
                .toList();
    }
}
