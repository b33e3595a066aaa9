package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.work.Report;
import throughline.work.WorkOrder;

/** Beyond those on call, on a real database: other rungs, dispatchers who steer, jobs for two, and whoever does not come. */
class UpTheLadderTest {
    private final LiftTown town = new LiftTown();
    private final Technician alma = town.onCall("Alma Rand", 1);
    private final Technician ben = town.onCall("Ben Kask", 2);
    private final Technician lena = town.technician("Lena Lill", "en");
    private final Ladders ladders = town.rooms.door(Ladders.class);
    private final Posts posts = town.rooms.door(Posts.class);
    private final Climbs climbs = town.rooms.door(Climbs.class);

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        town.close();
    }

    @Test
    void whoeverIsNamedAboveIsAskedAfterThoseOnCallWithoutALadderOfOnesOwn() {
        posts.give(Who.TEAM_LEAD, "Tallinn", lena.id(), 1, null, LiftTown.PIRET);
        posts.give(Who.SUPERVISOR, "Tartu", ben.id(), 1, null, LiftTown.PIRET);
        var order = town.raise(2);
        assertThat(town.book.of(List.of(order.id())))
                .as("people are inside: two are asked at once")
                .extracting(Offer::technician)
                .containsExactly(alma, ben);
        silence();
        assertThat(town.openOffer(order).technician()).isEqualTo(lena);
        silence();

        assertThat(town.step(order).stuck()).isTrue();
        assertThat(happened(order))
                .as("no supervisor in Tallinn, and people are inside")
                .endsWith("expired", "no-cover", "call-rescue", "nobody-left");
    }

    @Test
    void theMostSpecificLadderIsClimbedAndAnEditChangesNoClimbThatHasBegun() {
        var aboveFirst = new Ladder(List.of(asks(Who.TEAM_LEAD, 20), asks(Who.ON_CALL, 30)), 1, null);
        posts.give(Who.TEAM_LEAD, null, lena.id(), 1, null, null);
        ladders.add(filled("Urgent", 2, null, aboveFirst), LiftTown.PIRET);
        var tallinn = new Ladder(List.of(asks(Who.BACKUP, 40)), 1, null);
        var rule = ladders.add(filled("Tallinn", null, "Tallinn", tallinn), LiftTown.PIRET);
        refuses("dispatch.ladder-exists", () -> ladders.add(filled("Again", null, "Tallinn", tallinn), null));

        var order = town.raise(3);
        assertThat(town.openOffer(order).technician())
                .as("an area weighs more than a priority")
                .isEqualTo(ben);
        assertThat(town.openOffer(order).answerBy()).isEqualTo(town.now().plusSeconds(40));
        ladders.remove(rule.id(), LiftTown.PIRET);
        town.later(Duration.ofSeconds(40));
        assertThat(town.step(order).stuck())
                .as("the ladder it began with is through")
                .isTrue();
        var next = town.raise(3);
        assertThat(town.openOffer(next).technician()).isEqualTo(lena);
        town.later(Duration.ofSeconds(20));
        assertThat(town.openOffer(next).technician()).isEqualTo(alma);
    }

    @Test
    void whoeverWasOutInTheNightRestsBeforeTheRegularWorkAndStaysOnCall() {
        posts.give(Who.ROUTE, "Tallinn", alma.id(), 1, null, null);
        var offer = town.openOffer(town.raise(2));
        accept(offer);
        town.later(Duration.ofMinutes(25));
        town.offers.onSite(offer.id(), null);
        town.later(Duration.ofMinutes(25));
        town.offers.report(
                offer.id(),
                new Report("stopped", "wear", "door-lock", "adjusted", null, town.now(), null, true, ""),
                null);

        var next = town.raise(5);

        assertThat(happened(next)).as("nobody rested has the route").contains("no-cover");
        assertThat(town.openOffer(next).technician()).as("and she is on call").isEqualTo(alma);
        town.later(Duration.ofHours(12));
        assertThat(happened(town.raise(5))).as("rested").doesNotContain("no-cover");
    }

    @Test
    void aDispatcherPassesOnAndJumps() {
        posts.give(Who.TEAM_LEAD, "Tallinn", lena.id(), 1, null, null);
        var order = town.raise(5);
        climbs.passOn(order.id(), LiftTown.PIRET);
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
        refuses("dispatch.no-such-rung", () -> climbs.jump(order.id(), 3, LiftTown.PIRET));
        climbs.jump(order.id(), 2, LiftTown.PIRET);

        assertThat(town.openOffer(order).technician()).isEqualTo(lena);
        assertThat(happened(order)).contains("passed-on", "jumped");
        silence();
        assertThat(town.step(order).stuck())
                .as("nobody below is asked after the jump")
                .isTrue();
        refuses("dispatch.nobody-asked", () -> climbs.passOn(order.id(), LiftTown.PIRET));
        climbs.jump(order.id(), 1, LiftTown.PIRET);
        assertThat(town.openOffer(order).technician()).as("she is asked anew").isEqualTo(alma);
    }

    @Test
    void aJobForTwoIsAcceptedWhenBothSeatsAreAndNobodyHasTwo() {
        posts.give(Who.TEAM_LEAD, "Tallinn", lena.id(), 1, null, null);
        var order = town.raise(5);
        climbs.seats(order.id(), 2, LiftTown.PIRET);
        var offers = town.offersOf(order);
        assertThat(offers).extracting(Offer::technician).as("one for each seat").containsExactly(alma, ben);
        accept(offers.getLast());

        assertThat(town.order(order.id()).state()).isEqualTo("offering");
        refuses("dispatch.has-a-seat", () -> town.offers.byHand(order.id(), ben.id(), "near", LiftTown.PIRET));
        town.offers.reject(offers.getFirst().id(), RejectReason.SICK, null);
        var third = town.openOffer(order);
        assertThat(third.technician()).isEqualTo(lena);
        accept(third);
        var taken = town.order(order.id());
        assertThat(taken.state()).isEqualTo("accepted");
        assertThat(taken.technicianName())
                .as("who has the first seat speaks for both")
                .isEqualTo("Ben Kask");
        assertThat(town.offersOf(order))
                .filteredOn(each -> each.state() == OfferState.ACCEPTED)
                .extracting(Offer::seat)
                .containsExactly(1, 2);
        refuses("dispatch.taken", () -> accept(offers.getFirst()));

        town.offers.reject(third.id(), RejectReason.VEHICLE, null);
        assertThat(town.order(order.id()).state())
                .as("the other keeps going while somebody is looked for")
                .isEqualTo("accepted");
        assertThat(town.step(order).stuck()).isTrue();
        assertThat(town.offersOf(order))
                .filteredOn(each -> each.state() == OfferState.ACCEPTED)
                .extracting(Offer::technician)
                .containsExactly(ben);
    }

    @Test
    void eachOfTwoIsWatchedAndTheCallerHearsWhenTheOtherOneComesInstead() {
        posts.give(Who.TEAM_LEAD, "Tallinn", lena.id(), 1, null, null);
        var order = town.raise(2);
        climbs.seats(order.id(), 2, LiftTown.PIRET);
        var both = town.offersOf(order);
        both.forEach(this::accept);
        assertThat(town.order(order.id()).technicianName()).isEqualTo("Alma Rand");
        town.offers.onTheWay(both.getLast().id(), null);
        assertThat(town.order(order.id()).state()).as("one has left").isEqualTo("on-the-way");
        town.later(Duration.ofMinutes(15));
        assertThat(town.textsTo(alma)).as("and the other is asked").anyMatch(text -> text.contains("on the way"));
        town.offers.arrivesAt(both.getLast().id(), town.now().plus(Duration.ofMinutes(20)), null);
        assertThat(town.order(order.id()).arrivesAt())
                .as("the time of whoever speaks for both")
                .isEqualTo(town.now().plus(Duration.ofMinutes(15)));
        town.offers.onSite(both.getLast().id(), null);
        refuses("work.already-on-site", () -> town.offers.reject(both.getLast().id(), RejectReason.SICK, null));
        town.later(Duration.ofMinutes(5));
        town.later(Duration.ofMinutes(25));

        assertThat(town.textsTo(alma).getFirst()).startsWith(order.number() + ": you did not come");
        var alone = town.order(order.id());
        assertThat(alone.state()).isEqualTo("on-site");
        assertThat(alone.technicianName()).as("he speaks for the order now").isEqualTo("Ben Kask");
        assertThat(town.openOffer(order).technician()).isEqualTo(lena);
        refuses("dispatch.has-a-seat", () -> town.offers.byHand(order.id(), ben.id(), "near", LiftTown.PIRET));
        accept(town.openOffer(order));
        assertThat(town.order(order.id()).technicianName()).isEqualTo("Ben Kask");
        assertThat(town.step(order).what()).isEqualTo("on-the-way");
    }

    @Test
    void aProblemThatTakesTwoAsksForBothFromTheBeginningAndADispatcherCanStillSayOne() {
        var order = town.raise(5, false, 2);
        assertThat(town.offersOf(order)).extracting(Offer::technician).containsExactly(alma, ben);
        accept(town.offersOf(order).getFirst());
        assertThat(town.order(order.id()).state()).isEqualTo("offering");
        climbs.seats(order.id(), 1, LiftTown.PIRET);
        assertThat(town.order(order.id()).state()).isEqualTo("accepted");
        climbs.seats(order.id(), 2, LiftTown.PIRET);
        assertThat(town.order(order.id()).state())
                .as("she goes, and another one with her")
                .isEqualTo("accepted");
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
    }

    @Test
    void twoWhoWentBeforeEachWasWatchedAreWatchedAsTheOrderTold() {
        posts.give(Who.TEAM_LEAD, "Tallinn", lena.id(), 1, null, null);
        var order = town.raise(2);
        climbs.seats(order.id(), 2, LiftTown.PIRET);
        town.offersOf(order).forEach(this::accept);
        town.rooms
                .owner()
                .update(table("dispatch.offer"))
                .setNull(field("visit"))
                .where(condition("true"))
                .execute();
        town.rooms.owner().execute("update work.work_order set job = job - 'technicians'");
        town.later(Duration.ofMinutes(15));
        assertThat(town.textsTo(alma)).anyMatch(text -> text.contains("on the way"));
        assertThat(town.textsTo(ben)).anyMatch(text -> text.contains("on the way"));
    }

    @Test
    void whoeverDoesNotComeIsReplacedAndToldUnlessHeIsThere() {
        var order = town.raise(2);
        accept(town.openOffer(order));
        town.later(Duration.ofMinutes(15));
        town.later(Duration.ofMinutes(5));
        assertThat(town.step(order).late()).isTrue();
        town.later(Duration.ofMinutes(24));
        assertThat(town.order(order.id()).technicianName()).isEqualTo("Alma Rand");
        town.later(Duration.ofMinutes(1));

        assertThat(town.order(order.id()).state()).isEqualTo("offering");
        assertThat(town.textsTo(alma).getFirst()).startsWith(order.number() + ": you did not come");
        assertThat(town.openOffer(order).technician())
                .as("she is not asked again")
                .isEqualTo(ben);
        accept(town.openOffer(order));
        refuses("dispatch.taken", () -> accept(town.offersOf(order).getFirst()));
        town.later(Duration.ofMinutes(15));
        town.offers.onSite(town.offersOf(order).getLast().id(), null);
        town.later(Duration.ofHours(5));
        town.later(Duration.ofHours(30));
        assertThat(town.order(order.id()).state()).as("he is on site").isEqualTo("report-due");
        assertThat(town.order(order.id()).technicianName()).isEqualTo("Ben Kask");
    }

    @Test
    void aSearchThatBeganBeforeThereWereLaddersGoesOn() {
        var order = town.raise(5);
        town.rooms
                .owner()
                .update(table("dispatch.search"))
                .setNull(field("ladder"))
                .where(condition("true"))
                .execute();
        silence();
        assertThat(town.openOffer(order).technician()).isEqualTo(ben);
    }

    @Test
    void aRouteTechnicianIsAskedInTheirHoursOnTheClocksOfThePlace() {
        var working = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        var night = new Posts.Hours(working, LocalTime.of(22, 0), LocalTime.of(6, 0));
        var day = new Posts.Hours(working, LocalTime.of(8, 0), LocalTime.of(17, 0));
        posts.give(Who.ROUTE, "Tallinn", lena.id(), 1, day, null);
        assertThat(town.openOffer(town.raise(5)).technician())
                .as("02:00 on a Tuesday")
                .isEqualTo(alma);
        posts.give(Who.ROUTE, "Tallinn", lena.id(), 1, night, null);
        assertThat(posts.list()).hasSize(1);
        assertThat(town.openOffer(town.raise(5)).technician()).isEqualTo(lena);
    }

    @Test
    void whoeverIsGivenAPostIsAskedAtOnceAboutWhatIsOpen() {
        posts.give(Who.TEAM_LEAD, "Tartu", ben.id(), 1, null, LiftTown.PIRET);
        var order = town.raise(5);
        silence();
        silence();
        assertThat(town.step(order).stuck()).isTrue();

        posts.give(Who.TEAM_LEAD, null, lena.id(), 1, null, LiftTown.PIRET);
        town.later(Duration.ofSeconds(1));
        assertThat(town.openOffer(order).technician()).isEqualTo(lena);
    }

    @Test
    void aRehearsalSaysWhoWouldBeAskedWhenAndAsksNobody() {
        var rehearsal = town.rooms.door(Rehearsal.class);
        var order = town.raise(5);
        var offers = town.book.of(List.of(order.id())).size();
        var there = ZoneId.of("Europe/Tallinn");
        var at = town.now().plus(Duration.ofHours(1));
        var wall = at.atZone(there).toLocalDateTime();
        assertThat(told(rehearsal.play(new Rehearsal.Question(1, "Tallinn", null, wall, null)), at))
                .containsExactly(
                        "0 asked Alma Rand text 60 s",
                        "0 asked Ben Kask text 60 s",
                        "60 call-rescue null null null s",
                        "60 nobody-left null null null s");
        var written = new Ladder(List.of(asks(Who.TEAM_LEAD, 20), asks(Who.BACKUP, 45)), 1, null);
        var question = new Rehearsal.Question(3, "Tallinn", null, wall, filled("Mine", 3, null, written));
        assertThat(told(rehearsal.play(question), at))
                .containsExactly(
                        "0 no-cover null null null s", "0 asked Ben Kask text 45 s", "45 nobody-left null null null s");
        assertThat(told(rehearsal.play(new Rehearsal.Question(3, "Nowhere", null, null, null)), town.now()))
                .startsWith("0 no-cover null null null s");
        assertThat(town.book.of(List.of(order.id()))).hasSize(offers);
    }

    @Test
    void aLadderThatCannotBeIsRefusedWithWhatIsWrong() {
        var way = new LadderForm.WayForm("text", 60);
        var onCall = new LadderForm.RungForm(List.of("on-call"), List.of(way), 1);
        refuses("dispatch.ladder-asks-nobody", () -> adds());
        refuses(
                "dispatch.rescue-alone",
                () -> adds(new LadderForm.RungForm(List.of("on-call", "rescue"), List.of(way), 1)));
        refuses("dispatch.nobody-called-so", () -> adds(new LadderForm.RungForm(List.of("boss"), List.of(way), 1)));
        refuses("dispatch.ways-missing", () -> adds(onCall, new LadderForm.RungForm(List.of("backup"), List.of(), 1)));
        var drum = new LadderForm.WayForm("drum", 60);
        refuses(
                "dispatch.no-such-channel",
                () -> adds(new LadderForm.RungForm(List.of("on-call"), List.of(way, drum), 1)));
        refuses(
                "dispatch.channel-twice",
                () -> adds(new LadderForm.RungForm(List.of("on-call"), List.of(way, way), 1)));
        assertThat(ladders.list()).isEmpty();
        adds(new LadderForm.RungForm(List.of("rescue"), null, 1), onCall);
        assertThat(town.openOffer(town.raise(3)).technician())
                .as("the rescue service is called first, and we ask all the same")
                .isEqualTo(alma);
    }

    private void adds(LadderForm.RungForm... rungs) {
        ladders.add(new LadderForm("Mine", null, null, null, List.of(rungs), 1, null, null), LiftTown.PIRET);
    }

    private static List<String> told(Rehearsal.Played played, Instant from) {
        return played.steps().stream()
                .map(step -> "%d %s %s %s %s s"
                        .formatted(
                                Duration.between(from, step.at()).toSeconds(),
                                step.what(),
                                step.technician(),
                                step.channel(),
                                step.seconds()))
                .toList();
    }

    private static Rung asks(Who who, int seconds) {
        return new Rung(List.of(who), List.of(new Way("voice", 90), new Way("text", seconds)), 1);
    }

    private static LadderForm filled(String name, @Nullable Integer priority, @Nullable String area, Ladder ladder) {
        var rungs = ladder.rungs().stream()
                .map(rung -> new LadderForm.RungForm(
                        rung.who().stream().map(Who::word).toList(),
                        rung.ways().stream()
                                .map(way -> new LadderForm.WayForm(way.channel(), way.seconds()))
                                .toList(),
                        rung.atOnce()))
                .toList();
        return new LadderForm(name, priority, area, null, rungs, ladder.seats(), ladder.replaceMinutes(), null);
    }

    private void accept(Offer offer) {
        town.offers.accept(offer.id(), town.now().plus(Duration.ofMinutes(30)), null);
    }

    private void silence() {
        town.later(Duration.ofSeconds(60));
    }

    private List<String> happened(WorkOrder order) {
        return town.book.timeline(order.id()).stream()
                .map(OfferBook.Happened::kind)
                .toList();
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(
                                refused.fields().isEmpty()
                                        ? List.of(refused)
                                        : refused.fields().values())
                        .extracting(Refused::code)
                        .containsExactly(code));
    }
}
