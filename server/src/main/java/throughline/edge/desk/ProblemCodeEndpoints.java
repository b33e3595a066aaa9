package throughline.edge.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.request.CodeTree;
import throughline.request.ProblemCode;
import throughline.request.ProblemCodeForm;
import throughline.request.ProblemCodes;
import throughline.work.Priority;

/** Problem codes: found while an agent types, one with its questions, and the tree that administrators keep. */
@RestController
@RequestMapping("/api/problem-codes")
class ProblemCodeEndpoints {
    private final ProblemCodes codes;
    private final Readers readers;
    private final People people;

    ProblemCodeEndpoints(ProblemCodes codes, Readers readers, People people) {
        this.codes = codes;
        this.readers = readers;
        this.people = people;
    }

    record Found(String code, String name, String detail, String category, int priority, int urgency, int usedHere) {}

    record Shown(
            String code,
            String department,
            String provider,
            String category,
            String name,
            String detail,
            int priority,
            int urgency,
            List<QuestionShown> questions,
            Job job,
            String say) {}

    /** @param worse the answer that makes it more urgent, and how urgent; null when none does */
    record QuestionShown(
            String id, String text, String type, List<ChoiceShown> choices, ProblemCode.@Nullable Worse worse) {}

    record ChoiceShown(String value, String text) {}

    record Job(String type, List<String> skills, int minutes, List<String> checklist) {}

    @GetMapping
    List<Found> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String category) {
        var spoken = language == null ? ownLanguage() : language;
        return codes.search(q, spoken, unit, category).stream()
                .map(found -> {
                    var code = found.code();
                    var said = code.in(spoken);
                    return new Found(
                            code.code(),
                            said.name(),
                            said.detail(),
                            code.category(),
                            Priority.of(code.urgency()).number(),
                            code.urgency(),
                            found.usedHere());
                })
                .toList();
    }

    @GetMapping("/tree")
    CodeTree tree() {
        return codes.tree();
    }

    @GetMapping("/{code}")
    Shown one(@PathVariable String code, @RequestParam @Nullable String language) {
        return shown(codes.get(code), language == null ? ownLanguage() : language);
    }

    @PostMapping
    ProblemCode add(@RequestBody ProblemCodeForm form) {
        return codes.add(form, me());
    }

    @PutMapping("/{code}")
    ProblemCode change(@PathVariable String code, @RequestBody ProblemCodeForm form) {
        return codes.change(code, form, me());
    }

    private static Shown shown(ProblemCode code, String language) {
        var said = code.in(language);
        return new Shown(
                code.code(),
                code.department(),
                code.provider(),
                code.category(),
                said.name(),
                said.detail(),
                Priority.of(code.urgency()).number(),
                code.urgency(),
                code.questions().stream()
                        .map(question -> new QuestionShown(
                                question.id(),
                                in(language, question.texts()),
                                question.type(),
                                question.choices().stream()
                                        .map(choice -> new ChoiceShown(choice.value(), in(language, choice.texts())))
                                        .toList(),
                                question.worse()))
                        .toList(),
                new Job(
                        code.job().type(),
                        code.job().skills(),
                        code.job().minutes(),
                        code.job().checklist().stream()
                                .map(item -> in(language, item))
                                .toList()),
                said.say());
    }

    private static String in(String language, Map<String, String> texts) {
        return texts.getOrDefault(language, texts.getOrDefault("en", ""));
    }

    private String ownLanguage() {
        var user = people.current().user();
        return readers.languageOf(user == null ? null : user.value());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
