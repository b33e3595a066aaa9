package throughline.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;
import throughline.work.Stage.Accepted;
import throughline.work.Stage.Cancelled;
import throughline.work.Stage.Closed;
import throughline.work.Stage.Offering;
import throughline.work.Stage.OnHold;
import throughline.work.Stage.OnSite;
import throughline.work.Stage.OnTheWay;
import throughline.work.Stage.Raised;
import throughline.work.Stage.ReportDue;
import throughline.work.Stage.Visit;

/** Every move from every stage: where it leads, or the sentence that says why it makes no sense. */
class StageTest {
    private static final Instant TEN = Instant.parse("2026-11-26T10:00:00Z");
    private static final Visit MARKO = new Visit(new UUID(1, 1), "Marko", TEN);
    private static final Hold FOR_A_PART = new Hold(HoldReason.PART, new UUID(2, 2), TEN.plusSeconds(3600), "belt");
    private static final Cancellation BY_CALLER = new Cancellation(Cancellation.Reason.BY_CALLER, null);

    private static final List<Stage> ALL = List.of(
            new Raised(),
            new Offering(),
            new Accepted(MARKO),
            new OnTheWay(MARKO),
            new OnSite(MARKO),
            new ReportDue(MARKO),
            new OnHold(FOR_A_PART),
            new Closed(),
            new Cancelled(BY_CALLER));

    /** In the order of {@link #ALL}; what is not a stage's word is the code of a refusal. */
    private static final Map<String, List<String>> WHERE_IT_LEADS = table("""
            offering   | offering taken    taken      taken      taken      held     over over
            accept     | accepted taken    taken      taken      taken      held     over over
            arrival    | nobody   accepted on-the-way arrived    arrived    held     over over
            give back  | nobody   offering offering   arrived    arrived    held     over over
            leave      | nobody   on-the-way on-the-way arrived  arrived    held     over over
            arrive     | nobody   on-site  on-site    on-site    on-site    held     over over
            report due | nobody   report-due report-due report-due report-due held   over over
            hold       | on-hold  on-hold  on-hold    on-hold    on-hold    on-hold  over over
            resume     | not-held not-held not-held   not-held   not-held   raised   over over
            close      | nobody   closed   closed     closed     closed     held     over over
            cancel     | cancelled cancelled cancelled cancelled cancelled  cancelled over over
            """);

    private static final Map<String, UnaryOperator<Stage>> MOVES = Map.ofEntries(
            Map.entry("offering", Stage::offering),
            Map.entry("accept", stage -> stage.acceptedBy(MARKO)),
            Map.entry("arrival", stage -> stage.arrivingAt(TEN)),
            Map.entry("give back", Stage::givenBack),
            Map.entry("leave", Stage::leaves),
            Map.entry("arrive", Stage::arrives),
            Map.entry("report due", Stage::reportDue),
            Map.entry("hold", stage -> stage.held(FOR_A_PART)),
            Map.entry("resume", Stage::resumed),
            Map.entry("close", Stage::closed),
            Map.entry("cancel", stage -> stage.cancelled(BY_CALLER)));

    private static final Map<String, String> REFUSALS = Map.of(
            "work.already-taken", "taken",
            "work.on-hold", "held",
            "work.nobody-goes", "nobody",
            "work.already-on-site", "arrived",
            "work.already-over", "over",
            "work.not-on-hold", "not-held");

    @Test
    void everyMoveFromEveryStage() {
        var found = new LinkedHashMap<String, List<String>>();
        for (var move : WHERE_IT_LEADS.keySet()) {
            found.put(move, ALL.stream().map(stage -> outcome(stage, move)).toList());
        }
        assertThat(found).containsExactlyEntriesOf(WHERE_IT_LEADS);
    }

    @Test
    void theLoserReadsWhoHasIt() {
        assertThat(refusal(new Accepted(MARKO), "accept").sentence()).isEqualTo("Marko has this order already.");
    }

    private static String outcome(Stage stage, String move) {
        try {
            return MOVES.get(move).apply(stage).word();
        } catch (Refused refused) {
            return REFUSALS.getOrDefault(refused.code(), refused.code());
        }
    }

    private static Refused refusal(Stage stage, String move) {
        try {
            MOVES.get(move).apply(stage);
        } catch (Refused refused) {
            return refused;
        }
        throw new AssertionError(move + " was not refused");
    }

    /** Raised and offering always lead to the same, so the drawing holds one column for both. */
    private static Map<String, List<String>> table(String drawing) {
        var table = new LinkedHashMap<String, List<String>>();
        drawing.lines().forEach(line -> {
            var parts = line.split("\\|");
            var cells = List.of(parts[1].strip().split("\\s+"));
            var both = new java.util.ArrayList<String>();
            both.add(cells.getFirst());
            both.addAll(cells);
            table.put(parts[0].strip(), both);
        });
        return table;
    }
}
