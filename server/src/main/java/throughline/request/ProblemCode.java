package throughline.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.work.Problem;

/**
 * One thing that may be wrong, where it hangs in the tree, and what is usually done about it.
 *
 * @param code such as {@code D-12}
 * @param urgency 0 to 8, before any answer
 * @param kinds of units that can have it
 * @param raises a yes to the question makes it at least this urgent
 * @param words by language tag
 * @param edited somebody here changed it
 */
public record ProblemCode(
        String code,
        String department,
        String provider,
        String category,
        int urgency,
        List<String> kinds,
        Map<String, Integer> raises,
        Map<String, Said> words,
        List<Question> questions,
        Problem.Job job,
        boolean edited,
        int version) {
    /**
     * What it is called in one language.
     *
     * @param say what the agent says to the caller
     * @param synonyms the words that callers use
     */
    public record Said(String name, String detail, String say, List<String> synonyms) {}

    /**
     * What the agent asks.
     *
     * @param type yes-no, floor, text or choice
     * @param texts by language tag
     * @param worse the answer that makes it more urgent, null when none does
     */
    public record Question(
            String id,
            String type,
            Map<String, String> texts,
            List<Choice> choices,
            @Nullable Worse worse) {}

    /** @param texts by language tag */
    public record Choice(String value, Map<String, String> texts) {}

    public record Worse(String answer, int urgency) {}

    /** In this language, else in English. */
    public Said in(String language) {
        var said = words.get(language);
        return said != null ? said : words.getOrDefault("en", new Said(code, "", "", List.of()));
    }

    /** 0 to 8, made worse by these answers to its questions, by the ids of those, and never better. */
    public int urgency(Map<String, String> answers) {
        return Urgency.of(this, answers, Safety.UNKNOWN);
    }

    /** What an order is stamped with. */
    public Problem problem() {
        var names = new java.util.TreeMap<String, String>();
        words.forEach((language, said) -> names.put(language, said.name()));
        return new Problem(code, names, urgency, job);
    }
}
