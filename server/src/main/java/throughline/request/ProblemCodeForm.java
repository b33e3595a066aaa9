package throughline.request;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.asset.UnitForm;
import throughline.kernel.Form;
import throughline.request.ProblemCode.Said;
import throughline.work.Problem;

/**
 * What an administrator fills in about a problem code; questions stay as they are.
 *
 * @param code only for a new one
 * @param words by language tag; English must be there
 */
public record ProblemCodeForm(
        @Nullable String code,
        @Nullable String provider,
        @Nullable String department,
        @Nullable String category,
        @Nullable Integer urgency,
        @Nullable List<String> kinds,
        @Nullable Map<String, Said> words,
        @Nullable JobForm job,
        @Nullable Integer version) {
    private static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");
    private static final List<String> JOBS = List.of("callout", "repair", "inspection", "advice");
    private static final int MOST_SYNONYMS = 40;
    private static final int DAY = 24 * 60;

    /** The usual job; what it leaves out stays. */
    public record JobForm(
            @Nullable String type,
            @Nullable List<String> skills,
            @Nullable Integer minutes,
            @Nullable Integer technicians) {}

    String newCode() {
        return code == null ? "" : code.strip().toUpperCase(java.util.Locale.ROOT);
    }

    /** @param before null for a new code */
    ProblemCode read(String id, CodeTree tree, @Nullable ProblemCode before) {
        var form = new Form();
        form.check(
                "code",
                id.matches("[A-Z]{1,2}-[0-9]{2,3}"),
                id,
                "request.code-unreadable",
                "Write a letter, a hyphen and two digits, such as D-12.");
        var read = new ProblemCode(
                id,
                one(form, "department", department, tree.departments()),
                one(form, "provider", provider, tree.providers()),
                one(form, "category", category, tree.categories()),
                form.number("urgency", urgency, 0, Urgency.LEAST),
                kinds(form),
                before == null ? Map.of() : before.raises(),
                words(form),
                before == null ? List.of() : before.questions(),
                job(form, before == null ? new Problem.Job("callout", List.of(), 60, List.of()) : before.job()),
                true,
                1);
        form.accept();
        return read;
    }

    private static String one(Form form, String field, @Nullable String value, List<CodeTree.Branch> branches) {
        var keys = branches.stream().map(CodeTree.Branch::key).toList();
        return oneOf(form, field, value, keys);
    }

    private static String oneOf(Form form, String field, @Nullable String value, List<String> allowed) {
        var text = form.text(field, value, 60);
        return form.check(
                field,
                allowed.contains(text),
                text,
                "request.choice-unknown",
                "Choose one of {0}.",
                String.join(", ", allowed));
    }

    private List<String> kinds(Form form) {
        var wanted =
                kinds == null ? List.<String>of() : kinds.stream().distinct().toList();
        return form.check(
                "kinds",
                !wanted.isEmpty() && UnitForm.KINDS.containsAll(wanted),
                wanted,
                "request.choice-unknown",
                "Choose one of {0}.",
                String.join(", ", UnitForm.KINDS));
    }

    private Map<String, Said> words(Form form) {
        var given = words == null ? Map.<String, Said>of() : words;
        var read = new TreeMap<String, Said>();
        for (var language : LANGUAGES) {
            var said = given.get(language);
            var field = "words." + language;
            if (said == null || said.name() == null || said.name().isBlank()) {
                form.check(field + ".name", !language.equals("en"), "", "kernel.field-missing", "Fill this in.");
                continue;
            }
            var synonyms = said.synonyms() == null ? List.<String>of() : said.synonyms();
            form.check(
                    field + ".synonyms",
                    synonyms.size() <= MOST_SYNONYMS,
                    "",
                    "request.synonyms-limit",
                    "Keep at most {0} words.",
                    MOST_SYNONYMS);
            read.put(
                    language,
                    new Said(
                            form.text(field + ".name", said.name(), 100),
                            form.textOrEmpty(field + ".detail", said.detail(), 200),
                            form.textOrEmpty(field + ".say", said.say(), 600),
                            synonyms.stream()
                                    .map(word -> form.textOrEmpty(field + ".synonyms", word, 100))
                                    .filter(word -> !word.isEmpty())
                                    .toList()));
        }
        return read;
    }

    private Problem.Job job(Form form, Problem.Job before) {
        if (job == null) {
            return before;
        }
        return new Problem.Job(
                job.type() == null ? before.type() : oneOf(form, "job.type", job.type(), JOBS),
                job.skills() == null
                        ? before.skills()
                        : job.skills().stream()
                                .map(skill -> form.text("job.skills", skill, 40))
                                .toList(),
                job.minutes() == null ? before.minutes() : form.number("job.minutes", job.minutes(), 5, DAY),
                before.checklist(),
                job.technicians() == null
                        ? before.technicians()
                        : form.number("job.technicians", job.technicians(), 1, Problem.Job.MOST));
    }
}
