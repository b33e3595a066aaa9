package throughline.edge.tones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal.Kind;
import throughline.edge.tones.Dialogue.Act;
import throughline.edge.tones.Dialogue.Event;
import throughline.telephony.Receiver.Profile;

/** What the receiver does in a call, without a call. */
class DialogueTest {
    private static final String ALARM = "18123456782D";
    private static final String TEST = "38123456782#";
    private static final String CONTACT_ID_ALARM = "1234181140010018";
    private static final String CONTACT_ID_TEST = "1234181602000002";
    private static final Act.ToPeople NOBODY_KNOWS_WHENCE = new Act.ToPeople(null);

    private final List<Act> done = new ArrayList<>();
    private Dialogue dialogue;

    private void answers(Profile profile) {
        dialogue = Dialogue.begin(profile, Duration.ofSeconds(8));
        hears(new Event.Connected());
    }

    private void hears(Event event) {
        var next = dialogue.hear(event);
        dialogue = next.dialogue();
        done.addAll(next.acts());
    }

    private void says(String keys) {
        keys.chars().forEach(key -> hears(new Event.Pressed((char) key)));
    }

    private void timePasses() {
        var last = done.stream()
                .filter(Act.Wake.class::isInstance)
                .map(Act.Wake.class::cast)
                .toList()
                .getLast();
        hears(new Event.TimeIsUp(last.clock()));
    }

    private List<Act> did() {
        var did = done.stream().filter(act -> !(act instanceof Act.Wake)).toList();
        done.removeIf(act -> !(act instanceof Act.Wake));
        return did;
    }

    private static Act sent(List<throughline.voice.Tone> tones) {
        return new Act.Send(tones);
    }

