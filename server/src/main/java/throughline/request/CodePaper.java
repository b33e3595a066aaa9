package throughline.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import throughline.request.CodeTree.Branch;
import throughline.request.ProblemCode.Choice;
import throughline.request.ProblemCode.Question;
import throughline.request.ProblemCode.Said;
import throughline.request.ProblemCode.Worse;
import throughline.work.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The problem codes that ship with the program: the tree in one file, everything that people read in one file a language. */
@Component
class CodePaper {
    private static final List<String> LANGUAGES = List.of("en", "sv", "et", "zh-Hant");

    private final JsonMapper json;

    CodePaper(JsonMapper json) {
        this.json = json;
    }

    /** Changes with every change of the files. */
    String digest() {
        var all = new StringBuilder(DigestUtils.md5DigestAsHex(bytes("problem-codes.json")));
        LANGUAGES.forEach(language -> all.append(DigestUtils.md5DigestAsHex(bytes(file(language)))));
        return DigestUtils.md5DigestAsHex(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    CodeTree read() {
        var paper = json.readTree(bytes("problem-codes.json"));
        var said = new TreeMap<String, JsonNode>();
        LANGUAGES.forEach(language -> said.put(language, json.readTree(bytes(file(language)))));
        return new CodeTree(
                branches(texts(paper.path("departments")), "departments", said),
                branches(List.copyOf(paper.path("providers").propertyNames()), "providers", said),
                branches(List.copyOf(paper.path("categories").propertyNames()), "categories", said),
                list(paper.path("codes"), code -> code(code, paper, said)));
    }

    private static List<Branch> branches(List<String> keys, String level, Map<String, JsonNode> said) {
        return keys.stream()
                .map(key ->
                        new Branch(key, texts(said, words -> words.path(level).path(key))))
                .toList();
    }

    private static ProblemCode code(JsonNode code, JsonNode paper, Map<String, JsonNode> said) {
        var id = code.path("code").asString();
        var words = new TreeMap<String, Said>();
        said.forEach((language, all) -> {
            var own = all.path("codes").path(id);
            words.put(
                    language,
                    new Said(
                            own.path("name").asString(""),
                            own.path("detail").asString(""),
                            own.path("say").asString(""),
                            texts(own.path("synonyms"))));
        });
        var raises = new TreeMap<String, Integer>();
        code.path("raises")
                .properties()
                .forEach(raise -> raises.put(raise.getKey(), raise.getValue().asInt()));
        var job = code.path("job");
        return new ProblemCode(
                id,
                code.path("department").asString(),
                code.path("provider").asString(),
                code.path("category").asString(),
                code.path("urgency").asInt(),
                texts(code.path("kinds")),
                raises,
                words,
                list(code.path("questions"), question -> question(question, paper, said)),
                new Problem.Job(
                        job.path("type").asString(),
                        texts(job.path("skills")),
                        job.path("minutes").asInt(),
                        list(
                                job.path("checklist"),
                                item -> texts(said, all -> all.path("checklist").path(item.asString())))),
                false,
                1);
    }

    private static Question question(JsonNode question, JsonNode paper, Map<String, JsonNode> said) {
        var id = question.path("id").asString();
        var kind = paper.path("questions").path(id);
        var worse = question.path("worse");
        return new Question(
                id,
                kind.path("type").asString(),
                texts(said, all -> all.path("questions").path(id).path("text")),
                list(
                        kind.path("choices"),
                        choice -> new Choice(
                                choice.asString(),
                                texts(
                                        said,
                                        all -> all.path("questions")
                                                .path(id)
                                                .path("choices")
                                                .path(choice.asString())))),
                worse.isMissingNode()
                        ? null
                        : new Worse(
                                worse.path("answer").asString(),
                                worse.path("urgency").asInt()));
    }

    private static Map<String, String> texts(Map<String, JsonNode> said, Function<JsonNode, JsonNode> place) {
        var texts = new TreeMap<String, String>();
        said.forEach((language, all) -> texts.put(language, place.apply(all).asString("")));
        return texts;
    }

    private static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asString);
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(each).toList());
    }

    private static String file(String language) {
        return "problem-codes." + language + ".json";
    }

    private static byte[] bytes(String file) {
        try {
            return new ClassPathResource("throughline/request/" + file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The problem codes are not in the program. Maybe it was built without them.", e);
        }
    }
}
