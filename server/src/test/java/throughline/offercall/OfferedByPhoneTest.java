package throughline.offercall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import throughline.bill.BillLines;
import throughline.bill.BilledCallForm;
import throughline.dispatch.LadderForm;
import throughline.dispatch.LadderForm.RungForm;
import throughline.dispatch.LadderForm.WayForm;
import throughline.dispatch.Ladders;
import throughline.dispatch.LiftTown;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferState;
import throughline.dispatch.Technician;
import throughline.kernel.Refused;
import throughline.notify.RelayForm;
import throughline.notify.Relays;
import throughline.people.Role;
import throughline.people.Users;
import throughline.telephony.AlertKind;
import throughline.telephony.Bills;
import throughline.telephony.TestCalls;
import throughline.telephony.TollAlerts;
import throughline.telephony.Tolls;
import throughline.telephony.Trunk;
import throughline.telephony.VoiceDoor;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.voice.media.Phone;
import throughline.work.WorkOrder;

/** A technician is called about a job over a real wire: the phone speaks SIP and RTP, the voice is espeak-ng's. */
@EnabledIf("espeakIsInstalled")
@Tag("in-real-time")
class OfferedByPhoneTest {
    private static final int LOUD_ENOUGH = 500;
    private static final int FRAMES_A_SECOND = 50;

    private static final UUID ADMINISTRATOR = new UUID(7, 7);

    @TempDir
    static Path home;

    private static int port;
    private static LiftTown town;
    private static Technician alma;

    private throughline.voice.sip.Phone phone;
    private Phone earpiece;

