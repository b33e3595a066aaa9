package throughline.request;

import static throughline.request.db.Tables.PROBLEM_BRANCH;
import static throughline.request.db.Tables.PROBLEM_CODE;
import static throughline.request.db.Tables.PROBLEM_LIST;
import static throughline.request.db.Tables.PROBLEM_QUESTION;
import static throughline.request.db.Tables.PROBLEM_WORDS;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.request.CodeTree.Branch;
import throughline.request.ProblemCode.Choice;
import throughline.request.ProblemCode.Question;
import throughline.request.ProblemCode.Said;
import throughline.request.ProblemCode.Worse;
import throughline.request.db.tables.records.ProblemCodeRecord;
import throughline.work.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the tables of problem codes and the types. */
@Component
class CodeRows {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> URGENCIES = new TypeReference<>() {};
    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {};

    private final DSLContext database;
    private final JsonMapper json;
    private final InstantSource clock;

    CodeRows(DSLContext database, JsonMapper json, InstantSource clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Nullable
    String digestTaken() {
        return database.select(PROBLEM_LIST.DIGEST).from(PROBLEM_LIST).fetchOne(PROBLEM_LIST.DIGEST);
    }

    void taken(String digest) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.insertInto(PROBLEM_LIST)
                .set(PROBLEM_LIST.DIGEST, digest)
                .set(PROBLEM_LIST.TAKEN_AT, now)
                .onConflict(PROBLEM_LIST.ONLY_ONE)
                .doUpdate()
                .set(PROBLEM_LIST.DIGEST, digest)
                .set(PROBLEM_LIST.TAKEN_AT, now)
                .execute();
    }

    /** Everything, in four queries. */
    CodeTree read() {
        var words = database.selectFrom(PROBLEM_WORDS).fetchGroups(PROBLEM_WORDS.CODE);
        var questions = database.selectFrom(PROBLEM_QUESTION)
                .orderBy(PROBLEM_QUESTION.CODE, PROBLEM_QUESTION.PLACE)
                .fetchGroups(PROBLEM_QUESTION.CODE);
        var branches = database.selectFrom(PROBLEM_BRANCH)
                .orderBy(PROBLEM_BRANCH.PLACE)
                .fetchGroups(
                        PROBLEM_BRANCH.LEVEL,
                        row -> new Branch(
                                row.getKey(), json.readValue(row.getNames().data(), TEXTS)));
        var codes = database.selectFrom(PROBLEM_CODE).orderBy(PROBLEM_CODE.CODE).fetch(row -> {
            var said = new TreeMap<String, Said>();
            var ownWords = words.get(row.getCode());
            if (ownWords != null) {
                ownWords.forEach(each -> said.put(
                        each.getLanguage(),
                        new Said(each.getName(), each.getDetail(), each.getSay(), List.of(each.getSynonyms()))));
            }
            var asked = questions.get(row.getCode());
            return code(
                    row,
                    said,
                    asked == null
                            ? List.of()
                            : asked.map(each -> new Question(
                                    each.getId(),
                                    each.getType(),
                                    json.readValue(each.getTexts().data(), TEXTS),
                                    json.readValue(each.getChoices().data(), CHOICES),
                                    each.getWorse() == null
                                            ? null
                                            : json.readValue(each.getWorse().data(), Worse.class))));
        });
        return new CodeTree(
                branches.getOrDefault("department", List.of()),
                branches.getOrDefault("provider", List.of()),
                branches.getOrDefault("category", List.of()),
                codes);
    }

    private ProblemCode code(ProblemCodeRecord row, Map<String, Said> said, List<Question> asked) {
        return new ProblemCode(
                row.getCode(),
                row.getDepartment(),
                row.getProvider(),
                row.getCategory(),
                row.getUrgency(),
                List.of(row.getKinds()),
                json.readValue(row.getRaises().data(), URGENCIES),
                said,
                asked,
                json.readValue(row.getJob().data(), Problem.Job.class),
                row.getEdited(),
                row.getVersion());
    }

