package throughline.procedure;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import throughline.procedure.Guide.Step;
import throughline.procedure.Rescue.Prompt;
import throughline.procedure.Rescue.Why;
import throughline.procedure.Run.Decision;
import throughline.procedure.Run.Done;
import throughline.procedure.Run.Given;
import tools.jackson.databind.json.JsonMapper;

/** The guide that ships: who is shut in and how grave it is, what may not be left out, and what is due when. */
class RunTest {
    private static final Guide GUIDE = new GuidePaper(JsonMapper.builder().build()).read();
    private static final Instant PRESSED = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant SPOKE = PRESSED.plusSeconds(30);
    private static final UUID ANA = new UUID(0, 1);
    private static final Help SOON = new Help(true, PRESSED.plus(ofMinutes(20)), false);
    private static final Help LATE = new Help(true, PRESSED.plus(ofMinutes(31)), false);

    @Test
    void whoIsCaughtByTheLiftIsTheGravestWhateverElseTheyAnswer() {
        assertThat(triage("caught", "yes", "hurt", "yes", "situation", "mistake"))
                .isEqualTo(Triage.TRAPPED_BY);
    }

    @Test
    void whoIsHurtOrPanicsOrSeesSmokeIsMedical() {
        assertThat(triage("situation", "shut-in", "hurt", "yes")).isEqualTo(Triage.MEDICAL);
        assertThat(triage("situation", "shut-in", "fear", "panic")).isEqualTo(Triage.MEDICAL);
        assertThat(triage("situation", "shut-in", "smoke", "yes")).isEqualTo(Triage.MEDICAL);
        assertThat(triage("situation", "shut-in", "fear", "afraid", "hurt", "no", "smoke", "no"))
                .isEqualTo(Triage.SHUT_IN);
    }

    @Test
    void whoIsShutInWithoutDangerWaitsForATechnician() {
        assertThat(triage("voice", "yes", "situation", "shut-in", "caught", "no"))
                .isEqualTo(Triage.SHUT_IN);
    }

    @Test
    void whoeverPressesIsTakenToBeShutInUntilSomebodyKnows() {
        assertThat(triage()).isEqualTo(Triage.SHUT_IN);
    }

    @Test
    void shutInAndNoTechnicianWithinTheTargetIsForTheBrigadeToo() {
        var shutIn = run("situation", "shut-in");
        assertThat(shutIn.triage(Help.NONE, at(9))).isEqualTo(Triage.SHUT_IN);
        assertThat(shutIn.triage(Help.NONE, at(10))).isEqualTo(Triage.SHUT_IN_LATE);
        assertThat(shutIn.triage(LATE, at(19))).isEqualTo(Triage.SHUT_IN);
        assertThat(shutIn.triage(LATE, at(20))).isEqualTo(Triage.SHUT_IN_LATE);
        assertThat(shutIn.triage(SOON, at(29))).isEqualTo(Triage.SHUT_IN);
    }

    @Test
    void silenceIsNotNobodyUntilTheSiteSaysSo() {
        assertThat(triage("voice", "no")).isEqualTo(Triage.SILENT);
        assertThat(triage("voice", "no", "seen", "unknown")).isEqualTo(Triage.SILENT);
        assertThat(triage("voice", "no", "seen", "somebody")).isEqualTo(Triage.SHUT_IN);
        assertThat(triage("voice", "no", "seen", "nobody")).isEqualTo(Triage.MISUSE);
    }

    @Test
    void aMistakeIsMisuseAndAQuestionIsInformation() {
        assertThat(triage("situation", "mistake")).isEqualTo(Triage.MISUSE);
        assertThat(triage("situation", "question")).isEqualTo(Triage.INFORMATION);
    }

    @Test
    void theRescueServiceIsDecidedOnAtOnceForTheWorst() {
        assertThat(run("caught", "yes").prompts(SOON)).containsExactly(new Prompt(Why.TRAPPED_BY, SPOKE));
        assertThat(run("hurt", "yes").prompts(SOON)).containsExactly(new Prompt(Why.MEDICAL, SPOKE));
        assertThat(run("caught", "yes").newlyDue(Help.NONE, SPOKE))
                .as("ten minutes are not waited for")
                .extracting(Prompt::why)
                .containsExactly(Why.TRAPPED_BY);
    }

    @Test
    void forOthersAfterTenMinutesWithoutSomebodyOrTwentyWithALateArrival() {
        assertThat(run().prompts(Help.NONE)).containsExactly(new Prompt(Why.NOBODY_ACCEPTED, at(10)));
        assertThat(run().prompts(LATE)).containsExactly(new Prompt(Why.ARRIVES_LATE, at(20)));
        assertThat(run().prompts(new Help(true, null, false)))
                .as("nobody knows when")
                .containsExactly(new Prompt(Why.ARRIVES_LATE, at(20)));
        assertThat(run().prompts(SOON)).isEmpty();
        assertThat(run().prompts(new Help(true, at(31), true)))
                .as("he is there")
                .isEmpty();
        assertThat(run("situation", "mistake").prompts(Help.NONE)).isEmpty();
    }

