package throughline.request;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * What an agent has filled in so far. Everything may be missing while she writes; what is there must be possible.
 *
 * @param unit wins over the site
 * @param medical what was said of somebody's health; null leaves what is kept as it is
 * @param callback as it is typed; it must be a telephone number only when the request goes on its way
 */
public record RequestForm(
        @Nullable String kind,
        @Nullable SafetyForm safety,
        @Nullable String code,
        @Nullable String words,
        @Nullable Map<String, @Nullable String> answers,
        @Nullable UUID unit,
        @Nullable UUID site,
        @Nullable String tone,
        @Nullable String answer,
        @Nullable Boolean textCaller,
        @Nullable String callback,
        @Nullable String medical) {
    public static final RequestForm EMPTY =
            new RequestForm(null, null, null, null, null, null, null, null, null, null, null, null);

    private static final int LONGEST_WORDS = 4_000;
    private static final int LONGEST_MEDICAL = 500;
    private static final int LONGEST_ANSWER = 500;
    private static final int MOST_ANSWERS = 40;
    private static final Pattern QUESTION = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");
    private static final Set<String> TONES = Set.of("praise", "complaint", "idea");

    /** Make following text run the other way, so that a reader sees something else than what is written. */
    private static final Pattern OVERRIDES = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    /** Each yes, no or null. */
    public record SafetyForm(
            @Nullable String trapped,
            @Nullable String hurt,
            @Nullable String fireOrWater) {}

    record Read(
            @Nullable Kind kind,
            Safety safety,
            @Nullable String code,
            String words,
            Map<String, String> answers,
            @Nullable UUID unit,
            @Nullable UUID site,
            @Nullable String tone,
            String answer,
            boolean textCaller,
            String callback,
            @Nullable String medical) {}

    Read read(ProblemCodes codes, Places places) {
        var form = new Form();
        form.read(unit == null ? "site" : "unit", () -> places.of(unit, site));
        var read = new Read(
                form.<Kind>read("kind", () -> kind == null || kind.isBlank() ? null : Kind.of(kind)),
                safety == null
                        ? Safety.UNKNOWN
                        : new Safety(
                                yesOrNo(form, "safety.trapped", safety.trapped()),
                                yesOrNo(form, "safety.hurt", safety.hurt()),
                                yesOrNo(form, "safety.fireOrWater", safety.fireOrWater())),
                form.<String>read(
                        "code",
                        () -> code == null || code.isBlank()
                                ? null
                                : codes.get(code).code()),
                form.textOrEmpty("words", plain(words), LONGEST_WORDS),
                answers(form),
                unit,
                unit == null ? site : null,
                tone == null || tone.isBlank()
                        ? null
                        : form.check(
                                "tone",
                                TONES.contains(tone),
                                tone,
                                "request.no-such-tone",
                                "Choose praise, complaint or idea."),
                form.textOrEmpty("answer", plain(answer), LONGEST_WORDS),
                textCaller == null || textCaller,
                form.textOrEmpty("callback", plain(callback), 40),
                medical == null ? null : form.textOrEmpty("medical", plain(medical), LONGEST_MEDICAL));
        form.accept();
        return read;
    }

    private Map<String, String> answers(Form form) {
        var read = new TreeMap<String, String>();
        if (answers == null) {
            return read;
        }
        form.check(
                "answers",
                answers.size() <= MOST_ANSWERS,
                "",
                "request.answers-limit",
                "Keep at most {0} answers.",
                MOST_ANSWERS);
        answers.forEach((question, given) -> {
            boolean possible = QUESTION.matcher(question).matches();
            form.check("answers", possible, "", "request.no-such-question", "There is no such question.");
            var said = possible ? form.textOrEmpty("answers." + question, plain(given), LONGEST_ANSWER) : "";
            if (!said.isEmpty()) {
                read.put(question, said);
            }
        });
        return read;
    }

    private static @Nullable Boolean yesOrNo(Form form, String field, @Nullable String said) {
        return form.<Boolean>read(field, () -> switch (said) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            case "" -> null;
            case null -> null;
            default -> throw new Refused("request.no-such-answer", "Answer yes or no.");
        });
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : OVERRIDES.matcher(text).replaceAll("");
    }
}
