package throughline.procedure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.procedure.Guide.Choice;
import throughline.procedure.Guide.Question;
import throughline.procedure.Guide.Step;

/** Reads what somebody wrote: nobody who talks with people inside may meet a sentence that is missing or a question that means nothing. */
final class GuideCheck {
    static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final int MOST_MINUTES = 120;
    private static final int MOST_STEPS = 30;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern VALUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,15}");

    private final Form form = new Form();
    private final Set<String> ids = new HashSet<>();
    private final Set<Triage> meant = new HashSet<>();

    private GuideCheck() {}

    /** @throws Refused {@code kernel.form-incomplete} with every place that is wrong, such as {@code greet.say.et} */
    static Guide checked(@Nullable Guide guide) {
        if (guide == null) {
            throw new Refused("procedure.nothing-written", "There is no guide in this.");
        }
        var check = new GuideCheck();
        check.whole(guide);
        check.form.accept();
        return guide;
    }

    private void whole(Guide guide) {
        texts("name", guide.name(), LONGEST_TITLE);
        form.number("checkInMinutes", guide.checkInMinutes(), 1, MOST_MINUTES);
        form.number("unacceptedMinutes", guide.unacceptedMinutes(), 1, MOST_MINUTES);
        form.number("lateMinutes", guide.lateMinutes(), 1, MOST_MINUTES);
        form.number("targetMinutes", guide.targetMinutes(), 1, MOST_MINUTES);
        guide.emergency().forEach(this::emergency);
        form.check(
                "steps",
                !guide.steps().isEmpty() && guide.steps().size() <= MOST_STEPS,
                guide,
                "procedure.steps-missing",
                "Write at least one step, and at most {0}.",
                MOST_STEPS);
        guide.steps().forEach(this::step);
        texts("checkIn.title", guide.checkIn().title(), LONGEST_TITLE);
        texts("checkIn.say", guide.checkIn().say(), LONGEST_SENTENCE);
        guide.aids().forEach(aid -> {
            id(aid.id());
            texts(aid.id() + ".title", aid.title(), LONGEST_TITLE);
            texts(aid.id() + ".say", aid.say(), LONGEST_SENTENCE);
        });
        for (int at = 0; at < guide.never().size(); at++) {
            texts("never." + at, guide.never().get(at), LONGEST_TITLE);
        }
        Arrays.stream(Triage.values())
                .filter(triage -> triage != Triage.SHUT_IN_LATE && !meant.contains(triage))
                .forEach(triage -> form.check(
                        "steps",
                        false,
                        guide,
                        "procedure.meaning-missing",
                        "No answer means {0}, so nobody would find it out.",
                        triage.word()));
    }

    private void emergency(String country, String number) {
        form.check(
                "emergency",
                COUNTRY.matcher(country).matches() && NUMBER.matcher(number).matches(),
                number,
                "procedure.number-unreadable",
                "Write a country in two letters and a number that can be dialled, such as EE 112.");
    }

    private void step(Step step) {
        id(step.id());
        texts(step.id() + ".title", step.title(), LONGEST_TITLE);
        if (!step.say().isEmpty() || step.questions().isEmpty()) {
            texts(step.id() + ".say", step.say(), LONGEST_SENTENCE);
        }
        if (!step.until().isEmpty()) {
            texts(step.id() + ".until", step.until(), LONGEST_SENTENCE);
        }
        form.check(
                step.id() + ".within",
                step.within().stream().allMatch(word -> Triage.of(word) != null),
                step,
                "procedure.meaning-unknown",
                "This step is for something that there is no word for.");
        step.questions().forEach(this::question);
    }

    private void question(Question question) {
        id(question.id());
        texts(question.id() + ".text", question.text(), LONGEST_TITLE);
        var values = question.choices().stream().map(Choice::value).distinct().toList();
        form.check(
                question.id(),
                values.size() == question.choices().size()
                        && values.size() >= 2
                        && values.stream()
                                .allMatch(value -> VALUE.matcher(value).matches()),
                question,
                "procedure.choices-missing",
                "A question needs at least two different answers.");
        question.choices().forEach(choice -> {
            texts(question.id() + "." + choice.value(), choice.text(), LONGEST_TITLE);
            var triage = Triage.of(choice.means());
            form.check(
                    question.id(),
                    choice.means() == null || triage != null,
                    choice,
                    "procedure.meaning-unknown",
                    "This step is for something that there is no word for.");
            if (triage != null) {
                meant.add(triage);
            }
        });
    }

    private void id(String id) {
        form.check(
                id,
                WORD.matcher(id).matches() && ids.add(id),
                id,
                "procedure.id-unusable",
                "Each step and each question needs a word of its own.");
    }

    private void texts(String field, Map<String, String> texts, int longest) {
        LANGUAGES.forEach(language -> form.text(field + "." + language, texts.get(language), longest));
    }
}
