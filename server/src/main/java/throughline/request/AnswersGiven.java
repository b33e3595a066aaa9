package throughline.request;

import static throughline.request.db.Tables.REQUEST_;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.request.ProblemCode.Question;
import throughline.request.db.tables.records.RequestRecord;

/** The front door to what callers answered when they were asked about the problem, such as on which floor the lift stands. */
@Component
@Transactional(readOnly = true)
public class AnswersGiven {
    private final DSLContext database;
    private final RequestRows rows;
    private final ProblemCodes codes;

    AnswersGiven(DSLContext database, RequestRows rows, ProblemCodes codes) {
        this.database = database;
        this.rows = rows;
        this.codes = codes;
    }

    /**
     * One answer.
     *
     * @param answer what was typed, or what the choice is called; {@code yes} or {@code no} where {@code type} is yes-no
     */
    public record Given(String question, String type, String answer) {}

    /** Of whoever reported what this order is about, the first caller first, in this language or else in English. */
    public List<Given> ofOrder(UUID order, String language) {
        return database
                .selectFrom(REQUEST_)
                .where(REQUEST_.WORK_ORDER.eq(order), REQUEST_.CODE.isNotNull())
                .orderBy(REQUEST_.OPENED_AT, REQUEST_.ID)
                .fetch()
                .stream()
                .flatMap(row -> of(row, language))
                .distinct()
                .toList();
    }

    private Stream<Given> of(RequestRecord row, String language) {
        var code = codes.find(row.getCode());
        var answers = rows.answers(row);
        return code == null
                ? Stream.of()
                : code.questions().stream()
                        .filter(question ->
                                !answers.getOrDefault(question.id(), "").isBlank())
                        .map(question -> given(question, answers.getOrDefault(question.id(), ""), language));
    }

    private static Given given(Question question, String answer, String language) {
        var said = question.choices().stream()
                .filter(choice -> choice.value().equals(answer))
                .map(choice -> in(choice.texts(), language))
                .findFirst()
                .orElse(answer);
        return new Given(in(question.texts(), language), question.type(), said);
    }

    private static String in(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, texts.getOrDefault("en", ""));
    }
}
