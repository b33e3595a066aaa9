package throughline.finder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;

/**
 * Which words occur, and in about how many entries. It decides nothing: a word that is missing here is still found, only its typing
 * errors are not forgiven yet. So it learns after the commit, and every night it counts again, in as many entries as a moment allows:
 * what matters is which words are common, and those are common in a sample as well.
 */
@Component
class Vocabulary {
    private static final int MOST_ALTERNATIVES = 8;
    private static final int MOST_REMEMBERED = 500_000;
    private static final int MOST_COUNTED = 200_000;

    private final DSLContext database;
    private final Transactions transactions;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Vocabulary(DSLContext database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Takes these in once the surrounding transaction is kept. */
    void learn(Collection<String> words) {
        var news = words.stream()
                .filter(Vocabulary::isSpelt)
                .filter(word -> !known.contains(word))
                .toList();
        if (!news.isEmpty()) {
            transactions.afterCommit(() -> heard.addAll(news));
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void keep() {
        var news = heard.stream().sorted().toList(); // in one order, so that two nodes never wait for each other
        if (news.isEmpty()) {
            return;
        }
        database.execute(
                "insert into finder.word (word, entries) select w, 1 from unnest({0}::text[]) w on conflict do nothing",
                DSL.val(news.toArray(String[]::new)));
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

    /** @param most entries that are read; of more than that a sample, in which each word stands for as many as were left out */
    void count(int most) {
        database.execute("analyze finder.entry");
        var share = Math.min(1.0, most / (double) Math.max(1, about()));
        transactions.run(() -> {
            database.execute("lock table finder.word in share row exclusive mode"); // never crosswise with keep()
            database.execute("""
                    insert into finder.word (word, entries)
                    select word, (ndoc / {0})::integer
                      from ts_stat(format('select words from finder.entry tablesample bernoulli (%s)', 100 * {0}))
                     where word !~ '[0-9]' and length(word) > 1
                    on conflict (word) do update set entries = excluded.entries where word.entries <> excluded.entries
                    """, DSL.inline(share));
            database.execute("analyze finder.word");
        });
    }

    /** How many entries there are, by the database's own estimate. */
    private long about() {
        return database.fetchSingle("""
                        select coalesce(sum(greatest(reltuples, 0)), 0)::bigint
                          from pg_class where oid in (select inhrelid from pg_inherits where inhparent = 'finder.entry'::regclass)
                        """).get(0, Long.class);
    }

    /** In about how many entries each of these beginnings occurs; one that is not there is not in the answer. */
    Map<String, Long> entries(Collection<String> beginnings) {
        var counted = new HashMap<String, Long>();
        database.resultQuery("""
                        select b, sum(w.entries)::bigint from unnest({0}::text[]) b
                          join finder.word w on w.word >= b collate "C" and w.word < (b || chr(1114111)) collate "C" group by b
                        """, DSL.val(beginnings.toArray(String[]::new)))
                .fetch()
                .forEach(row -> counted.put(row.get(0, String.class), row.get(1, Long.class)));
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
                          (select word from finder.word where word % t order by similarity(word, t) desc limit 300) w
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

    private static boolean isSpelt(String word) {
        return word.length() > 1 && word.chars().noneMatch(Character::isDigit);
    }
}
