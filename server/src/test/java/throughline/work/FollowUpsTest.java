package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody looks again at a lift that was left out of service. */
class FollowUpsTest {
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final Holidays HOLIDAY_ON_MONDAY = Holidays.of(Set.of(LocalDate.of(2026, 11, 30)));

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T10:00:00Z, 6, 2026-11-27T05:00:00Z", // Thursday noon: Friday at seven
        "2026-11-26T23:30:00Z, 6, 2026-11-27T05:00:00Z", // half past one at night: the same morning
        "2026-11-27T05:00:00Z, 6, 2026-12-01T05:00:00Z", // Friday at seven: after the weekend and the holiday
        "2026-11-27T05:00:00Z, 4, 2026-11-28T05:00:00Z", // somebody depends on it: Saturday
        "2026-10-24T20:00:00Z, 4, 2026-10-25T05:00:00Z", // the night in which clocks go back
        "2026-03-28T20:00:00Z, 4, 2026-03-29T04:00:00Z" // and forward
    })
    void theNextMorningOnWhichPeopleWorkUnlessItIsUrgent(Instant now, int urgency, Instant wakes) {
        assertThat(FollowUps.wakeAt(now, TALLINN, HOLIDAY_ON_MONDAY, urgency)).isEqualTo(wakes);
    }
}
