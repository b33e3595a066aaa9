package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.telephony.TollRules.Limits;
import throughline.telephony.TollRules.Spent;
import throughline.telephony.TollRules.Try;
import throughline.telephony.TollRules.Verdict;

class TollRulesTest {
    private static final Limits USUAL = new Limits(false, 20, 2, 30, 2_000, 5_000, 20_000, 200_000);
    private static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);

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
        assertThat(said(new Limits(true, 20, 2, 30, 2_000, 5_000, 20_000, 200_000), NOTHING))
                .isEqualTo("telephony.trunk-stopped");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFER", "RING_BACK", "EMERGENCY"})
    void nothingHoldsBackACallForPeopleInNeedAndItIsNoted(Purpose purpose) {
        var nothingLeft = new Limits(true, 0, 0, 0, 0, 0, 0, 0);
        var verdict = TollRules.judge(new Try(purpose, Destination.UNKNOWN, nothingLeft, NOTHING));

        assertThat(verdict).isEqualTo(new Verdict.Goes("telephony.trunk-stopped"));
        assertThat(TollRules.judge(new Try(purpose, Destination.MOBILE, USUAL, NOTHING)))
                .isEqualTo(new Verdict.Goes(null));
    }

    private static String said(Limits limits, Spent spent) {
        return switch (TollRules.judge(new Try(Purpose.DIALLED, Destination.FIXED, limits, spent))) {
            case Verdict.Goes _ -> "goes";
            case Verdict.Stays(var why) -> why.code();
        };
    }
}
