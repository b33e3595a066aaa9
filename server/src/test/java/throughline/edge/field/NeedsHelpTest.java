package throughline.edge.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.asset.KeyCodes;
import throughline.attachment.Attachment;
import throughline.attachment.Attachments;
import throughline.attachment.SomeFiles;
import throughline.dispatch.CallForHelp;
import throughline.dispatch.CallsForHelp;
import throughline.dispatch.Climbs;
import throughline.dispatch.HelpBook;
import throughline.dispatch.OfferBook;
import throughline.dispatch.PostForm;
import throughline.dispatch.Posts;
import throughline.dispatch.Technician;
import throughline.edge.field.FieldTown.Asked;
import throughline.kernel.Slice;
import throughline.notify.Text;
import throughline.notify.Texts;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.Part;
import throughline.work.WorkOrder;

/** A technician on a job needs help, parts, or to say more than four taps: all of it reaches somebody, and she reads whose it is. */
class NeedsHelpTest extends OnThePhone {
    @Test
    void helpIsAskedForOnceTakenByOneAndAnotherOneIsSearched() {
        var asked = onSite(town.asked("en"));
        phone.sends(asked.link() + "/help", "need", "technician", "note", "The motor is heavy");
        var page = phone.sends(asked.link() + "/help", "need", "technician");
        assertThat(page.html()).contains("A second technician", "Asked at 14:00. Nobody has taken it yet");
        assertThat(calls(asked)).singleElement().satisfies(call -> {
            assertThat(call.note()).isEqualTo("The motor is heavy");
            assertThat(open(asked)).containsExactly(call);
        });

        var order = asked.order().id();
        town.door(CallsForHelp.class).take(order, true, FieldTown.PIRET, "Piret Kask");
        assertThat(phone.opens(asked.link()).html()).contains("Piret Kask sees to it since 14:00.");
        assertThat(texts(asked.technician())).anyMatch(words -> words.contains("Piret Kask sees to your call"));
        assertThat(open(asked)).isEmpty();
        assertThat(town.door(Climbs.class).stands(order))
                .extracting("seats", "taken")
                .containsExactly(2, 1);
        assertThatThrownBy(() -> town.door(CallsForHelp.class).take(order, false, UUID.randomUUID(), "Anna"))
                .hasMessageContaining("Piret Kask sees to it already");
        assertThat(kinds(asked)).contains("help-asked", "help-taken", "seats");
    }

    @Test
    void whatNobodyTakesGoesUpAndDangerToAllAtOnce() {
        var asked = onSite(town.asked("en"));
        var supervisor = post("supervisor", asked);
        var duty = post("duty-manager", asked);
        phone.sends(asked.link() + "/help", "need", "advice");
        clock.passes(Duration.ofMinutes(2));
        assertThat(texts(supervisor)).isEmpty();
        clock.passes(Duration.ofMinutes(2));
        told(supervisor, "advice from the desk. Nobody has taken it yet.");
        assertThat(texts(duty)).isEmpty();
        clock.passes(Duration.ofMinutes(4));
        told(duty, "Eero Lill needs help at Tartu mnt 80, Lift 2 since 14:00: advice");

        phone.sends(asked.link() + "/help", "need", "danger");
        told(supervisor, "somebody is hurt or in danger");
        told(duty, "somebody is hurt or in danger");
        report(asked, "inService", "true");
        assertThat(open(asked)).as("danger outlives the job").extracting("need").hasToString("[DANGER]");
        town.door(CallsForHelp.class).take(asked.order().id(), false, FieldTown.PIRET, "Piret");
    }

    @Test
    void askedForWithoutANetworkItHasItsTrueTimeAndIsOne() {
        var asked = town.asked("en");
        var app = AppPhone.of(asked.technician(), town, port);
        var page = AppPhone.page(asked, town);
        app.taps(page + "/accept", UUID.randomUUID(), Duration.ZERO, "minutes", "15");
        clock.passes(Duration.ofMinutes(20));
        var tap = UUID.randomUUID();
        app.taps(page + "/help", tap, Duration.ofMinutes(12), "need", "parts");
        app.taps(page + "/help", tap, Duration.ofMinutes(12), "need", "parts");
        assertThat(calls(asked))
                .singleElement()
                .satisfies(
                        call -> assertThat(call.askedAt()).isEqualTo(FieldTown.AFTERNOON.plus(Duration.ofMinutes(8))));
        assertThat(app.taps(page + "/help", UUID.randomUUID(), Duration.ZERO, "need", "beer")
                        .path("words")
                        .asString())
                .isEqualTo("Choose what you need.");
    }

    @Test
    void theCodeOfTheKeyBoxIsShownWhenAskedForAndThatIsOnRecord() {
        var asked = town.asked("en");
        town.door(KeyCodes.class).change(asked.order().site(), "4711#", FieldTown.PIRET);
        assertThat(phone.sends(asked.link() + "/key-code").html()).doesNotContain("4711#");
        onSite(asked);
        assertThat(phone.opens(asked.link()).html()).contains("Show code").doesNotContain("4711#");
        assertThat(phone.sends(asked.link() + "/key-code").html()).contains("Key box code: 4711#");
        assertThat(kinds(asked)).containsOnlyOnce("key-code-shown");
    }

