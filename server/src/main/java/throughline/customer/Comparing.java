package throughline.customer;

import static throughline.customer.db.Tables.LIKENESS;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;

/**
 * Finds the pairs of many records at once, in a handful of statements and by equality alone, so that a thousand cost the same among a
 * hundred as among a million.
 *
 * <p>A key that more than {@link #CROWD} records hold, such as the switchboard of a large owner, says nothing of any of them: it makes
 * no pair, and what it said of them before is taken back. So a record has at most {@link #CROWD} pairs for each of its keys.
 */
@Component
class Comparing {
    static final int CROWD = 6;

    private record Pair(UUID one, UUID other) {
        /** As PostgreSQL orders them; Java's own order of UUIDs is another one. */
        static Pair of(UUID some, UUID another) {
            return some.toString().compareTo(another.toString()) < 0
                    ? new Pair(some, another)
                    : new Pair(another, some);
        }
    }

    private record Sought(UUID id, String key, String reason) {}

    private final DSLContext database;
    private final Likenesses likenesses;
    private final Ids ids;
    private final InstantSource clock;

    Comparing(DSLContext database, Likenesses likenesses, Ids ids, InstantSource clock) {
        this.database = database;
        this.likenesses = likenesses;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Compares these with all others of their kind; whoever is gone is forgotten. No two may do this at once: neither would see what
     * the other writes.
     *
     * @return whether any pair came, went or has other reasons now
     */
    boolean compare(Merging kind, Collection<UUID> written) {
        var alike = likenesses.of(kind, written);
        hold(written, alike);
        var crowded = new ArrayList<Sought>();
        var found = pairs(alike, crowded);
        int changed = keep(kind, found) + forget(written, found.keySet());
        for (var each : crowded) {
            changed += takeBack(each);
        }
        return changed > 0;
    }

    private void hold(Collection<UUID> written, Map<UUID, Likeness> alike) {
        database.deleteFrom(LIKENESS)
                .where(LIKENESS.ID.eq(DSL.any(written.toArray(UUID[]::new))))
                .execute();
        var holders = new ArrayList<UUID>();
        var keys = new ArrayList<String>();
        alike.forEach((id, likeness) -> likeness.held().forEach(key -> {
            holders.add(id);
            keys.add(key);
        }));
        database.execute(
                "insert into {0} (id, key) select * from unnest({1}::uuid[], {2}::text[]) on conflict do nothing",
                LIKENESS, uuids(holders), texts(keys));
    }

    private Map<Pair, Set<String>> pairs(Map<UUID, Likeness> alike, List<Sought> crowded) {
        var sought = new ArrayList<Sought>();
        alike.forEach(
                (id, likeness) -> likeness.sought().forEach((key, reason) -> sought.add(new Sought(id, key, reason))));
        var holders = new HashMap<Integer, List<UUID>>();
        database.fetch("""
                        select s.place, l.id
                          from unnest({0}::text[]) with ordinality as s (key, place)
                         cross join lateral (select l.id from {1} l where l.key = s.key order by l.id limit {2}) l
                        """, texts(sought.stream().map(Sought::key).toList()), LIKENESS, DSL.inline(CROWD + 1))
                .forEach(row -> holders.computeIfAbsent(row.get(0, Integer.class) - 1, _ -> new ArrayList<>())
                        .add(row.get(1, UUID.class)));
        var found = new LinkedHashMap<Pair, Set<String>>();
        holders.forEach((place, others) -> {
            var one = sought.get(place);
            if (others.size() > CROWD) {
                crowded.add(one);
                return;
            }
            for (var other : others) {
                if (!other.equals(one.id())) {
                    found.computeIfAbsent(Pair.of(one.id(), other), _ -> new TreeSet<>())
                            .add(one.reason());
                }
            }
        });
        return found;
    }

    /** A pair that somebody said is none stays none. */
    private int keep(Merging kind, Map<Pair, Set<String>> found) {
        var rows = new ArrayList<Map.Entry<Pair, Set<String>>>(found.entrySet());
        if (rows.isEmpty()) {
            return 0;
        }
        return database.execute(
                """
                insert into customer.duplicate as d (id, kind, one, other, reasons, found_at)
                select id, {0}, one, other, string_to_array(reasons, chr(10)), {1}
                  from unnest({2}::uuid[], {3}::uuid[], {4}::uuid[], {5}::text[]) as f (id, one, other, reasons)
                on conflict (one, other) do update set reasons = excluded.reasons where d.reasons <> excluded.reasons
                """,
                DSL.val(kind.word()),
                DSL.val(clock.instant().atOffset(ZoneOffset.UTC)),
                uuids(rows.stream().map(_ -> ids.next()).toList()),
                uuids(rows.stream().map(row -> row.getKey().one()).toList()),
                uuids(rows.stream().map(row -> row.getKey().other()).toList()),
                texts(rows.stream()
                        .map(row -> String.join("\n", row.getValue()))
                        .toList()));
    }

    /** Pairs of these that are none any more. */
    private int forget(Collection<UUID> written, Collection<Pair> found) {
        var these = written.toArray(UUID[]::new);
        return database.execute(
                """
                delete from customer.duplicate d
                 where d.dismissed_at is null and (d.one = any ({0}) or d.other = any ({0}))
                   and not exists (select from unnest({1}::uuid[], {2}::uuid[]) as f (one, other) where f.one = d.one and f.other = d.other)
                """,
                DSL.val(these),
                uuids(found.stream().map(Pair::one).toList()),
                uuids(found.stream().map(Pair::other).toList()));
    }

    /** The key has become one of many. */
    private int takeBack(Sought crowded) {
        var among = DSL.val(database.select(LIKENESS.ID)
                .from(LIKENESS)
                .where(LIKENESS.KEY.eq(crowded.key()))
                .orderBy(LIKENESS.ID)
                .limit(CROWD + 1)
                .fetch(LIKENESS.ID)
                .toArray(UUID[]::new));
        var reason = DSL.val(crowded.reason());
        database.execute("""
                update customer.duplicate set reasons = array_remove(reasons, {0})
                 where dismissed_at is null and one = any ({1}) and other = any ({1}) and {0} = any (reasons)
                """, reason, among);
        return database.execute(
                "delete from customer.duplicate where dismissed_at is null and reasons = '{}' and one = any ({0})",
                among);
    }

    private static org.jooq.Field<UUID[]> uuids(List<UUID> list) {
        return DSL.val(list.toArray(UUID[]::new));
    }

    private static org.jooq.Field<String[]> texts(List<String> list) {
        return DSL.val(list.toArray(String[]::new));
    }
}
