package throughline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import throughline.kernel.Refused;
import throughline.testing.ServerTest;

@ServerTest
@Import({SessionsTest.Watch.class, SessionsTest.Ended.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTest {
    private static final Visitor DESK = new Visitor("192.0.2.7", "Firefox");

    /** A clock that can be moved. */
    @Primary
    static class Watch implements InstantSource {
        private volatile Instant now = InstantSource.system().instant();

        @Override
        public Instant instant() {
            return now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }
    }

    static class Ended {
        final List<SessionEnded.Reason> reasons = new CopyOnWriteArrayList<>();

        @EventListener
        void on(SessionEnded ended) {
            reasons.add(ended.reason());
        }
    }

    @Autowired
    Watch time;

    @Autowired
    Ended ended;

    @Autowired
    Sessions sessions;

    @Autowired
    BreakGlass breakGlass;

    @Autowired
    SetUp setUp;

    @Autowired
    SignIns signIns;

    @Autowired
    Users users;

    private UserId ana = new UserId(new UUID(0, 0));

    @BeforeAll
    void anaWorksHere() {
        ana = users.create(
                new Users.New("Ana", "ana@lift.example", "en", Set.of(Role.AGENT), Set.of("lift-en"), null), null);
    }

    @BeforeEach
    void nothingHasEndedYet() {
        ended.reasons.clear();
    }

    // ASVS 7.3.1
    @Test
    void aLongSilenceEndsASessionAndALivingSocketKeepsIt() {
        var silent = sessions.open(ana, DESK, Factor.PASSWORD);
        var alive = sessions.open(ana, DESK, Factor.PASSWORD);
        time.passes(Sessions.SILENCE.minusMinutes(1));
        sessions.seen(alive.session());
        time.passes(Duration.ofMinutes(2));

        assertThat(sessions.find(silent.cookie())).isNull();
        sessions.sweep();
        assertThat(ended.reasons).containsExactly(SessionEnded.Reason.IDLE);
        assertThat(Objects.requireNonNull(sessions.find(alive.cookie())).name()).isEqualTo("Ana");
        sessions.endAll(ana, null, SessionEnded.Reason.SIGNED_OUT, ana);
    }

    // ASVS 7.3.2
    @Test
    void noSessionOutlastsAShift() {
        var busy = sessions.open(ana, DESK, Factor.PASSWORD);
        for (int hour = 0; hour < 12; hour++) {
            assertThat(sessions.find(busy.cookie())).isNotNull();
            time.passes(Duration.ofHours(1));
        }
        assertThat(sessions.find(busy.cookie())).isNull();
        sessions.sweep();
        assertThat(ended.reasons).containsExactly(SessionEnded.Reason.TOO_LONG);
    }

    /** Whoever asks meanwhile has them no more; here it is written down that they are over. */
    @Test
    void widerRightsEndByTheirTimeAndWithTheirSession() {
        breakGlass.allow(ana, true, ana);
        var opened = sessions.open(ana, DESK, Factor.PASSWORD);
        var wanted = new BreakGlass.Wanted(
                Set.of(Role.SUPERVISOR), false, "Nobody else is there today", Duration.ofMinutes(30));
        breakGlass.begin(Objects.requireNonNull(sessions.find(opened.cookie())), wanted);
        time.passes(Duration.ofMinutes(30));
        breakGlass.sweep();
        assertThat(breakGlass.latest(1).getFirst().endReason()).isEqualTo("time");

        breakGlass.begin(Objects.requireNonNull(sessions.find(opened.cookie())), wanted);
        sessions.endAll(ana, null, SessionEnded.Reason.SIGNED_OUT, ana);
        assertThat(breakGlass.latest(1).getFirst().endReason()).isEqualTo("session-ended");
    }

    // ASVS 6.4.1, 6.5.5
    @Test
    void aLinkRunsOutAfterHalfAnHour() {
        var link = signIns.lostPassword(ana);
        time.passes(Duration.ofMinutes(30));
        assertThatThrownBy(() -> signIns.choosePassword(link, "kolm rohelist lifti"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("people.link-spent"));

        var first = Objects.requireNonNull(setUp.newLink());
        assertThat(setUp.opens(first)).isTrue();
        time.passes(Duration.ofMinutes(30));
        assertThat(setUp.opens(first)).isFalse();
    }
}