    @Test
    void itWaitsForAPartUntilTheDayThatWasChosen() {
        var asked = onSite(town.asked("en"));
        phone.sends(asked.link() + "/hold", "reason", "part", "until", "2026-12-04", "note", "Door operator board");
        var hold = town.now(asked).hold();
        assertThat(hold).extracting("reason", "note").containsExactly(HoldReason.PART, "Door operator board");
        assertThat(hold).extracting("wakeAt").hasToString("2026-12-04T05:00:00Z"); // seven in Tallinn
        assertThat(kinds(asked)).contains("put-on-hold");
    }

    @Test
    void partsAreOnTheReportAndTheFollowUpWaitsForWhatIsMissing() {
        var asked = onSite(town.asked("en"));
        var page = report(asked, "inService", "false", "part0", "Fuse", "quantity0", "two");
        assertThat(page.html()).contains("How many? Write a number from 1.", "value=\"Fuse\"");
        report(
                asked,
                "inService",
                "false",
                "part0",
                "Fuse 10 A",
                "quantity0",
                "2",
                "part1",
                "KM-713",
                "quantity1",
                "1",
                "missing1",
                "true",
                "partsOn",
                "2026-12-01");
        assertThat(town.now(asked).report())
                .extracting("parts", "partsOn")
                .containsExactly(
                        List.of(new Part("Fuse 10 A", 2, false), new Part("KM-713", 1, true)),
                        LocalDate.of(2026, 12, 1));
        var followUp = newest(asked);
        assertThat(followUp.followUpOf()).isEqualTo(asked.order().id());
        assertThat(followUp.hold()).extracting("reason", "note").containsExactly(HoldReason.PART, "1 × KM-713");
        assertThat(followUp.hold()).extracting("wakeAt").hasToString("2026-12-01T05:00:00Z");
    }

    @Test
    void aPartThatMustStillComeIsNotForgottenWhereTheLiftRuns() {
        var asked = onSite(town.asked("en"));
        report(asked, "inService", "true", "part0", "Car lamp", "missing0", "true");
        assertThat(newest(asked)).satisfies(followUp -> {
            assertThat(followUp.headline("en")).isEqualTo("A part to fit");
            assertThat(followUp.hold()).extracting("reason").isEqualTo(HoldReason.PART);
            assertThat(followUp.urgency()).isEqualTo(8);
        });
    }

    @Test
    void aVoiceNoteIsKeptAsTheSoundThatItIs() {
        var asked = onSite(town.asked("en"));
        var page = phone.opens(asked.link() + "/report").html();
        assertThat(page).contains("name=\"voice\"", "data-most=\"120\"");
        phone.sends(
                asked.link() + "/files", List.of(new Phone.Chosen("voice.webm", SomeFiles.webm())), "only", "photos");
        assertThat(town.door(Attachments.class).of(List.of(asked.order().id())))
                .extracting(Attachment::type)
                .containsExactly("audio/webm");
        assertThat(phone.opens(asked.link()).html()).contains("<audio controls");
    }

    @Test
    void theOtherWaysToAnswerAreThoseOfThisOffer() {
        var asked = town.asked("en");
        assertThat(phone.opens(asked.link()).html())
                .contains("You can also reply 1 by text")
                .doesNotContain("when we call");
    }

    private WorkOrder newest(Asked asked) {
        return town.door(OrderBook.class)
                .newest(OrderBook.Filter.ofUnit(asked.order().unit()), Slice.first(5))
                .items()
                .getFirst();
    }

    private Asked onSite(Asked asked) {
        phone.opens(asked.link());
        phone.sends(asked.link() + "/accept", "minutes", "15");
        phone.sends(asked.link() + "/on-site");
        return asked;
    }

    private Phone.Page report(Asked asked, String... more) {
        var known = List.of(
                "condition", "stopped", "cause", "wear", "component", "door-lock", "action", "adjusted", "note", "");
        return phone.sends(
                asked.link() + "/report",
                Stream.concat(known.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private Technician post(String who, Asked asked) {
        var area = asked.technician().area();
        var above = town.onCall(new FieldTown.Area(area, null, null, null), who, "en", 9);
        town.door(Posts.class).give(new PostForm(who, area, above.id(), 1, null, null, null), null);
        return above;
    }

    private void told(Technician who, String words) {
        await().atMost(Duration.ofSeconds(10)).until(() -> texts(who).stream().anyMatch(text -> text.contains(words)));
    }

    private List<String> texts(Technician to) {
        return town.door(Texts.class).list(Slice.of(null, 20, to.phone())).items().stream()
                .map(Text::words)
                .toList();
    }

    private List<CallForHelp> calls(Asked asked) {
        return town.door(HelpBook.class).with(town.offer(asked).id());
    }

    private List<CallForHelp> open(Asked asked) {
        return town.door(HelpBook.class).open().stream()
                .filter(call -> call.order().equals(asked.order().id()))
                .toList();
    }

    private List<String> kinds(Asked asked) {
        return town.door(OfferBook.class).timeline(asked.order().id()).stream()
                .map(OfferBook.Happened::kind)
                .toList();
    }
}
