package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.telephony.BillComparison.Billed;
import throughline.telephony.BillComparison.Difference;
import throughline.telephony.BillComparison.Kind;
import throughline.telephony.BillComparison.Ours;
import throughline.telephony.BillComparison.Tolerance;

/** What the carrier's bill says beside what we say. */
class BillComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Tolerance USUAL = new Tolerance(60, 10);
    private static final String MART = "+37255512345";
    private static final String ELSEWHERE = "+37256666666";

    @Test
    void theSameCallWithinTheToleranceIsNoDifference() {
        var found = BillComparison.of(List.of(billed(MART, 40, 120, "10.9")), List.of(ours(MART, 0, 65, 10)), USUAL);

        assertThat(found.pairs()).hasSize(1);
        assertThat(found.differences()).isEmpty();
    }

    @Test
    void whatOnlyOneOfThemHasIsSaidAndTheDangerousFirst() {
        assertThat(kinds(List.of(billed(ELSEWHERE, 0, 600, "900")), List.of(ours(MART, 0, 65, 10))))
                .containsExactly(Kind.ONLY_THEIRS, Kind.ONLY_OURS);
    }

    @Test
    void aCallOfTheSameNumberAtAnotherTimeIsAnotherCall() {
        assertThat(kinds(List.of(billed(MART, 121, 60, "10")), List.of(ours(MART, 0, 60, 10))))
                .containsExactly(Kind.ONLY_THEIRS, Kind.ONLY_OURS);
    }

    /** Somebody hides calls beside ours: one of ours explains one of theirs, the nearest. */
    @Test
    void aCallOfOursIsTheSameAsOneOfTheirsAtMost() {
        var near = billed(MART, 5, 60, "10");
        var found = BillComparison.of(List.of(billed(MART, 20, 60, "10"), near), List.of(ours(MART, 0, 60, 10)), USUAL);

        assertThat(found.pairs()).containsOnlyKeys(near);
        assertThat(found.differences()).extracting(Difference::kind).containsExactly(Kind.ONLY_THEIRS);
    }

    @Test
    void whatIsLongerOrDearerThanItMayBeIsSaid() {
        assertThat(kinds(List.of(billed(MART, 0, 126, "10")), List.of(ours(MART, 0, 65, 10))))
                .containsExactly(Kind.LENGTH);
        assertThat(kinds(List.of(billed(MART, 0, 65, "11.01")), List.of(ours(MART, 0, 65, 10))))
                .containsExactly(Kind.PRICE);
        assertThat(kinds(List.of(billed(MART, 0, 65, "1.01")), List.of(ours(MART, 0, 65, 0))))
                .as("a cent is nothing, more is")
                .containsExactly(Kind.PRICE);
    }

    @Test
    void aTryThatNobodyPickedUpNeedsNoOther() {
        var tried = new Ours(UUID.randomUUID(), MART, NOON, false, 0, 0);
        assertThat(kinds(List.of(), List.of(tried))).isEmpty();
        assertThat(kinds(List.of(billed(MART, 0, 0, "0")), List.of())).isEmpty();
        assertThat(kinds(List.of(billed(MART, 0, 30, "5")), List.of(tried)))
                .as("the carrier says that somebody did")
                .containsExactly(Kind.PRICE);
    }

    @Test
    void aCallWhoseNumberWasErasedIsKnownByItsTime() {
        assertThat(kinds(List.of(billed(MART, 10, 60, "10")), List.of(ours(null, 0, 60, 10))))
                .isEmpty();
    }

    private static List<Kind> kinds(List<Billed> bill, List<Ours> calls) {
        return BillComparison.of(bill, calls, USUAL).differences().stream()
                .map(Difference::kind)
                .toList();
    }

    private static Billed billed(String number, int after, int seconds, String cents) {
        return new Billed(UUID.randomUUID(), number, NOON.plusSeconds(after), seconds, new BigDecimal(cents));
    }

    private static Ours ours(@Nullable String number, int after, int seconds, int cents) {
        return new Ours(UUID.randomUUID(), number, NOON.plusSeconds(after), true, seconds, cents);
    }
}