    private static Act kept(Wire wire, String packet) {
        try {
            return new Act.Keep(wire.reader().read(packet));
        } catch (Unreadable wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void anAlarmIsKeptThenAcknowledgedAndThenPeopleTalk() {
        var unit = UUID.randomUUID();
        answers(Profile.P100);
        assertThat(did()).containsExactly(sent(Wire.P100.start()));
        says(ALARM);
        assertThat(did()).as("nothing is acknowledged yet").containsExactly(kept(Wire.P100, ALARM));
        hears(new Event.Kept(unit));
        assertThat(did()).containsExactly(sent(Wire.P100.acknowledge()));
        hears(new Event.Sent());
        assertThat(did()).containsExactly(new Act.ToPeople(unit));
        assertThat(dialogue.isOver()).isTrue();
    }

    @Test
    void afterATestTheReceiverHangsUp() {
        answers(Profile.P100);
        says(TEST);
        hears(new Event.Kept(null));
        hears(new Event.Sent());
        assertThat(did()).endsWith(sent(Wire.P100.acknowledge()), new Act.HangUp());
    }

    @Test
    void aWrongSumIsAskedForAgainAndThenIsRead() {
        answers(Profile.P100);
        did();
        says("18123456782C");
        assertThat(did())
                .containsExactly(
                        new Act.KeepUnread(Wire.P100, "18123456782C", FrameFault.CHECKSUM), sent(Wire.P100.again()));
        says(ALARM);
        assertThat(did()).containsExactly(kept(Wire.P100, ALARM));
    }

    @Test
    void whatCannotBeReadFourTimesIsForPeople() {
        answers(Profile.P100);
        says("18123456782C");
        says("18123456782C");
        says("18123456782C");
        says("1812");
        timePasses();
        assertThat(did()).endsWith(new Act.KeepUnread(Wire.P100, "1812", FrameFault.MALFORMED), NOBODY_KNOWS_WHENCE);
    }

    @Test
    void whoeverSaysNothingTalksWithPeople() {
        for (var profile : Profile.values()) {
            answers(profile);
            while (!dialogue.isOver()) {
                timePasses();
            }
            assertThat(did()).endsWith(NOBODY_KNOWS_WHENCE);
        }
    }

    @Test
    void whereNobodyKnowsOneAfterTheOtherIsAskedFor() {
        answers(Profile.AUTO);
        assertThat(did()).containsExactly(sent(Wire.P100.start()));
        timePasses();
        assertThat(did()).containsExactly(sent(Wire.CONTACT_ID.start()));
        says(CONTACT_ID_ALARM);
        hears(new Event.Kept(null));
        assertThat(did()).containsExactly(kept(Wire.CONTACT_ID, CONTACT_ID_ALARM), sent(Wire.CONTACT_ID.acknowledge()));
        hears(new Event.Sent());
        timePasses();
        assertThat(did()).containsExactly(NOBODY_KNOWS_WHENCE);
    }

    @Test
    void afterAKissOffMoreMayComeAndAnAlarmIsNotForgotten() {
        answers(Profile.CONTACT_ID);
        for (var message : List.of(CONTACT_ID_TEST, CONTACT_ID_ALARM, CONTACT_ID_TEST)) {
            says(message);
            hears(new Event.Kept(null));
            hears(new Event.Sent());
        }
        timePasses();
        assertThat(did()).endsWith(sent(Wire.CONTACT_ID.acknowledge()), NOBODY_KNOWS_WHENCE);
    }

    @Test
    void ofAnAlarmThatCannotBeKeptPeopleHearAndTheDeviceHearsNothing() {
        answers(Profile.P100);
        says(ALARM);
        hears(new Event.NotKept());
        assertThat(did()).endsWith(kept(Wire.P100, ALARM), NOBODY_KNOWS_WHENCE);

        answers(Profile.P100);
        says(ALARM);
        timePasses();
        assertThat(did()).endsWith(kept(Wire.P100, ALARM), NOBODY_KNOWS_WHENCE);
        hears(new Event.Kept(null));
        assertThat(did()).isEmpty();

        answers(Profile.P100);
        says(TEST);
        hears(new Event.NotKept());
        assertThat(did()).endsWith(kept(Wire.P100, TEST), new Act.HangUp());
    }

    @Test
    void anEchoOfOurOwnTonesIsNoPacket() {
        answers(Profile.P100);
        says("D" + ALARM);
        assertThat(did()).endsWith(kept(Wire.P100, ALARM));
    }

    @Test
    void whatWasHeardOfACallThatEndsIsKept() {
        answers(Profile.P100);
        says("1812");
        did();
        hears(new Event.Ended());
        assertThat(did()).containsExactly(new Act.KeepUnread(Wire.P100, "1812", FrameFault.MALFORMED));
        assertThat(dialogue.isOver()).isTrue();
    }

    /** Whatever comes in whatever order: it ends once, acknowledges only what is kept, and nobody with an alarm is hung up on. */
    @Test
    void anythingMayHappen() {
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            done.clear();
            answers(Profile.values()[random.nextInt(4)]);
            boolean alarm = false;
            int keeps = 0;
            for (int i = 0; i < 60 && !dialogue.isOver(); i++) {
                switch (random.nextInt(8)) {
                    case 0 -> says(random.nextBoolean() ? ALARM : TEST);
                    case 1 -> says(random.nextBoolean() ? CONTACT_ID_ALARM : CONTACT_ID_TEST);
                    case 2 ->
                        says("0123456789*#ABCD".substring(random.nextInt(16)).substring(0, 1));
                    case 3, 4 -> hears(new Event.Kept(random.nextBoolean() ? new UUID(0, 1) : null));
                    case 5 -> hears(new Event.Sent());
                    case 6 -> timePasses();
                    default -> hears(random.nextInt(20) == 0 ? new Event.NotKept() : new Event.Connected());
                }
                for (var act : did()) {
                    switch (act) {
                        case Act.Keep(var packet) -> {
                            keeps++;
                            alarm |= packet.kind() == Kind.ALARM_RAISED;
                        }
                        case Act.Send(var tones) -> {
                            if (tones.equals(Wire.P100.acknowledge()) || tones.equals(Wire.CONTACT_ID.acknowledge())) {
                                assertThat(--keeps).as("seed %d", seed).isNotNegative();
                            }
                        }
                        case Act.HangUp _ ->
                            assertThat(alarm).as("seed %d", seed).isFalse();
                        case Act.ToPeople _, Act.KeepUnread _, Act.Wake _ -> {}
                    }
                }
            }
            while (!dialogue.isOver()) {
                timePasses();
            }
            var acts = List.copyOf(done);
            hears(new Event.Kept(null));
            hears(new Event.Pressed('1'));
            hears(new Event.Sent());
            assertThat(done).as("seed %d", seed).isEqualTo(acts);
        }
    }
}
