package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.telephony.TollRules.Lately;
import throughline.telephony.TollRules.Limits;
import throughline.telephony.TollRules.Spent;
import throughline.telephony.TollRules.Try;
import throughline.telephony.TollRules.Verdict;

class TollRulesTest {
    private static final Limits USUAL = new Limits(false, 20, 2, 30, 2_000, 5_000, 20_000, 200_000, 10, 5);
    private static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);
    private static final long NUMBER = 46_701_740_605L;
    private static final Lately ORDINARY = new Lately(NUMBER, true, true, 0, List.of());

    @ParameterizedTest
    @CsvSource({
        "+442079460155, FIXED",
        "+447911123456, MOBILE",
        "+448001111111, FREE",
        "+449098790000, PREMIUM",
        "+447012345678, PREMIUM", // a personal number
        "+491801234567, SHARED_COST",
        "+3729001234, PREMIUM",
        "+881612345678, SATELLITE",
        "+883510012345, SATELLITE",
        "+979123456789, PREMIUM",
        "+449999999999, UNKNOWN",
    })
    void whatCostsExtraAndWhatNobodyKnowsIsToldFromOrdinaryNumbers(String number, Destination kind) {
        assertThat(Destination.of(number)).isEqualTo(kind);
    }

    @Test
    void eachLimitStopsTheCallThatIsOneTooMany() {
        assertThat(said(USUAL, NOTHING)).isEqualTo("goes");
        assertThat(said(USUAL, new Spent(19, 1, 29, 1_999, 4_999, 19_999, 199_999)))
                .isEqualTo("goes");
        assertThat(said(USUAL, new Spent(20, 0, 0, 0, 0, 0, 0))).isEqualTo("telephony.too-many-at-once");
        assertThat(said(USUAL, new Spent(2, 2, 0, 0, 0, 0, 0))).isEqualTo("telephony.too-many-of-yours");
        assertThat(said(USUAL, new Spent(0, 0, 30, 30, 0, 0, 0))).isEqualTo("telephony.too-many-a-minute");
        assertThat(said(USUAL, new Spent(0, 0, 0, 2_000, 0, 0, 0))).isEqualTo("telephony.too-many-a-day");
        assertThat(said(USUAL, new Spent(0, 0, 0, 0, 5_000, 5_000, 5_000))).isEqualTo("telephony.spent-too-much");
        assertThat(said(USUAL, new Spent(0, 0, 0, 0, 0, 20_000, 20_000))).isEqualTo("telephony.spent-too-much");
        assertThat(said(USUAL, new Spent(0, 0, 0, 0, 0, 0, 200_000))).isEqualTo("telephony.spent-too-much");
        assertThat(said(new Limits(true, 20, 2, 30, 2_000, 5_000, 20_000, 200_000, 10, 5), NOTHING))
                .isEqualTo("telephony.trunk-stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFER", "RING_BACK", "EMERGENCY"})
    void nothingHoldsBackACallForPeopleInNeedAndItIsNoted(Purpose purpose) {
        var nothingLeft = new Limits(true, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var verdict = TollRules.judge(new Try(purpose, Destination.UNKNOWN, nothingLeft, NOTHING, ORDINARY));

        assertThat(verdict).isEqualTo(new Verdict.Goes("telephony.trunk-stopped"));
        assertThat(TollRules.judge(new Try(purpose, Destination.MOBILE, USUAL, NOTHING, ORDINARY)))
                .isEqualTo(new Verdict.Goes(null));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, goes",
        "true, false, goes",
        "false, true, goes",
        "false, false, telephony.unfamiliar-out-of-hours",
    })
    void whereNobodyCallsNobodyIsCalledWhileTheHouseIsClosed(boolean open, boolean familiar, String said) {
        assertThat(said(new Lately(NUMBER, open, familiar, 0, List.of()))).isEqualTo(said);
    }

    @Test
    void manyCallsThatAreOverAtOnceHoldBackTheNext() {
        assertThat(said(new Lately(NUMBER, true, true, 9, List.of()))).isEqualTo("goes");
        assertThat(said(new Lately(NUMBER, true, true, 10, List.of()))).isEqualTo("telephony.too-many-short-calls");
    }

    /** In any order, upwards and downwards, and some of them left out; those of another range are none of them. */
    @Test
    void numbersOneAfterAnotherHoldBackTheFifth() {
        assertThat(around(3, 1, 2)).isEqualTo("goes");
        assertThat(around(1, 2, 3, 4)).isEqualTo("telephony.numbers-in-a-row");
        assertThat(around(-1, 2, -2, 1)).isEqualTo("telephony.numbers-in-a-row");
        assertThat(around(3, -3, 6, -6)).isEqualTo("telephony.numbers-in-a-row");
        assertThat(around(4, 5, 6, 7)).as("a range that does not touch it").isEqualTo("goes");
        assertThat(around(0, 1, 2, 3)).as("the same number again is no other").isEqualTo("goes");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFER", "RING_BACK", "EMERGENCY"})
    void whatIsOutOfTheOrdinaryIsOnlyNotedOfACallForPeopleInNeed(Purpose purpose) {
        var strange = new Lately(NUMBER, false, false, 100, List.of(NUMBER + 1, NUMBER + 2, NUMBER + 3, NUMBER + 4));

        assertThat(TollRules.judge(new Try(purpose, Destination.MOBILE, USUAL, NOTHING, strange)))
                .isEqualTo(new Verdict.Goes("telephony.unfamiliar-out-of-hours"));
    }

    private static String around(long... away) {
        return said(new Lately(
                NUMBER,
                true,
                true,
                0,
                Arrays.stream(away).map(far -> NUMBER + far).boxed().toList()));
    }

    private static String said(Limits limits, Spent spent) {
        return said(new Try(Purpose.DIALLED, Destination.FIXED, limits, spent, ORDINARY));
    }

    private static String said(Lately lately) {
        return said(new Try(Purpose.DIALLED, Destination.FIXED, USUAL, NOTHING, lately));
    }

    private static String said(Try call) {
        return switch (TollRules.judge(call)) {
            case Verdict.Goes _ -> "goes";
            case Verdict.Stays(var why) -> why.code();
        };
    }
}
