package throughline.request;

import static throughline.request.Safety.isYes;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How urgent a request is, from 0 (the worst) to 8: its problem's own urgency, made worse by answers, never better. */
final class Urgency {
    /** No problem named yet: whatever the caller answered counts alone. */
    static final int LEAST = 8;

    private static final int DANGER = 0;
    private static final int VULNERABLE = 1;
    private static final int TRAPPED = 2;
    private static final int FIRE_OR_WATER = 3;

    /** Questions whose yes means that somebody cannot wait inside. */
    private static final Set<String> VULNERABLE_ANSWERS = Set.of("unwell", "vulnerable");

    private Urgency() {}

    static int of(@Nullable ProblemCode problem, Map<String, String> answers, Safety safety) {
        var own = problem == null
                ? IntStream.of(LEAST)
                : IntStream.concat(
                        IntStream.of(problem.urgency()),
                        IntStream.concat(worse(problem, answers), raised(problem, answers)));
        return IntStream.concat(own, IntStream.of(of(safety, answers))).min().orElse(LEAST);
    }

    private static int of(Safety safety, Map<String, String> answers) {
        if (isYes(safety.hurt()) || isYes(safety.trapped()) && isYes(safety.fireOrWater())) {
            return DANGER;
        }
        if (isYes(safety.trapped())) {
            return VULNERABLE_ANSWERS.stream().anyMatch(id -> "yes".equals(answers.get(id))) ? VULNERABLE : TRAPPED;
        }
        return isYes(safety.fireOrWater()) ? FIRE_OR_WATER : LEAST;
    }

    private static IntStream worse(ProblemCode problem, Map<String, String> answers) {
        return problem.questions().stream()
                .filter(question ->
                        question.worse() != null && question.worse().answer().equals(answers.get(question.id())))
                .mapToInt(question ->
                        question.worse() == null ? LEAST : question.worse().urgency());
    }

    private static IntStream raised(ProblemCode problem, Map<String, String> answers) {
        return problem.raises().entrySet().stream()
                .filter(raise -> "yes".equals(answers.get(raise.getKey())))
                .mapToInt(Map.Entry::getValue);
    }
}