    static boolean espeakIsInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/espeak-ng"));
    }

    @BeforeAll
    static void almaIsOnCallAndIsCalledFirst() {
        port = VoiceUnderTest.freeBlock();
        town = LiftTown.withTelephones(TestSettings.withCalls(home, port));
        town.database.execute("update telephony.toll set open_zone = 'Europe/Tallinn'");
        alma = town.onCall("Alma Rand", 1);
        var ways = List.of(new WayForm("voice", 90), new WayForm("text", 60));
        var called = new RungForm(List.of("on-call"), ways, 1);
        town.rooms
                .door(Ladders.class)
                .add(new LadderForm("By phone", null, null, null, List.of(called), 1, null, null), null);
    }

    @AfterAll
    static void everythingIsClosed() {
        town.close();
    }

    @BeforeEach
    void thePhoneIsTheTrunk() throws IOException {
        phone = new throughline.voice.sip.Phone(port);
        earpiece = new Phone();
        var trunk = town.rooms.door(Trunk.class);
        var way = new Trunk.Settings(
                "127.0.0.1:" + phone.port(),
                "+3726000000",
                List.of("+372"),
                trunk.settings().version());
        trunk.change(way, new UUID(7, 7));
    }

    @AfterEach
    void everythingHolds() {
        town.whatMustHold();
        phone.close();
        earpiece.close();
    }

    @Test
    void whoPressesOneHasTheJob() {
        var order = town.raise(1);
        var invite = phone.awaitsRequest("INVITE");
        assertThat(invite).startsWith("INVITE sip:" + alma.phone() + "@");
        phone.answers(invite, "180 Ringing");
        becomes(order, OfferState.SENT);
        answers(invite);
        becomes(order, OfferState.DELIVERED);
        assertThat(loudness(2)).as("she hears words").isGreaterThan(LOUD_ENOUGH);

        earpiece.presses(1, rtpPort(invite));
        await().until(() -> town.order(order.id()).state(), equalTo("accepted"));
        var accepted = town.order(order.id());
        assertThat(accepted.technicianName()).isEqualTo("Alma Rand");
        assertThat(accepted.arrivesAt()).isEqualTo(town.now().plus(Duration.ofMinutes(30)));
        assertThat(town.textsTo(alma).getFirst()).contains(order.number(), "is yours", "/t/");
        assertThat(loudness(1)).as("and that it is hers").isGreaterThan(LOUD_ENOUGH);
        phone.asksWithin(invite, "BYE");
        assertThat(how(order)).containsExactly("rings", "answered", "ended accepted");
        assertThat(town.database.fetchValue("select key from offercall.call where work_order = ?", order.id()))
                .isEqualTo("1");
    }

    @Test
    void aStopHoldsBackWhatCanWaitAndIsOnRecordAndNoOfferIsHeldBack() {
        var tolls = town.rooms.door(Tolls.class);
        var trials = town.rooms.door(TestCalls.class);
        assertThat(refusal(() -> trials.place("+3729001234", "en", ADMINISTRATOR)))
                .as("a number that costs extra")
                .isEqualTo("telephony.destination-costly");
        tolls.stop(true, ADMINISTRATOR);
        assertThat(refusal(() -> trials.place("+3726000001", "en", ADMINISTRATOR)))
                .isEqualTo("telephony.trunk-stopped");
        assertThat(notes("call-refused")).containsExactly("telephony.destination-costly", "telephony.trunk-stopped");

        var order = town.raise(1);
        phone.answers(phone.awaitsRequest("INVITE"), "486 Busy Here");
        phone.awaitsRequest("ACK");
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(notes("call-beyond-rules")).contains("telephony.trunk-stopped");
        tolls.stop(false, ADMINISTRATOR);
        assertThat(tolls.get().stoppedAt()).isNull();
    }

    /** The town has called others for weeks, and it is night: a beginning that nobody called is held back, told once, and no offer is. */
    @Test
    void whatIsOutOfTheOrdinaryIsHeldBackAndToldOnceAndNoOfferIs() {
        var alerts = town.rooms.door(TollAlerts.class);
        town.database.execute("""
                insert into telephony.call (id, direction, peer, sip_call_id, purpose, number, beginning, started_at)
                values (gen_random_uuid(), 'out', 'trunk', '', 'offer', '+3725012345', '+372501', ?::timestamptz - interval '20 days')""", town.now().toString());
        town.rooms
                .door(Users.class)
                .create(
                        new Users.New("Kaur", "kaur@lift.example", "et", Set.of(Role.ADMINISTRATOR), Set.of(), null),
                        null);
        town.rooms.door(Relays.class).add(RelayForm.of("smtp", "Post", "localhost", 25, "house@lift.example"), null);
        var trials = town.rooms.door(TestCalls.class);
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(() -> trials.place("+3726000001", "en", ADMINISTRATOR)))
                    .isEqualTo("telephony.unfamiliar-out-of-hours");
        }
        assertThat(refusal(() -> trials.place("+12025550100", "en", ADMINISTRATOR)))
                .isEqualTo("telephony.country-not-allowed");
        await().untilAsserted(() -> assertThat(alerts.unseen())
                .extracting(TollAlerts.Alert::kind, TollAlerts.Alert::times)
                .contains(tuple(AlertKind.UNUSUAL, 3)));
        assertThat(town.database
                        .resultQuery(
                                "select recipient from notify.text where channel = 'mail' and words like '%/admin/carrier'")
                        .fetch(0, String.class))
                .as("one mail for the burst, to who can stop calls")
                .containsExactly("kaur@lift.example");
        town.database.execute("update notify.relay set enabled = false");

        var order = town.raise(1);
        phone.answers(phone.awaitsRequest("INVITE"), "486 Busy Here");
        phone.awaitsRequest("ACK");
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(town.database.fetchValue(
                        "select number from telephony.call where purpose = 'offer' order by started_at desc limit 1"))
                .isEqualTo(alma.phone());

        var unusual = alerts.unseen().stream()
                .filter(each -> each.kind() == AlertKind.UNUSUAL)
                .findFirst()
                .orElseThrow();
        alerts.seen(unusual.id(), ADMINISTRATOR);
        assertThat(alerts.unseen()).doesNotContain(unusual);
        town.database.execute("delete from telephony.call where beginning = '+372501'");
    }

    /** One line that only the carrier has, one that both have. */
    @Test
    void theCarriersBillIsComparedAndWhatOnlyItHasIsTold() {
        var began = town.now().minus(Duration.ofDays(3));
        town.database.execute("""
                insert into telephony.call (id, direction, peer, sip_call_id, purpose, number, beginning, cents, started_at, answered_at, ended_at)
                select gen_random_uuid(), 'out', 'trunk', '', 'offer', '+3725012345', '+372501', 3, t, t, t + interval '70 seconds'
                from (select ?::timestamptz as t)""", began.toString());
        town.rooms
                .door(BillLines.class)
                .addAll(
                        List.of(
                                new BilledCallForm(
                                        "+3725012345", began.plusSeconds(8).toString(), "1:12", "0.06", null),
                                new BilledCallForm("+3725099999", began.toString(), "3600", "90", null)),
                        ADMINISTRATOR);
        var day = began.atZone(ZoneId.of("Europe/Tallinn")).toLocalDate();
        var bills = town.rooms.door(Bills.class);
        town.rooms.clock().passes(Duration.ofSeconds(6));
        await().until(() -> bills.get(day).of().comparedAt() != null);

        var sight = bills.get(day);
        assertThat(sight.of().matched()).isEqualTo(1);
        assertThat(sight.differences())
                .extracting(Bills.Difference::kind, Bills.Difference::number)
                .containsExactly(tuple("only-theirs", "+3725099999"));
        await().untilAsserted(() -> assertThat(town.rooms.door(TollAlerts.class).unseen())
                .extracting(TollAlerts.Alert::kind)
                .contains(AlertKind.BILL));
        assertThat(bills.settle(day, sight.of().version(), ADMINISTRATOR).of().settledAt())
                .isNotNull();
    }

    private static String refusal(Runnable act) {
        try {
            act.run();
            return "none";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private static List<String> notes(String kind) {
        return town.database
                .resultQuery("select data ->> 'why' from telephony.event where kind = ? order by at, id", kind)
                .fetch(0, String.class);
    }

    @Test
    void anAnsweringMachineHasNoJobAndTheTextGoesOut() {
        var order = town.raise(1);
        var invite = phone.awaitsRequest("INVITE");
        phone.answers(invite, "180 Ringing");
        answers(invite);
        becomes(order, OfferState.DELIVERED);
        for (int frame = 0; frame < FRAMES_A_SECOND; frame++) {
            earpiece.says(0, (byte) (frame * 5), rtpPort(invite)); // "Please leave a message"
        }
        assertThat(town.order(order.id()).state()).isEqualTo("offering");
        phone.asksWithin(invite, "BYE");
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(town.order(order.id()).technician()).isNull();
        assertThat(town.textsTo(alma).getFirst()).contains("reply 1 to accept");
        assertThat(how(order)).containsExactly("rings", "answered", "ended no-answer");
    }

    @Test
    void aBusyPhoneAndAStoppedHouseLeadToTheTextAtOnce() {
        var order = town.raise(3);
        phone.answers(phone.awaitsRequest("INVITE"), "486 Busy Here");
        await().until(() -> town.openOffer(order).channel(), equalTo("text"));
        assertThat(how(order)).containsExactly("ended busy");
        phone.awaitsRequest("ACK");

        var other = town.raise(3);
        var ringing = phone.awaitsRequest("INVITE");
        var afterTheStop = new Dialler(town.rooms.door(Tools.class), town.rooms.door(VoiceDoor.class));
        afterTheStop.start();
        afterTheStop.stop();
        assertThat(town.openOffer(other).channel()).isEqualTo("text");
        assertThat(how(other)).containsExactly("ended cut-off");
        phone.answers(
                ringing, "480 Temporarily Unavailable"); // the process that had dialled is gone, and so is its call
    }

    @Test
    void whoListensIsToldThatItIsOver() {
        var order = town.raise(1);
        var invite = phone.awaitsRequest("INVITE");
        answers(invite);
        becomes(order, OfferState.DELIVERED);
        town.offers.accept(town.openOffer(order).id(), town.now().plusSeconds(600), null);
        assertThat(loudness(1)).isGreaterThan(LOUD_ENOUGH);
        phone.answers(phone.awaitsRequest("BYE"), "200 OK");
        assertThat(how(order)).containsExactly("rings", "answered", "ended withdrawn");
        assertThat(town.order(order.id()).arrivesAt()).isEqualTo(town.now().plusSeconds(600));
    }

    private void answers(String invite) {
        var sdp = throughline.voice.sip.Phone.SDP.replace(
                "21999", String.valueOf(earpiece.address().getPort()));
        phone.answers(invite, "200 OK", sdp, "");
        phone.awaitsRequest("ACK");
    }

    private static int rtpPort(String invite) {
        var media = Pattern.compile("m=audio (\\d+) ").matcher(invite);
        assertThat(media.find()).isTrue();
        return Integer.parseInt(media.group(1));
    }

    /** The root mean square of the loudest of so many seconds that the phone hears. */
    private double loudness(int seconds) {
        double loudest = 0;
        for (int second = 0; second < seconds; second++) {
            double sum = 0;
            int samples = 0;
            for (int frame = 0; frame < FRAMES_A_SECOND; frame++) {
                for (byte each : earpiece.hearsSound()) {
                    double sample = throughline.voice.media.rtp.G711.linear(each);
                    sum += sample * sample;
                    samples++;
                }
            }
            loudest = Math.max(loudest, Math.sqrt(sum / samples));
        }
        return loudest;
    }

    private void becomes(WorkOrder order, OfferState state) {
        await().until(() -> town.openOffer(order), (Offer offer) -> offer.state() == state);
    }

    private List<String> how(WorkOrder order) {
        return town.rooms.door(OfferCallBook.class).timeline(order.id()).stream()
                .map(each -> each.data().containsKey("why")
                        ? each.kind() + " " + each.data().get("why")
                        : each.kind())
                .toList();
    }
}
