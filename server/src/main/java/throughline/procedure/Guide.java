package throughline.procedure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a guide says. Texts are by language, such as {@code et}; in what is to be said {@code {agent}}, {@code {place}},
 * {@code {technician}}, {@code {time}} and {@code {minutes}} stand for what is known then.
 *
 * @param checkInMinutes so often they are talked with until they are out
 * @param unacceptedMinutes after that the rescue service is decided on where nobody has accepted
 * @param lateMinutes after that it is decided on where help comes later than the target
 * @param targetMinutes from the press until somebody is there
 * @param emergency the number of the rescue service by country
 * @param never what an agent never does
 */
public record Guide(
        Map<String, String> name,
        int checkInMinutes,
        int unacceptedMinutes,
        int lateMinutes,
        int targetMinutes,
        Map<String, String> emergency,
        List<Step> steps,
        CheckIn checkIn,
        List<Aid> aids,
        List<Map<String, String>> never) {
    public Guide {
        name = orNone(name);
        checkIn = checkIn == null ? new CheckIn(Map.of(), Map.of()) : checkIn;
        emergency = orNone(emergency);
        steps = orNone(steps);
        aids = orNone(aids);
        never = orNone(never);
    }

    /** What somebody sent may lack anything. */
    private static <T> List<T> orNone(@Nullable List<T> sent) {
        return sent == null ? List.of() : sent;
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> sent) {
        return sent == null ? Map.of() : sent;
    }

    private static String orEmpty(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** Stands in a sentence for the time at which help comes. */
    static final String TIME = "{time}";

    /**
     * @param within words of {@link Triage} in which the step is one; empty for all
     * @param say what is said; empty where nothing is
     * @param until what is said as long as a place of {@code say} is not known; empty where that does not happen
     */
    public record Step(
            String id,
            boolean mandatory,
            List<String> within,
            Map<String, String> title,
            Map<String, String> say,
            Map<String, String> until,
            List<Question> questions) {
        public Step {
            id = orEmpty(id);
            within = orNone(within);
            title = orNone(title);
            say = orNone(say);
            until = orNone(until);
            questions = orNone(questions);
        }

        boolean isFor(Triage triage) {
            return within.isEmpty() || within.contains(triage.word());
        }

        /** Whoever hears it knows when help comes. */
        boolean tellsTheTime() {
            return say.values().stream().anyMatch(sentence -> sentence.contains(TIME));
        }
    }

    /** A question that is answered with a tap. */
    public record Question(String id, boolean mandatory, Map<String, String> text, List<Choice> choices) {
        public Question {
            id = orEmpty(id);
            text = orNone(text);
            choices = orNone(choices);
        }
    }

    /** @param means a word of {@link Triage}; null where it means nothing by itself */
    public record Choice(String value, @Nullable String means, Map<String, String> text) {
        public Choice {
            value = orEmpty(value);
            text = orNone(text);
        }
    }

    /** What is said when they are talked with again. */
    public record CheckIn(Map<String, String> title, Map<String, String> say) {
        public CheckIn {
            title = orNone(title);
            say = orNone(say);
        }
    }

    /** What is said to somebody who panics, a child alone, whoever hears badly or speaks another language. */
    public record Aid(String id, Map<String, String> title, Map<String, String> say) {
        public Aid {
            id = orEmpty(id);
            title = orNone(title);
            say = orNone(say);
        }
    }

    Duration checkIn(int times) {
        return Duration.ofMinutes((long) checkInMinutes * times);
    }

    Rescue rescue() {
        return new Rescue(
                Duration.ofMinutes(unacceptedMinutes),
                Duration.ofMinutes(lateMinutes),
                Duration.ofMinutes(targetMinutes));
    }

    @Nullable
    Step step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
    }

    @Nullable
    Question question(String id) {
        return steps.stream()
                .flatMap(step -> step.questions().stream())
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
