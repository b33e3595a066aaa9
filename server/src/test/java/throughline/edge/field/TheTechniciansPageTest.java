package throughline.edge.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPersonForm;
import throughline.dispatch.OfferState;
import throughline.dispatch.Offers;
import throughline.edge.field.FieldTown.Asked;
import throughline.kernel.Lane;
import throughline.request.Answers;
import throughline.request.By;
import throughline.request.RequestForm;
import throughline.request.Requests;
import throughline.work.Cancellation;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.ReportCodes;

/** Every way that a job can stand, as the technician's phone shows it. */
class TheTechniciansPageTest extends OnThePhone {
    private static final int BUDGET = 60_000;
    private static final List<String> TAPS = List.of("stopped", "wear", "door-lock", "adjusted");

    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "et", "zh-Hant"})
    void aJobGoesFromOfferToReportInTheTechniciansLanguage(String language) {
        var asked = town.asked(language, "E-01", 2, "Two people inside.");
        var began = clock.instant();
        var words = rooms.getBean(FieldWords.class).in(language);

        var offer = shows(phone.opens(asked.link()), language, words.say("new-job"));
        assertThat(offer.html())
                .contains("Tartu mnt 80", "Lift 2", asked.order().headline(language), "14:01");
        assertThat(offer.html()).as("for whoever takes it").doesNotContain("4711");

        var accepted =
                shows(phone.sends(asked.link() + "/accept", "minutes", "45"), language, words.say("i-am-on-the-way"));
        assertThat(accepted.html()).contains("4711", "14:45", "Two people inside.");
        assertThat(town.now(asked).arrivesAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(45)));

        shows(phone.sends(asked.link() + "/on-the-way"), language, words.say("i-am-on-site"));
        clock.passes(Duration.ofMinutes(20));
        var there = shows(phone.sends(asked.link() + "/on-site"), language, words.say("people-out"));
        assertThat(there.offers("reject")).isFalse();
        var out = shows(phone.sends(asked.link() + "/released"), language, words.say("report-back"));
        assertThat(out.offers("released")).isFalse();
        clock.passes(Duration.ofMinutes(10));

        shows(phone.opens(asked.link() + "/report"), language, words.say("condition"));
        var done = shows(report(asked, "true"), language, words.say("done"));
        assertThat(done.html()).contains(words.say("runs-again")).doesNotContain("4711");
        var order = town.now(asked);
        assertThat(order.state()).isEqualTo("closed");
        assertThat(order.releasedAt()).isEqualTo(began.plus(Duration.ofMinutes(20)));
    }

    /** Without a script, like all of the page; the last three reports with their technicians. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "sv", "et", "zh-Hant"})
    void aLiftThatFailsAgainTellsWhatWasTriedAndByWhom(String language) {
        var words = rooms.getBean(FieldWords.class).in(language);
        var first = town.asked(language);
        phone.opens(first.link());
        phone.sends(first.link() + "/accept", "minutes", "30");
        phone.sends(first.link() + "/on-site");
        clock.passes(Duration.ofMinutes(10));
        report(first, "true");
        var area = new FieldTown.Area(
                first.order().area(),
                requireNonNull(first.order().unit()),
                first.order().site(),
                first.order().customer());
        var again = town.asked(town.raise(area, "N-01", 4, "It stands again."), first.technician());

        var said = words.say("repeat-callout", 1, 30);
        var lock = ReportCode.name(rooms.getBean(ReportCodes.class).components(), "door-lock", language);
        assertThat(shows(phone.opens(again.link()), language, said).html()).contains(lock, "Eero Lill");
        phone.sends(again.link() + "/accept", "minutes", "30");
        assertThat(shows(phone.opens(again.link()), language, said).html()).contains(lock);
    }

    // ASVS 2.3.1
    @Test
    void aSecondTapAnOldPageAndTheBackButtonDoNoHarm() {
        var asked = town.asked("en");
        phone.opens(asked.link());
        for (var page : phone.taps(asked.link() + "/accept", "minutes", "30")) {
            shows(page, "en", "I am on the way");
        }
        shows(phone.sends(asked.link() + "/accept", "minutes", "60"), "en", "14:30");
        phone.taps(asked.link() + "/on-the-way").forEach(page -> shows(page, "en", "I am on site"));
        phone.taps(asked.link() + "/on-site").forEach(page -> shows(page, "en", "Report back"));
        shows(phone.sends(asked.link() + "/on-the-way"), "en", "Report back");
        shows(phone.sends(asked.link() + "/reject", "reason", "sick"), "en", "Report back");
        shows(phone.opens(asked.link() + "/accept"), "en", "Report back");
        report(asked, "false");
        shows(report(asked, "true"), "en", "It stays out of service.");
        assertThat(town.now(asked).report()).extracting("inService").isEqualTo(false);
        shows(phone.opens(asked.link() + "/report"), "en", "Done");
    }

    // ASVS 3.5.3
    @Test
    void toLookOnlySaysThatItWasRead() {
        var asked = town.asked("en");
        var before = town.now(asked);
        for (var act : List.of("accept", "reject", "arrival", "on-the-way", "on-site", "released", "report", "x")) {
            shows(phone.opens(asked.link() + "/" + act + "?minutes=5&reason=sick"), "en", "New job for you");
        }
        assertThat(town.now(asked)).isEqualTo(before);
        assertThat(town.offered(asked)).isEqualTo(OfferState.READ);
    }

    @Test
    void whoCannotGoesOnToTheNextAndReadsWhatBecameOfIt() {
        var area = town.area("Kivi 4", "");
        var eero = town.onCall(area, "Eero Lill", "en", 1);
        var mart = town.onCall(area, "Mart Kask", "en", 2);
        var order = town.raise(area, "N-01", 4, "");
        var asked = town.asked(order, eero);
        phone.opens(asked.link());
        shows(phone.sends(asked.link() + "/reject", "reason", "too-far"), "en", "goes to somebody else");
        assertThat(town.offered(asked)).isEqualTo(OfferState.REJECTED);
        shows(phone.sends(asked.link() + "/accept", "minutes", "15"), "en", "goes to somebody else");

        var second = town.asked(order, mart);
        var other = new Phone(port);
        other.opens(second.link());
        other.sends(second.link() + "/accept", "minutes", "15");
        shows(phone.opens(asked.link()), "en", "Mart Kask has " + order.number());
        shows(phone.sends(asked.link() + "/accept", "minutes", "15"), "en", "Mart Kask has " + order.number());
        assertThat(town.now(second).technicianName()).isEqualTo("Mart Kask");
    }

    // ASVS 8.2.2
    @Test
    void whoAcceptsIsHeardHoweverMuchIsAskedAtTheDoor() throws SQLException {
        var crowd = new ArrayList<Connection>();
        try {
            var connections = rooms.getBean(DataSource.class);
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(() -> {
                while (crowd.size() < 1_000) {
                    crowd.add(Lane.REQUESTS.call(connections::getConnection));
                }
            });
            assertThat(phone.opens("/api/setup").status()).isEqualTo(503);

            var asked = town.asked("en");
            phone.opens(asked.link());
            shows(phone.sends(asked.link() + "/accept", "minutes", "30"), "en", "I am on the way");
        } finally {
            for (var connection : crowd) {
                connection.close();
            }
        }
    }

    @Test
    void onlyThePhoneThatAcceptedActs() {
        var asked = town.asked("en");
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "30");
        var thief = new Phone(port);
        assertThat(shows(thief.opens(asked.link()), "en", "Eero Lill has").html())
                .contains("Are you this person?")
                .doesNotContain("4711", "Tartu mnt");
        for (var act : List.of("accept", "on-the-way", "on-site", "released", "reject", "arrival", "report")) {
            shows(thief.sends(asked.link() + "/" + act, "minutes", "5", "reason", "sick"), "en", "Eero Lill has");
        }
        assertThat(town.now(asked).state()).isEqualTo("accepted");
        phone.forgetsCookies();
        shows(phone.opens(asked.link()), "en", "Eero Lill has");
    }

    @Test
    void whatWasSaidOfSomebodysHealthIsForWhoeverGoesThereWhileTheyGo() {
        var asked = town.asked("en");
        var remark = "She has asthma";
        var by = new By(FieldTown.PIRET, false);
        var request = town.door(Requests.class).withoutContact("en", by).id();
        var form = new RequestForm(null, null, null, "", null, null, null, null, null, null, null, remark);
        town.door(Answers.class).link(request, form, asked.order().id(), null, by);

        assertThat(phone.opens(asked.link()).html()).as("only asked so far").doesNotContain(remark);
        phone.sends(asked.link() + "/accept", "minutes", "30");
        assertThat(shows(phone.opens(asked.link()), "en", "Medical remark").html())
                .contains(remark);
        assertThat(new Phone(port).opens(asked.link()).html())
                .as("somebody else with the link")
                .doesNotContain(remark);
        phone.sends(asked.link() + "/on-site");
        assertThat(phone.opens(asked.link()).html()).contains(remark);
        clock.passes(Duration.ofMinutes(10));
        assertThat(shows(report(asked, "true"), "en", "Done").html()).doesNotContain(remark);
    }

    @Test
    void whoAcceptedByTextActsWithThePhoneThatIsUsedFirst() {
        var asked = town.asked("en");
        town.door(Offers.class).accept(town.offer(asked).id(), clock.instant().plusSeconds(900), null);
        var other = new Phone(port);
        other.opens(asked.link());
        shows(phone.opens(asked.link()), "en", "I am on the way");
        shows(phone.sends(asked.link() + "/on-the-way"), "en", "I am on site");
        shows(other.sends(asked.link() + "/on-site"), "en", "Eero Lill has");
        shows(phone.opens(asked.link()), "en", "I am on site");
    }

    @Test
    void whatIsLateOrWithdrawnOrOnHoldOrCancelledIsSaid() {
        var late = town.asked("en");
        await("the question has left").until(() -> town.offered(late) == OfferState.SENT);
        clock.passes(Duration.ofSeconds(61));
        await().until(() -> town.offered(late) == OfferState.EXPIRED);
        shows(phone.opens(late.link()), "en", "The time to answer");
        shows(phone.sends(late.link() + "/accept", "minutes", "15"), "en", "The time to answer");

        var held = town.asked("en");
        var wake = clock.instant().plus(Duration.ofHours(3));
        town.orders.hold(held.order().id(), new Hold(HoldReason.PART, FieldTown.PIRET, wake, ""), FieldTown.PIRET);
        shows(phone.sends(held.link() + "/accept", "minutes", "15"), "en", "is on hold");

        var cancelled = town.asked("en");
        phone.opens(cancelled.link());
        phone.sends(cancelled.link() + "/accept", "minutes", "15");
        town.orders.cancel(
                cancelled.order().id(), new Cancellation(Cancellation.Reason.BY_CALLER, null), FieldTown.PIRET);
        shows(phone.sends(cancelled.link() + "/on-site"), "en", "is cancelled");

        var area = town.area("Kivi 4", "");
        var eero = town.onCall(area, "Eero Lill", "en", 1);
        var withdrawn = town.asked(town.raise(area, "N-01", 4, ""), eero);
        var ann = town.onCall(area, "Ann Org", "en", 9);
        town.door(Offers.class).byHand(withdrawn.order().id(), ann.id(), "near", FieldTown.PIRET);
        shows(phone.opens(withdrawn.link()), "en", "not offered to you any more");
    }

    @Test
    void anArrivalIsMovedAndAJobGivenBackBeforeTheVisit() {
        var asked = town.asked("en");
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "", "at", "15:40");
        assertThat(town.now(asked).arrivesAt()).isEqualTo("2026-11-24T13:40:00Z");
        shows(phone.sends(asked.link() + "/arrival", "minutes", "60"), "en", "15:00");
        shows(phone.sends(asked.link() + "/reject", "reason", "vehicle"), "en", "goes to somebody else");
        assertThat(town.now(asked).state()).isEqualTo("offering");
    }

    @Test
    void whoeverSpeaksForThePlaceIsOneTapAwayOnceTheJobIsTaken() {
        var area = town.area("Kivi 4", "");
        var eero = town.onCall(area, "Eero Lill", "en", 1);
        var people = town.door(ContactPeople.class);
        people.add(area.customer(), new ContactPersonForm("Aadu Tamm", "", List.of(), "et", false, null), null);
        people.add(
                area.customer(),
                new ContactPersonForm("Mari <b>Mets", "Caretaker", List.of("+3725551234"), "et", false, null),
                null);
        var asked = town.asked(town.raise(area, "N-01", 4, ""), eero);
        assertThat(phone.opens(asked.link()).html()).doesNotContain("+3725551234", "Mari");
        assertThat(phone.sends(asked.link() + "/accept", "minutes", "15").html())
                .contains("href=\"tel:+3725551234\"", "<span>Site</span>", "Mari &lt;b&gt;Mets");
        var nobody = town.asked("en");
        phone.opens(nobody.link());
        assertThat(phone.sends(nobody.link() + "/accept", "minutes", "15").html())
                .doesNotContain("<span>Site</span>");
    }

    @Test
    void aReportAsksForThePartsOfWhatStandsThere() {
        assertThat(reportPage("escalator"))
                .contains("value=\"handrail\"", "value=\"controller\"")
                .doesNotContain("value=\"car-door\"");
        assertThat(reportPage("hydraulic"))
                .contains("value=\"car-door\"", "value=\"controller\"")
                .doesNotContain("value=\"handrail\"");
    }

    private String reportPage(String kind) {
        var area = town.area("Kivi 4", "", kind);
        var eero = town.onCall(area, "Eero Lill", "en", 1);
        var asked = town.asked(town.raise(area, "N-01", 4, ""), eero);
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "15");
        return shows(phone.opens(asked.link() + "/report"), "en", "3. Where?").html();
    }

    @Test
    void whatIsShownFirstIsOnTheListOfWhatCanBeReported() {
        var codes = rooms.getBean(ReportCodes.class);
        rooms.getBean(Likely.class)
                .keys()
                .forEach((code, byLetter) -> byLetter.forEach((letter, keys) -> assertThat(keys)
                        .as("%s %s", code, letter)
                        .hasSize(6)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(code.of(codes).stream()
                                .map(ReportCodes.Code::key)
                                .toList())));
    }

    private Phone.Page report(Asked asked, String inService) {
        return phone.sends(
                asked.link() + "/report",
                "condition",
                TAPS.get(0),
                "cause",
                TAPS.get(1),
                "component",
                TAPS.get(2),
                "action",
                TAPS.get(3),
                "note",
                "",
                "inService",
                inService);
    }

    /** And what holds for every page. */
    private Phone.Page shows(Phone.Page page, String language, String words) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("<html lang=\"" + language + "\">").contains(words);
        assertThat(page.html().split("<h1", -1)).as("one main heading").hasSize(2);
        assertThat(page.html().getBytes(UTF_8).length).isLessThan(BUDGET);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.response().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'nonce-");
        return page;
    }
}