    /** New codes and new contents of old ones; what somebody here edited is passed over by whoever asks for a seed. */
    void write(List<ProblemCode> codes) {
        var names = codes.stream().map(ProblemCode::code).toList();
        var all = new ArrayList<Query>();
        codes.forEach(code -> {
            var row = row(code);
            all.add(database.insertInto(PROBLEM_CODE)
                    .set(row)
                    .onConflict(PROBLEM_CODE.CODE)
                    .doUpdate()
                    .set(row)
                    .set(PROBLEM_CODE.VERSION, PROBLEM_CODE.VERSION.plus(1)));
        });
        all.add(database.deleteFrom(PROBLEM_WORDS).where(PROBLEM_WORDS.CODE.in(names)));
        all.add(database.deleteFrom(PROBLEM_QUESTION).where(PROBLEM_QUESTION.CODE.in(names)));
        codes.forEach(code -> {
            code.words()
                    .forEach((language, said) -> all.add(database.insertInto(PROBLEM_WORDS)
                            .set(PROBLEM_WORDS.CODE, code.code())
                            .set(PROBLEM_WORDS.LANGUAGE, language)
                            .set(PROBLEM_WORDS.NAME, said.name())
                            .set(PROBLEM_WORDS.DETAIL, said.detail())
                            .set(PROBLEM_WORDS.SAY, said.say())
                            .set(PROBLEM_WORDS.SYNONYMS, said.synonyms().toArray(String[]::new))));
            IntStream.range(0, code.questions().size())
                    .forEach(place -> all.add(
                            question(code.code(), place, code.questions().get(place))));
        });
        database.batch(all).execute();
    }

    void writeBranches(CodeTree tree) {
        var all = new ArrayList<Query>();
        Map.of("department", tree.departments(), "provider", tree.providers(), "category", tree.categories())
                .forEach((level, branches) -> IntStream.range(0, branches.size())
                        .forEach(place -> all.add(database.insertInto(PROBLEM_BRANCH)
                                .set(PROBLEM_BRANCH.LEVEL, level)
                                .set(PROBLEM_BRANCH.KEY, branches.get(place).key())
                                .set(PROBLEM_BRANCH.PLACE, (short) place)
                                .set(
                                        PROBLEM_BRANCH.NAMES,
                                        jsonb(branches.get(place).names()))
                                .onConflict(PROBLEM_BRANCH.LEVEL, PROBLEM_BRANCH.KEY)
                                .doUpdate()
                                .set(PROBLEM_BRANCH.PLACE, (short) place)
                                .set(
                                        PROBLEM_BRANCH.NAMES,
                                        jsonb(branches.get(place).names())))));
        database.batch(all).execute();
    }

    private ProblemCodeRecord row(ProblemCode code) {
        var row = new ProblemCodeRecord();
        row.setCode(code.code());
        row.setDepartment(code.department());
        row.setProvider(code.provider());
        row.setCategory(code.category());
        row.setUrgency((short) code.urgency());
        row.setKinds(code.kinds().toArray(String[]::new));
        row.setRaises(jsonb(code.raises()));
        row.setJob(jsonb(code.job()));
        row.setEdited(code.edited());
        return row;
    }

    private Query question(String code, int place, Question question) {
        return database.insertInto(PROBLEM_QUESTION)
                .set(PROBLEM_QUESTION.CODE, code)
                .set(PROBLEM_QUESTION.ID, question.id())
                .set(PROBLEM_QUESTION.PLACE, (short) place)
                .set(PROBLEM_QUESTION.TYPE, question.type())
                .set(PROBLEM_QUESTION.TEXTS, jsonb(question.texts()))
                .set(PROBLEM_QUESTION.CHOICES, jsonb(question.choices()))
                .set(PROBLEM_QUESTION.WORSE, question.worse() == null ? null : jsonb(question.worse()));
    }

    private JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }
}
