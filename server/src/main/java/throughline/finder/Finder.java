package throughline.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.finder.Words.Typed;
import throughline.kernel.Seeing;

/**
 * The front door for the one box: what did somebody mean? Words in any order, the last of them unfinished, with or without marks, in
 * Latin letters or Chinese; the beginning of a number; four digits in a row of a telephone number. Open alarms come first, then open
 * orders, then what was used last.
 *
 * <p>A question costs three statements, five when something is misspelt. How they stay quick at millions of entries is told in
 * {@code docs/decisions/0008-finding.md}.
 */
@Component
@Transactional(readOnly = true)
public class Finder {
    private static final int SHORTEST_PART_OF_PHONE = 4;
    private static final int SHORTEST_NUMBER = 2;
    private static final int MOST_IN_A_LIST = 1_000;
    private static final String REACHED =
            "exists (select from finder.entry e where e.kind = l.kind and e.id = l.id and e.words @@ {5}::tsquery)";

    /** @param byNumber its own number or telephone begins so, or is so */
    public record Hit(Kind kind, UUID id, boolean byNumber, int heat) {}

    private final DSLContext database;
    private final Vocabulary vocabulary;
    private final Seeing seeing;

    Finder(DSLContext database, Vocabulary vocabulary, Seeing seeing) {
        this.database = database;
        this.vocabulary = vocabulary;
        this.seeing = seeing;
    }

    /**
     * What was meant, best first.
     *
     * @param most of each kind
     */
    public List<Hit> find(String question, Set<Kind> kinds, int most) {
        var typed = Words.typed(question);
        if (typed.isEmpty() || kinds.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<UUID, Hit>();
        byNumber(question, kinds, most).forEach(hit -> found.putIfAbsent(hit.id(), hit));
        byWords(typed, kinds, most).stream().sorted(BEST_FIRST).forEach(hit -> found.putIfAbsent(hit.id(), hit));
        var room = new EnumMap<Kind, Integer>(Kind.class);
        return found.values().stream()
                .filter(hit -> room.merge(hit.kind(), 1, Integer::sum) <= most)
                .toList();
    }

    /**
     * True for what the words of a list's question mean; for those that fit best where more than a thousand do.
     *
     * @param id the column with the ids of this kind
     */
    public Condition fits(Kind kind, Field<UUID> id, List<String> words) {
        if (words.isEmpty()) {
            return DSL.noCondition();
        }
        var fitting = find(String.join(" ", words), Set.of(kind), MOST_IN_A_LIST).stream()
                .map(Hit::id)
                .toArray(UUID[]::new);
        return id.eq(DSL.any(fitting));
    }

    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingInt(Hit::heat).reversed().thenComparing(Hit::kind);

    private List<Hit> byNumber(String question, Set<Kind> kinds, int most) {
        var label = Words.label(question);
        boolean hasDigit = label.chars().anyMatch(Character::isDigit);
        if (!hasDigit || label.length() < SHORTEST_NUMBER) {
            return List.of();
        }
        var reach = Reach.of(seeing.now());
        var begins = """
                (select kind, id, 0, label from finder.label l
                  where label >= {0} and label < {0} || chr(1114111) and kind = any ({1}) and REACHED order by label limit {2})
                """;
        var contains = """
                 union all
                (select kind, id, 0, label from finder.label l
                  where phone and (label like {3} or label like {4}) and kind = any ({1}) and REACHED limit {2})
                """;
        var digits = question.chars().anyMatch(Character::isLetter) ? "" : question.replaceAll("[^0-9]", "");
        var withinE164 = digits.replaceFirst("^0+", "");
        return hits(
                database.resultQuery(
                        (digits.length() < SHORTEST_PART_OF_PHONE ? begins : begins + contains)
                                .replace("REACHED", reach.isEmpty() ? "true" : REACHED),
                        DSL.val(label),
                        DSL.val(words(kinds)),
                        DSL.val(most * kinds.size()),
                        DSL.val("%" + digits + "%"),
                        DSL.val("%" + (withinE164.length() < SHORTEST_PART_OF_PHONE ? digits : withinE164) + "%"),
                        DSL.val(reach)),
                true);
    }

    private List<Hit> byWords(List<Typed> typed, Set<Kind> kinds, int most) {
        var counted = vocabulary.entries(typed);
        var misspelt = typed.stream()
                .filter(one -> one.spelt() && Vocabulary.counts(one.word()) && !counted.containsKey(one))
                .map(Typed::word)
                .toList();
        var found = look(new Question(typed, vocabulary.meant(misspelt), counted, seeing.now()), kinds, most);
        return !found.isEmpty() || !misspelt.isEmpty() ? found : anotherWay(typed, counted, kinds, most);
    }

    /**
     * Each word exists, but not together: one of them may be another word, misspelt; and in Chinese two names may have been typed
     * without a space, so that the pair between them is none.
     */
    private List<Hit> anotherWay(List<Typed> typed, Map<Typed, Map<Kind, Long>> counted, Set<Kind> kinds, int most) {
        var meant = vocabulary.meant(
                typed.stream().filter(Typed::spelt).map(Typed::word).toList());
        var apart = typed.stream().flatMap(Typed::apart).distinct().toList();
        return meant.values().stream().allMatch(List::isEmpty) && apart.equals(typed)
                ? List.of()
                : look(new Question(apart, meant, counted, seeing.now()), kinds, most);
    }

    private List<Hit> look(Question question, Set<Kind> kinds, int most) {
        var values = new ArrayList<QueryPart>(List.of(DSL.val(question.all()), DSL.val(most)));
        var each = new ArrayList<String>();
        for (var kind : kinds) {
            each.add(question.sql(kind, "{" + values.size() + "}"));
            values.add(DSL.val(question.narrow(kind)));
        }
        return hits(database.resultQuery(String.join(" union all ", each), values.toArray(QueryPart[]::new)), false);
    }

    private static List<Hit> hits(ResultQuery<Record> query, boolean byNumber) {
        var hits = new ArrayList<Hit>();
        for (var row : query.fetch()) {
            hits.add(new Hit(
                    Kind.of(row.get(0, String.class)), row.get(1, UUID.class), byNumber, row.get(2, Integer.class)));
        }
        return hits;
    }

    private static String[] words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::word).toArray(String[]::new);
    }
}
