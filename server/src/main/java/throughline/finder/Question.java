package throughline.finder;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import throughline.finder.Words.Typed;
import throughline.kernel.Scope;

/**
 * Words that were typed, and how each kind is looked through for them: what is rare there is collected from the index of words, what is
 * common is looked for among the warm ones and then among any. See decision 0008.
 *
 * @param meant other words for those that may be misspelt
 * @param counted in about how many entries of each kind those words occur that are counted
 * @param scope whose things are looked for
 */
record Question(List<Typed> typed, Map<String, List<String>> meant, Map<Typed, Map<Kind, Long>> counted, Scope scope) {
    /** A word in more entries of a kind than this is common there. */
    private static final long COMMON = 300;

    /** Reading so many from the index of words costs more than looking at what another word gives. */
    private static final long TOO_MANY = 60_000;

    private static final int COLLECTED = 10_000;
    private static final int WARM_LOOKED_AT = 3_000;

    /** Pages of the table, from its beginning: read so they stay in memory, which those of a scan of everything do not. */
    private static final int LOOKED_AT = 150;

    private static final int LOOKED_AT_WITHOUT_INDEX = 2_500;
    private static final int MOST_LOOKED_AT = 50_000;

    /** Few fit: all of them are collected, and put in order. */
    private static final String COLLECTING = """
            (select KIND, f.id, coalesce(w.heat, 0), null
               from (select id from (select id, words from finder.entry where kind = KIND and NARROWED limit COLLECTED) e
                      where words @@ {0}::tsquery) f
               left join finder.warm w on w.kind = KIND and w.id = f.id
              order by w.heat desc nulls last, w.used_at desc nulls last, f.id limit {1})
            """.replace("COLLECTED", "" + COLLECTED);

    /**
     * Many fit, so looking finds some soon: among what is warm, and then among any. Only when both together give too few, some more are
     * collected; among them may be those that were found already.
     */
    private static final String LOOKING = """
            (with quick as materialized (select * from (
               (select id, heat
                  from (select id, heat, words from finder.warm where kind = KIND order by heat desc, used_at desc limit WARM) w
                 where words @@ {0}::tsquery limit {1})
               union all
               (select e.id, 0 from (select id, words from finder.entry where kind = KIND and ctid < '(LOOKED_AT,0)'::tid) e
                 where e.words @@ {0}::tsquery and not exists (select from finder.warm w where w.kind = KIND and w.id = e.id)
                 limit {1})) looked limit {1}),
             rest as materialized (
               select id from (select id, words from finder.entry
                                where kind = KIND and NARROWED and (select count(*) from quick) < {1} limit MORE) e
                where words @@ {0}::tsquery limit 2 * {1})
             select KIND, id, heat, null from quick union all select KIND, id, 0, null from rest)
            """.replace("WARM", "" + WARM_LOOKED_AT)
            .replace("LOOKED_AT", "" + LOOKED_AT)
            .replace("MORE", "" + MOST_LOOKED_AT);

    /** @param narrow the placeholder of {@link #narrow}; {@code {0}} is {@link #all}, {@code {1}} how many are wanted */
    String sql(Kind kind, String narrow) {
        boolean isRare = typed.stream().anyMatch(one -> entries(one, kind) <= COMMON);
        var byIndex = "words @@ " + narrow + "::tsquery";
        var byPages = "ctid < '(%d,0)'::tid".formatted(LOOKED_AT_WITHOUT_INDEX);
        return (isRare ? COLLECTING : LOOKING)
                .replace("KIND", "'" + kind.word() + "'")
                .replace("NARROWED", indexed(kind).isEmpty() ? byPages : byIndex);
    }

    /** What has to fit. */
    String all() {
        return tsquery(typed.stream());
    }

    /** What the index of words is asked for; the others are looked at in what it gives. Empty when it is not asked. */
    String narrow(Kind kind) {
        return tsquery(indexed(kind).stream());
    }

    /** The rare ones, or all where none is, together they may be; but no unfinished one or two letters, which are half of the index. */
    private List<Typed> indexed(Kind kind) {
        var few = typed.stream().filter(one -> entries(one, kind) <= TOO_MANY).toList();
        return few.isEmpty()
                ? typed.stream()
                        .filter(one -> !one.open() || one.word().length() > 2)
                        .toList()
                : few;
    }

    /** What is not counted is a long number or one with letters, and rare; single letters are common. */
    private long entries(Typed one, Kind kind) {
        if (!Vocabulary.counts(one.word())) {
            return one.spelt() ? Long.MAX_VALUE : 0;
        }
        var byKind = counted.get(one);
        return byKind == null ? 0 : byKind.getOrDefault(kind, 0L);
    }

    private String tsquery(Stream<Typed> words) {
        var asked = words.map(one -> Stream.concat(
                                Stream.of(one.word()), meant.getOrDefault(one.word(), List.of()).stream())
                        .distinct()
                        .map(word -> "'" + word + "'" + (one.open() ? ":*" : ""))
                        .collect(joining(" | ", "(", ")")))
                .collect(joining(" & "));
        var reach = Reach.of(scope);
        return asked.isEmpty() || reach.isEmpty() ? asked : asked + " & " + reach;
    }
}
