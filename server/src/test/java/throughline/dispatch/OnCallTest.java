package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** Whose turn it is, also in the nights in which the clocks change. */
class OnCallTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final SomeRooms ROOMS = LiftTown.rooms(NOW);
    private static final OnCall ON_CALL = ROOMS.door(OnCall.class);
    private static final Technician MART = technician("Mart Rebane", "Tallinn");
    private static final Technician LIIS = technician("Liis Oja", "Tallinn");

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void somebodyAnswersInEveryMinuteOfTheNightTheClocksGoForward() {
        var area = "Tallinn, spring";
        write(area, LocalDate.of(2026, 3, 27));

        everyMinute(area, Instant.parse("2026-03-28T20:00:00Z"), Duration.ofHours(12));
        assertThat(first(area, "2026-03-29T04:59:59Z"))
                .isEqualTo(MART.id()); // 07:59:59 on the wall, already summer time
        assertThat(first(area, "2026-03-29T05:00:00Z")).isEqualTo(LIIS.id());
    }

    @Test
    void somebodyAnswersInEveryMinuteOfTheNightTheClocksGoBack() {
        var area = "Tallinn, autumn";
        write(area, LocalDate.of(2026, 10, 23));

        everyMinute(area, Instant.parse("2026-10-24T20:00:00Z"), Duration.ofHours(12));
        assertThat(first(area, "2026-10-25T05:59:59Z")).isEqualTo(MART.id()); // 07:59:59 on the wall, winter time again
        assertThat(first(area, "2026-10-25T06:00:00Z")).isEqualTo(LIIS.id());
    }

    @Test
    void theBackUpIsAskedSecondAndNobodyElse() {
        var area = "Tallinn, ranks";
        write(area, LocalDate.of(2026, 5, 1));

        assertThat(ON_CALL.at(area, Instant.parse("2026-05-01T12:00:00Z")))
                .extracting(turn -> turn.technician().name())
                .containsExactly("Mart Rebane", "Liis Oja");
        assertThat(ON_CALL.at("Tartu", Instant.parse("2026-05-01T12:00:00Z"))).isEmpty();
        assertThat(ON_CALL.at(area, Instant.parse("2026-07-01T12:00:00Z"))).isEmpty();
    }

    @Test
    void aTechnicianWhoHasLeftIsNotAsked() {
        var kalle = technician("Kalle Saar", "Narva");
        ON_CALL.add(new TurnForm("Narva", kalle.id(), NOW, NOW.plusSeconds(60), 1, null), null);
        assertThat(ON_CALL.at("Narva", NOW)).hasSize(1);

        ROOMS.door(Technicians.class).change(kalle.id(), form("Kalle Saar", "Narva", false, kalle.version()), null);

        assertThat(ON_CALL.at("Narva", NOW)).isEmpty();
    }

    @Test
    void aTurnNeedsAnEndAfterItsBeginningAndSomebodyWhoExists() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ON_CALL.add(new TurnForm("Narva", MART.id(), NOW, NOW, 0, null), null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("to", "rank"));
    }

    @Test
    void theListIsReadPageByPageFromNowOn() {
        var area = "Pages";
        write(area, LocalDate.of(2026, 6, 1));

        var first = ON_CALL.list(Instant.parse("2026-06-01T12:00:00Z"), Slice.of(null, 3, "pages"));
        var second = ON_CALL.list(Instant.parse("2026-06-01T12:00:00Z"), Slice.of(first.next(), 3, "pages"));

        assertThat(first.items()).extracting(Turn::rank).containsExactly(1, 2, 1);
        assertThat(second.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
    }

    /** A day each, handed over at eight, and the other one is the back-up. */
    private static void write(String area, LocalDate first) {
        for (int day = first.getDayOfMonth() == 1 ? 0 : -1; day < 3; day++) {
            boolean marts = (day - (first.getDayOfMonth() == 1 ? 0 : -1)) % 2 == 0;
            turn(area, first.plusDays(day), marts ? MART : LIIS, 1);
            turn(area, first.plusDays(day), marts ? LIIS : MART, 2);
        }
    }

    private static void turn(String area, LocalDate day, Technician technician, int rank) {
        var zone = ZoneId.of("Europe/Tallinn");
        var from = day.atTime(LocalTime.of(8, 0)).atZone(zone).toInstant();
        var to = day.plusDays(1).atTime(LocalTime.of(8, 0)).atZone(zone).toInstant();
        ON_CALL.add(new TurnForm(area, technician.id(), from, to, rank, null), null);
    }

    private static void everyMinute(String area, Instant from, Duration length) {
        for (var at = from; at.isBefore(from.plus(length)); at = at.plusSeconds(600)) {
            assertThat(ON_CALL.at(area, at)).as("at %s", at).hasSize(2);
        }
    }

    private static Object first(String area, String at) {
        return ON_CALL.at(area, Instant.parse(at)).getFirst().technician().id();
    }

    private static Technician technician(String name, String area) {
        return ROOMS.door(Technicians.class).add(form(name, area, true, null), null);
    }

    private static TechnicianForm form(String name, String area, boolean active, @Nullable Integer version) {
        return new TechnicianForm(null, name, "+3722000150", "et", List.of("hydraulic"), area, active, version);
    }
}
