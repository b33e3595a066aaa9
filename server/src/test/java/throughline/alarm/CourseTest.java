package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.alarm.Alarm.Acknowledged;
import throughline.alarm.Alarm.EveryoneOut;
import throughline.alarm.Alarm.Raised;
import throughline.alarm.Course.Act;

/** An alarm ends when the lift says so, and not when somebody hangs up. */
class CourseTest {
    private static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final UUID ANA = new UUID(1, 1);
    private static final UUID BEN = new UUID(2, 2);

    private final List<Act> acts = new ArrayList<>();
    private Course course = course(true);
    private Instant now = TWO_AT_NIGHT;
    private Alarm alarm = course.raised(now);

    @Test
    void whatNobodyTakesIsEverybodysAfterFortyFiveSecondsAndHelpIsSentOnce() {
        later(44);
        assertThat(acts).isEmpty();
        later(1);
        assertThat(acts).containsExactly(Act.SEND_HELP, Act.OVERFLOW);
        later(45);
        later(45);
        assertThat(acts)
                .as("again and again, without end")
                .containsExactly(Act.SEND_HELP, Act.OVERFLOW, Act.OVERFLOW, Act.OVERFLOW);
        assertThat(alarm)
                .isInstanceOfSatisfying(
                        Raised.class, raised -> assertThat(raised.overflows()).isEqualTo(3));
    }

    @Test
    void whoeverTakesItDecidesWithinAMinuteOrHelpIsSent() {
        hear(new Heard.Taken(ANA));
        later(59);
        assertThat(acts).isEmpty();
        later(1);
        assertThat(acts).containsExactly(Act.SEND_HELP);
        later(600);
        assertThat(acts).hasSize(1);
    }

    @Test
    void nobodyIsSentASecondTimeBySilence() {
        hear(new Heard.Taken(ANA));
        hear(new Heard.HelpSent());
        later(600);
        assertThat(acts).isEmpty();
    }

    @Test
    void aCallThatGoesAwayIsRungBackUntilSomebodyTalksAgain() {
        hear(new Heard.Taken(ANA));
        hear(new Heard.HelpSent());
        hear(new Heard.VoiceEnded());
        later(9);
        assertThat(acts).isEmpty();
        later(1);
        later(30);
        later(30);
        assertThat(acts).containsExactly(Act.RING_BACK, Act.RING_BACK, Act.RING_BACK);
        later(599);
        assertThat(acts).as("then as often as people inside are looked after").hasSize(3);
        later(1);
        assertThat(acts).hasSize(4);
        hear(new Heard.Rings());
        later(3_600);
        assertThat(acts).hasSize(4);
        hear(new Heard.VoiceEnded());
        later(10);
        assertThat(acts).as("a new silence is a new beginning").hasSize(5);
    }

    @Test
    void aCallerWhoGoesBeforeAnybodyAnsweredIsRungBackTooAndStillOverflows() {
        hear(new Heard.VoiceEnded());
        later(10);
        assertThat(acts).containsExactly(Act.RING_BACK);
        later(35);
        assertThat(acts).contains(Act.OVERFLOW, Act.SEND_HELP);
    }

    @Test
    void aLiftWithoutANumberIsNotRung() {
        course = course(false);
        hear(new Heard.Taken(ANA));
        hear(new Heard.HelpSent());
        hear(new Heard.VoiceEnded());
        assertThat(alarm.next()).isNull();
    }

    @Test
    void whenEveryoneIsOutItWaitsForTheLiftAndAPressBeginsAnew() {
        hear(new Heard.Taken(ANA));
        hear(new Heard.Out(ANA));
        hear(new Heard.VoiceEnded());
        assertThat(alarm).isEqualTo(new EveryoneOut(ANA));
        assertThat(alarm.next()).as("nobody is rung, nobody is asked").isNull();
        hear(new Heard.Pressed());
        assertThat(alarm).isInstanceOf(Raised.class);
        hear(new Heard.Taken(BEN));
        assertThat(alarm).isEqualTo(new Acknowledged(BEN, now.plusSeconds(60), null));
        hear(new Heard.Ended());
        assertThat(acts).containsExactly(Act.LET_GO);
        hear(new Heard.Ended());
        hear(new Heard.Pressed());
        hear(new Heard.Taken(BEN));
        later(3_600);
        assertThat(alarm).as("what is over stays over").isEqualTo(new Alarm.Ended());
        assertThat(acts).containsExactly(Act.LET_GO);
    }

    private void hear(Heard heard) {
        var next = course.hear(alarm, heard, now);
        alarm = next.alarm();
        acts.addAll(next.acts());
    }

    /** Something is done only where something was due, and then at once. */
    private void later(long seconds) {
        now = now.plusSeconds(seconds);
        var due = alarm.next();
        if (due != null && !due.isAfter(now)) {
            hear(new Heard.Tick());
        }
    }

    private static Course course(boolean hasNumber) {
        return new Course(
                Duration.ofSeconds(45),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                hasNumber);
    }
}
