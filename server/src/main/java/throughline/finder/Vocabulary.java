package throughline.finder;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.finder.Words.Typed;
import throughline.kernel.Transactions;

/**
 * Which words occur, and in about how many entries of each kind: words of letters, and the short numbers that houses have. It decides
 * nothing: a word that is missing here is still found, only its typing errors are not forgiven yet. So it learns after the commit, and
 * every night it counts again, in as many entries as a moment allows: which words are common is as plain in a sample.
 */
@Component
class Vocabulary {
    private static final int MOST_ALTERNATIVES = 8;
    private static final int MOST_REMEMBERED = 500_000;
    private static final int MOST_COUNTED = 200_000;
    private static final String COUNTED = "^([^0-9]{2,}|[0-9]{1,4})$";
    private static final Pattern IS_COUNTED = Pattern.compile(COUNTED);

    /** A word of a thing of this kind. */
    private record Heard(Kind kind, String word) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final Set<Heard> heard = ConcurrentHashMap.newKeySet();
    private final Set<Heard> known = ConcurrentHashMap.newKeySet();

    Vocabulary(DSLContext database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Whether it is known in how many entries such a word occurs. */
    static boolean counts(String word) {
        return IS_COUNTED.matcher(word).matches();
    }

    /** Takes these in once the surrounding transaction is kept. */
    void learn(Kind kind, Collection<String> words) {
        var news = words.stream()
                .filter(Vocabulary::counts)
                .map(word -> new Heard(kind, word))
                .filter(each -> !known.contains(each))
                .toList();
        if (!news.isEmpty()) {
            transactions.afterCommit(() -> heard.addAll(news));
        }
    }

    /** Words that no entry has any more are not known any more. Another node that heard one a second ago may bring it back until night. */
    void forget(Collection<String> words) {
        var counted = words.stream().filter(Vocabulary::counts).toArray(String[]::new);
        database.execute("""
                delete from finder.word w using unnest({0}::text[]) as t (word)
                 where w.word = t.word collate "C"
                   and not exists (select from finder.entry e where e.words @@ quote_literal(t.word)::tsquery)
                """, DSL.val(counted));
        var gone = Set.of(counted);
        heard.removeIf(each -> gone.contains(each.word()));
        known.removeIf(each -> gone.contains(each.word()));
    }

    @Scheduled(fixedDelay = 1_000)
    void keep() {
        for (var kind : Kind.values()) {
            var news = heard.stream()
                    .filter(each -> each.kind() == kind)
                    .sorted(comparing(Heard::word)) // in one order, so that two nodes never wait for each other
                    .toList();
            if (!news.isEmpty()) {
                keep(kind, news);
            }
        }
    }

    private void keep(Kind kind, List<Heard> news) {
        database.execute(
                """
                insert into finder.word as w (word, KIND) select unnest({0}::text[]), 1
                on conflict (word) do update set KIND = 1 where w.KIND = 0
                """.replace("KIND", kind.word()),
                DSL.val(news.stream().map(Heard::word).toArray(String[]::new)));
        news.forEach(heard::remove);
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.addAll(news);
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT3H")
    void count() {
        count(MOST_COUNTED);
    }

    /** @param most entries of each kind that are read; of more than that a sample, in which each word stands for those left out */
    void count(int most) {
        database.execute("analyze finder.entry");
        transactions.run(() -> {
            database.execute("lock table finder.word in share row exclusive mode"); // never crosswise with keep()
            for (var kind : Kind.values()) {
                count(kind, Math.min(1.0, most / (double) Math.max(1, about(kind))));
            }
            database.execute("analyze finder.word");
        });
    }

    /** A word that the sample lacks is rare: at most so common that one of it was to be expected. */
    private void count(Kind kind, double share) {
        database.execute("""
                with counted as materialized (
                  select word, (ndoc / {0})::integer as entries
                    from ts_stat(format('select words from finder.entry_KIND tablesample bernoulli (%s)', 100 * {0}))
                   where word ~ {1}),
                rare as (
                  update finder.word w set KIND = case when {0} = 1 then 0 else least(w.KIND, (1 / {0})::integer) end
                   where w.KIND > 0 and not exists (select from counted c where c.word = w.word))
                insert into finder.word as w (word, KIND) select word, entries from counted
                on conflict (word) do update set KIND = excluded.KIND where w.KIND <> excluded.KIND
                """.replace("KIND", kind.word()), DSL.inline(share), DSL.inline(COUNTED));
    }

    /** How many entries there are, by the database's own estimate. */
    private long about(Kind kind) {
        return database.fetchSingle(
                        "select greatest(reltuples, 0)::bigint from pg_class where oid = to_regclass(?)",
                        "finder.entry_" + kind.word())
                .get(0, Long.class);
    }

    /**
     * In about how many entries of each kind each of these words occurs, or for an open one all words that begin so. What is counted and
     * not in the answer occurs nowhere.
     */
    Map<Typed, Map<Kind, Long>> entries(Collection<Typed> typed) {
        var counted = new HashMap<Typed, Map<Kind, Long>>();
        var asked = typed.stream().filter(one -> counts(one.word())).toList();
        if (asked.isEmpty()) {
            return counted;
        }
        database.resultQuery(
                        """
                        select nth::integer, sum(w.unit)::bigint, sum(w.site)::bigint, sum(w.customer)::bigint, sum(w.person)::bigint
                          from unnest({0}::text[], {1}::boolean[]) with ordinality as t (word, open, nth)
                          join finder.word w on w.word >= t.word collate "C"
                           and w.word <= (case when t.open then t.word || chr(1114111) else t.word end) collate "C"
                         group by nth
                        """,
                        DSL.val(asked.stream().map(Typed::word).toArray(String[]::new)),
                        DSL.val(asked.stream().map(Typed::open).toArray(Boolean[]::new)))
                .fetch()
                .forEach(row -> {
                    var byKind = new EnumMap<Kind, Long>(Kind.class);
                    byKind.put(Kind.UNIT, row.get(1, Long.class));
                    byKind.put(Kind.SITE, row.get(2, Long.class));
                    byKind.put(Kind.CUSTOMER, row.get(3, Long.class));
                    byKind.put(Kind.PERSON, row.get(4, Long.class));
                    counted.put(asked.get(row.get(0, Integer.class) - 1), byKind);
                });
        return counted;
    }

    /** For each of these that could be a typing error: the words that were meant, most alike first. */
    Map<String, List<String>> meant(Collection<String> words) {
        var meant = new HashMap<String, List<String>>();
        if (words.isEmpty()) {
            return meant;
        }
        // Two letters swapped in a word of five leave a fifth of its trigrams.
        database.fetch("select set_config('pg_trgm.similarity_threshold', '0.18', true)");
        database.resultQuery("""
                        select t, w.word from unnest({0}::text[]) t cross join lateral
                          (select word from finder.word where word % t and word !~ '^[0-9]' order by similarity(word, t) desc limit 300) w
                        """, DSL.val(words.toArray(String[]::new))).fetch().forEach(row -> {
            var typed = row.get(0, String.class);
            var word = row.get(1, String.class);
            var so = meant.computeIfAbsent(typed, _ -> new ArrayList<>());
            if (so.size() < MOST_ALTERNATIVES && Slips.likely(typed, word)) {
                so.add(word);
            }
        });
        return meant;
    }
}