    @Test
    void whatIsDecidedIsNotAskedForAgain() {
        var asked = run(
                Map.of("nobody-accepted", new Decision(at(10), null, null, null)), List.of(), null, 0, "voice", "yes");
        assertThat(asked.newlyDue(Help.NONE, at(11))).isEmpty();
        assertThat(asked.undecided(Help.NONE)).hasSize(1);
        var decided = run(
                Map.of("nobody-accepted", new Decision(at(10), false, at(11), ANA)),
                List.of(),
                null,
                0,
                "voice",
                "yes");
        assertThat(decided.undecided(Help.NONE)).isEmpty();
    }

    @Test
    void theyAreTalkedWithEveryTenMinutesAndAMinuteLaterWhoeverLeadsIsTold() {
        assertThat(run().checkAt()).isEqualTo(SPOKE.plus(ofMinutes(10)));
        assertThat(run().missedAt()).isEqualTo(SPOKE.plus(ofMinutes(11)));
        assertThat(run(Map.of(), List.of(), null, 1).missedAt()).isEqualTo(SPOKE.plus(ofMinutes(21)));
        assertThat(run("situation", "mistake").checkAt()).as("nobody is inside").isNull();
    }

    @Test
    void everyMandatoryStepOfTheTriageKeepsTheAlarmOpen() {
        assertThat(openSteps("situation", "shut-in"))
                .containsExactly("greet", "danger", "car", "people", "next", "out");
        assertThat(openSteps("voice", "no")).containsExactly("silent", "next", "out");
        assertThat(openSteps("situation", "mistake")).containsExactly("greet", "danger", "car");
        var misuse = run("voice", "yes", "caught", "no", "hurt", "no", "fear", "calm", "situation", "mistake");
        assertThat(id(misuse.open(misuse.triage(SOON, SPOKE))))
                .as("smoke is still to be asked")
                .isEqualTo("car");
        var done = run(
                "voice", "yes", "caught", "no", "hurt", "no", "fear", "calm", "situation", "mistake", "smoke", "no");
        assertThat(done.open(done.triage(SOON, SPOKE))).isNull();
    }

    @Test
    void theyAreToldAgainWhenHelpComesAtAnotherTime() {
        var told = run(Map.of(), List.of("next"), SOON.arrivesAt(), 0);
        assertThat(told.tellAgain(SOON)).isFalse();
        assertThat(told.tellAgain(LATE)).isTrue();
        assertThat(told.tellAgain(Help.NONE)).as("he cannot come").isTrue();
        assertThat(run(Map.of(), List.of("next"), null, 0).tellAgain(SOON))
                .as("now it is known")
                .isTrue();
        assertThat(run().tellAgain(SOON)).as("they were told nothing yet").isFalse();
    }

    @Test
    void theGuideThatShipsIsWhole() {
        assertThat(GuideCheck.checked(GUIDE)).isEqualTo(GUIDE);
    }

    private static List<String> openSteps(String... answers) {
        var run = run(answers);
        return run.steps(run.triage(SOON, SPOKE)).stream()
                .filter(step -> step.mandatory() && !run.isDone(step))
                .map(Step::id)
                .toList();
    }

    private static @Nullable String id(@Nullable Step step) {
        return step == null ? null : step.id();
    }

    private static Triage triage(String... answers) {
        return run(answers).triage(SOON, SPOKE);
    }

    private static Run run(String... answers) {
        return run(Map.of(), List.of(), null, 0, answers);
    }

    private static Run run(
            Map<String, Decision> decisions,
            List<String> said,
            @Nullable Instant toldArrival,
            int missed,
            String... answers) {
        var given = new HashMap<String, Given>();
        for (int i = 0; i < answers.length; i += 2) {
            given.put(answers[i], new Given(answers[i + 1], SPOKE, ANA));
        }
        var done = new HashMap<String, Done>();
        said.forEach(step -> done.put(step, new Done(SPOKE, ANA)));
        var version = new GuideVersion(
                new UUID(0, 9), "entrapment", null, null, 1, "to-be-approved", GUIDE, null, PRESSED, null, null, 1);
        return new Run(
                new UUID(0, 7),
                version,
                PRESSED,
                SPOKE,
                "et",
                toldArrival,
                SPOKE,
                missed,
                false,
                done,
                given,
                decisions);
    }

    private static Instant at(int minutes) {
        return PRESSED.plus(ofMinutes(minutes));
    }
}
