package throughline.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.SIGNAL;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.kernel.Ids;
import throughline.kernel.Spool;
import throughline.testing.AlarmHouse;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import tools.jackson.databind.json.JsonMapper;

/** What a program that was killed had acknowledged and not yet committed is taken in by the next one. */
class SpooledSignalsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");

    private static SomeRooms rooms;
    private static DSLContext database;

    private final Ids ids = new Ids(() -> NOW);

    @TempDir
    Path home;

    @BeforeAll
    static void aHouse(@TempDir Path home) {
        rooms = AlarmHouse.with(TestSettings.withCalls(home, VoiceUnderTest.freeBlock()), NOW);
        database = rooms.owner();
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void isOnRecordInItsOrderAsOfTheMomentInWhichItCame() throws IOException {
        left(ids.next(), NOW.minus(Duration.ofMinutes(3)), said("B1", Signal.Kind.ALARM_RAISED, ""));
        left(ids.next(), NOW.minus(Duration.ofMinutes(2)), said("B1", Signal.Kind.ALARM_ENDED, ""));
        assertThat(starts().next()).as("of what is to be taken in").isNull();
        assertThat(of("B1", SIGNAL.KIND)).containsExactly("alarm.raised", "alarm.ended");
        assertThat(database.select(ALARM_.RAISED_AT)
                        .from(ALARM_)
                        .join(DEVICE)
                        .on(DEVICE.ID.eq(ALARM_.DEVICE))
                        .where(DEVICE.IDENT.eq("B1"))
                        .fetchSingle()
                        .value1()
                        .toInstant())
                .isEqualTo(NOW.minus(Duration.ofMinutes(3)));
    }

    /** The database had said yes, and the program died before it heard that. */
    @Test
    void whatWasCommittedAfterAllIsNotTakenInAgain() throws IOException {
        var signals = rooms.door(Signals.class);
        var pressed = said("B2", Signal.Kind.ALARM_RAISED, "");
        signals.receive(pressed);
        var id = database.select(SIGNAL.ID)
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq("B2"))
                .fetchSingle()
                .value1();
        signals.receive(said("B2", Signal.Kind.TEST_OK, ""));
        left(id, NOW, pressed);
        starts();
        assertThat(of("B2", SIGNAL.KIND)).containsExactly("alarm.raised", "test.ok");
        assertThat(of("B2", SIGNAL.REPEATS)).containsExactly(0, 0);
        assertThat(spool().left()).as("its file has done its work").isEmpty();
    }

    @Test
    void whatTheDatabaseRefusesAgainAndAgainHoldsUpNoOtherAndIsNotLost() throws IOException {
        database.execute("alter table alarm.signal add check (words <> 'no')");
        left(ids.next(), NOW, said("B3", Signal.Kind.ALARM_RAISED, "no"));
        left(ids.next(), NOW, said("B4", Signal.Kind.ALARM_RAISED, ""));
        assertThat(starts().next()).isNull();
        assertThat(of("B4", SIGNAL.KIND)).containsExactly("alarm.raised");
        assertThat(spool().left())
                .extracting(Spool.Left::record)
                .singleElement()
                .asString()
                .contains("B3");
    }

    private SignalSpool starts() {
        var spool = new SignalSpool(
                TestSettings.withCalls(home, 20_000), JsonMapper.shared(), _ -> {}, new SimpleMeterRegistry());
        var taken = new SpooledSignals(spool, rooms.door(Signals.class));
        for (int look = 0; look < 6; look++) {
            taken.look();
        }
        return spool;
    }

    private void left(UUID id, Instant at, Signal signal) throws IOException {
        spool().keep(id, JsonMapper.shared().writeValueAsString(new Spooled(id, at, signal)));
    }

    private Spool spool() throws IOException {
        return new Spool(home.resolve("alarm-spool"), ".signal");
    }

    private static Signal said(String ident, Signal.Kind kind, String words) {
        return new Signal("dc-09", ident, kind, Signal.Spot.UNKNOWN, "140", words, null, kind.word(), "raw");
    }

    private static <T> List<T> of(String ident, Field<T> field) {
        return database.select(field)
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq(ident))
                .orderBy(SIGNAL.ID)
                .fetch(field);
    }
}
