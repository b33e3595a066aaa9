package throughline.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.procedure.Guide.Question;
import throughline.procedure.Guide.Step;
import throughline.procedure.Rescue.Prompt;
import throughline.procedure.Rescue.Why;

/**
 * How far an alarm has come with its guide, and what follows from that. It asks nobody and changes nothing.
 *
 * @param raisedAt the first press
 * @param spokeAt when somebody last talked with them; their alarm was taken, when nobody has yet
 * @param language that they speak
 * @param toldArrival what they were told of when help comes; null while they were told nothing
 * @param triageAt since when the answers mean what they do
 * @param missed how often nobody has talked with them in time since then
 * @param said by step
 * @param answers by question
 * @param decisions by why the rescue service was decided on
 */
public record Run(
        UUID alarm,
        GuideVersion version,
        Instant raisedAt,
        Instant spokeAt,
        String language,
        @Nullable Instant toldArrival,
        Instant triageAt,
        int missed,
        boolean over,
        Map<String, Done> said,
        Map<String, Given> answers,
        Map<String, Decision> decisions) {
    /** So long after it was due to talk with them whoever leads is told. */
    static final Duration GRACE = Duration.ofMinutes(1);

    public record Done(Instant at, UUID by) {}

    public record Given(String value, Instant at, UUID by) {}

    /** @param called null while nobody has decided */
    public record Decision(
            Instant dueAt,
            @Nullable Boolean called,
            @Nullable Instant at,
            @Nullable UUID by) {}

    Guide guide() {
        return version.guide();
    }

    /** The gravest that the answers mean, whatever help does. */
    Triage gravest() {
        return Triage.gravest(guide().steps().stream()
                .flatMap(step -> step.questions().stream())
                .flatMap(this::meant)
                .toList());
    }

    private Stream<Triage> meant(Question question) {
        var given = answers.get(question.id());
        return given == null
                ? Stream.empty()
                : question.choices().stream()
                        .filter(choice -> choice.value().equals(given.value()))
                        .map(choice -> Triage.of(choice.means()))
                        .filter(Objects::nonNull);
    }

    /** What the answers mean, and whether a technician comes within the target. */
    Triage triage(Help help, Instant now) {
        var gravest = gravest();
        boolean late = gravest == Triage.SHUT_IN && prompts(help).stream().anyMatch(prompt -> prompt.isDue(now));
        return late ? Triage.SHUT_IN_LATE : gravest;
    }

    /** Steps that are some as things stand. */
    List<Step> steps(Triage triage) {
        return guide().steps().stream().filter(step -> step.isFor(triage)).toList();
    }

    /** Its mandatory questions are answered; one without any is said. */
    boolean isDone(Step step) {
        var mandatory = step.questions().stream().filter(Question::mandatory).toList();
        return mandatory.isEmpty()
                ? said.containsKey(step.id())
                : mandatory.stream().allMatch(question -> answers.containsKey(question.id()));
    }

    /** The first mandatory step that is not done; null when nothing keeps anybody from saying that everyone is out. */
    @Nullable
    Step open(Triage triage) {
        return steps(triage).stream()
                .filter(step -> step.mandatory() && !isDone(step))
                .findFirst()
                .orElse(null);
    }

    List<Prompt> prompts(Help help) {
        return guide().rescue().prompts(gravest(), raisedAt, triageAt, help);
    }

    /** Decisions on the rescue service that nobody has been asked for yet and are due. */
    List<Prompt> newlyDue(Help help, Instant now) {
        return prompts(help).stream()
                .filter(prompt ->
                        prompt.isDue(now) && !decisions.containsKey(prompt.why().word()))
                .toList();
    }

    /** Decisions that are asked for and not made, and those that come, the earliest first. */
    List<Prompt> undecided(Help help) {
        return prompts(help).stream()
                .filter(prompt -> !isDecided(prompt.why()))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private boolean isDecided(Why why) {
        var decision = decisions.get(why.word());
        return decision != null && decision.called() != null;
    }

    /** When to talk with them again; null where nobody is inside. */
    @Nullable
    Instant checkAt() {
        return over || !gravest().someoneInside() ? null : spokeAt.plus(guide().checkIn(1));
    }

    /** When whoever leads is told that nobody has; null where nobody is inside. */
    @Nullable
    Instant missedAt() {
        var check = checkAt();
        return check == null ? null : check.plus(GRACE).plus(guide().checkIn(missed));
    }

    /** They were told when help comes, or that it is not known yet, and it is different now. */
    boolean tellAgain(Help help) {
        boolean told = guide().steps().stream().anyMatch(step -> step.tellsTheTime() && said.containsKey(step.id()));
        return told && !help.there() && !Objects.equals(toldArrival, help.arrivesAt());
    }

    /** When something is due next, as things stand. */
    @Nullable
    Instant next(Help help) {
        var all = new ArrayList<Instant>();
        var missed = missedAt();
        if (missed != null) {
            all.add(missed);
        }
        prompts(help).stream()
                .filter(prompt -> !decisions.containsKey(prompt.why().word()))
                .forEach(prompt -> all.add(prompt.at()));
        return all.stream().min(Instant::compareTo).orElse(null);
    }
}
