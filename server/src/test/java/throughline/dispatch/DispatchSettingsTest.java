package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

/** How long the company waits is its own choice, and holds for what happens from then on. */
class DispatchSettingsTest {
    private static final LocalTime NOON = LocalTime.NOON;
    private static final List<LocalTime> TWICE = List.of(LocalTime.of(8, 0), LocalTime.of(16, 0));

    @Test
    void aNewTimeHoldsForTheNextOfferAndNotForTheOpenOne() {
        try (var town = new LiftTown()) {
            town.onCall("Alma Rand", 1);
            var settings = town.rooms.door(DispatchSettings.class);
            var before = town.raise(5);
            assertThat(settings.get()).isEqualTo(new DispatchSettings.Values(60, 30, 240, 30, TWICE, 3, 40, 35, 3, 1));

            var after = settings.change(
                    new DispatchSettings.Filled(
                            20, null, null, 45, List.of(NOON, LocalTime.of(7, 30), NOON), 2, 50, 20, 5, 1),
                    LiftTown.PIRET);

            assertThat(after)
                    .isEqualTo(new DispatchSettings.Values(
                            20, 30, 240, 45, List.of(LocalTime.of(7, 30), NOON), 2, 50, 20, 5, 2));
            assertThat(town.openOffer(before).answerBy()).isEqualTo(town.now().plus(Duration.ofSeconds(60)));
            assertThat(town.openOffer(town.raise(5)).answerBy())
                    .isEqualTo(town.now().plus(Duration.ofSeconds(20)));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> settings.change(
                            new DispatchSettings.Filled(30, null, null, null, null, null, null, null, null, 1), null))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("kernel.edited-by-someone-else"));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> settings.change(
                            new DispatchSettings.Filled(
                                    9, 0, 10_081, -1, List.of(LocalTime.of(21, 0)), 0, 4, 301, 61, 2),
                            null))
                    .satisfies(refused -> assertThat(refused.fields())
                            .containsOnlyKeys(
                                    "answerSeconds",
                                    "onTheWayMinutes",
                                    "reportDueMinutes",
                                    "unreachableMinutes",
                                    "reminderTimes",
                                    "leadAfterReminders",
                                    "driveKmPerHour",
                                    "driveDetourPercent",
                                    "helpMinutes"));
            town.whatMustHold();
        }
    }
}
