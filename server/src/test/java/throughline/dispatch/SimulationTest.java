package throughline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first seeds of {@code ./throughline prove simulate}; a seed that fails is named and plays again there. */
class SimulationTest {
    private static final long SEEDS = 60;

    @Test
    void whateverHappensACalloutEndsWithSomebodyWhoGoesOrOnAPersonsList() {
        var tally = Simulation.of(0, SEEDS);
        assertThat(tally.callouts()).isEqualTo(SEEDS * Simulation.CALLOUTS);
        assertThat(tally.accepted()).as("in many somebody goes").isBetween(tally.callouts() / 10, tally.callouts());
        assertThat(tally.wentOnAlone())
                .as("one falls through, and another keeps going")
                .isGreaterThan(SEEDS);
        assertThat(tally.bothFell()).as("both seats fall through").isGreaterThan(SEEDS / 10);
        assertThat(tally.onAList()).as("in many nobody does").isBetween(tally.callouts() / 10, tally.callouts());
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(Simulation.story(7, 3)).hasSizeGreaterThan(3).isEqualTo(Simulation.story(7, 3));
    }
}
