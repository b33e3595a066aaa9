package throughline.edge.tones;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signals;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.dispatch.LiftTown;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.Role;
import throughline.people.Users;
import throughline.routing.Routing;
import throughline.telephony.ReceiverForm;
import throughline.telephony.Receivers;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;

/** Alarm devices call over SIP and speak in tones. */
@Tag("in-real-time")
class ADeviceCallsTest {
    private static final UUID ADMINISTRATOR = new UUID(7, 7);
    private static final String ALARM = "18123456782D";
    private static final String TEST = "38123456782#";

    @TempDir
    static Path home;

    private static int port;
    private static LiftTown town;
    private static DSLContext database;
    private static UUID unit;
    private static UUID agent;

    private Device device;

    @BeforeAll
    static void theReceiverAnswersOnTwoNumbers() {
        port = VoiceUnderTest.freeBlock();
        town = LiftTown.withAlarmDevices(TestSettings.withCalls(home, port));
        database = town.database;
        var units = town.rooms.door(Units.class);
        var site = units.list(Slice.first(1)).items().getFirst().site().id();
        unit = units.add(withDevice(site, "4712", "p100", "12345678"), null).id();
        town.rooms
                .door(Users.class)
                .create(new Users.New("Ana", "ana@lift.example", "en", Set.of(Role.AGENT), Set.of(), null), null);
        agent = requireNonNull(town.rooms.door(People.class).findByEmail("ana@lift.example"))
                .id()
                .value();
        town.rooms
                .door(Signals.class)
                .receive(new P100(Kind.TEST_OK, "00000000", "", "38000000000*").signal("the first"));
        var receivers = town.rooms.door(Receivers.class);
        for (var profile : List.of("p100", "auto")) {
            receivers.add(new ReceiverForm("dialled", "lift-" + profile, profile, 8, null), ADMINISTRATOR);
        }
    }

    private static UnitForm withDevice(UUID site, String number, String protocol, String ident) {
        return new UnitForm(
                number,
                site,
                "Lift 3",
                null,
                "traction",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                protocol,
                ident,
                null,
                null,
                null,
                null);
    }

    @AfterAll
    static void everythingIsClosed() {
        town.close();
    }

    @BeforeEach
    void somebodyIsReady() {
        town.rooms
                .owner()
                .execute(
                        "truncate contact.contact, contact.event, telephony.call, alarm.device, alarm.unread_frame cascade");
        var routing = town.rooms.door(Routing.class);
        routing.lineUp(agent);
        routing.ready(agent);
    }

    @AfterEach
    void everyCallHasEnded() {
        device.close();
        await().until(() -> count("telephony.call where ended_at is null"), equalTo(0));
    }

    private Device device(boolean byEvents) throws IOException {
        device = new Device(port, byEvents);
        return device;
    }

    private static int count(String sql) {
        return ((Number) database.fetchValue("select count(*) from " + sql)).intValue();
    }

    private static void isOffered() {
        await().until(() -> count("contact.event where kind = 'offer-refused'"), equalTo(1)); // her browser is not open
    }

    private void isHungUpOn() {
        device.phone.answers(device.phone.awaitsRequest("BYE"), "200 OK");
        await().until(() -> count("telephony.call where ended_at is not null and contact is null"), equalTo(1));
        assertThat(count("contact.contact")).as("nobody was rung").isZero();
    }

    @Test
    void anAlarmByEventsIsKeptAcknowledgedAndTalkedAbout() throws IOException {
        device(true).calls("lift-p100");
        assertThat(device.hears('D', 3)).as("the receiver is ready").isTrue();
        assertThat(device.isAcknowledged(ALARM)).isTrue();
        assertThat(count("alarm.signal where kind = 'alarm.raised' and raw = '18123456782D'"))
                .isEqualTo(1);
        assertThat(device.hearsPrompt("et/lift-heard", 8))
                .as("calm words in the language of the place, whatever the queue speaks")
                .isTrue();
        isOffered();
        assertThat(database.fetchValue("select unit from contact.contact")).isEqualTo(unit);
        device.phone.hangsUp();
    }

    @Test
    void anAlarmWithinTheSoundIsAskedForAgainAndThenIsTalkedAbout() throws IOException {
        device(false).calls("lift-p100");
        assertThat(device.hears('D', 3)).isTrue();
        device.says("18123456782C");
        assertThat(device.hears('C', 3)).as("its sum is wrong").isTrue();
        assertThat(count("alarm.device")).isZero();
        assertThat(device.isAcknowledged(ALARM)).isTrue();
        assertThat(count("alarm.signal where kind = 'alarm.raised'")).isEqualTo(1);
        isOffered();
        assertThat(count("alarm.unread_frame where why = 'checksum' and side = '+447700900123'"))
                .isPositive();
        device.phone.hangsUp();
    }

    @Test
    void afterATestNobodyIsRung() throws IOException {
        device(false).calls("lift-p100");
        assertThat(device.hears('D', 3)).isTrue();
        assertThat(device.isAcknowledged(TEST)).isTrue();
        assertThat(count("alarm.signal where kind = 'test.ok'")).isEqualTo(1);
        isHungUpOn();
    }

    @Test
    void whereNobodyKnowsContactIdIsAskedForToo() throws IOException {
        device(false).calls("lift-auto");
        assertThat(device.hears('D', 3)).isTrue();
        assertThat(device.hearsTone(2300, 8)).as("the handshake").isTrue();
        assertThat(device.isKissedOff("1234181602000002")).isTrue();
        assertThat(count("alarm.signal where code = '1602'")).isEqualTo(1);
        isHungUpOn();
    }

    @Test
    void whoeverLeavesBeforeAnythingWasReadIsOnRecord() throws IOException {
        device(false).calls("lift-p100");
        device.phone.hangsUp();
        await().until(() -> count("contact.contact where end_reason = 'caller-left'"), equalTo(1));
        assertThat(count("routing.waiting")).isZero();
    }
}
