package throughline.finder;

import static throughline.finder.db.Tables.ENTRY;
import static throughline.finder.db.Tables.LABEL;
import static throughline.finder.db.Tables.WARM;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.finder.db.tables.records.LabelRecord;

/** Where owners write by what their things are found, in the transaction in which those change. */
@Component
@Transactional
public class Index {
    /** How urgently something is looked for. */
    public enum Heat {
        COLD,
        OPEN_ORDER,
        OPEN_ALARM
    }

    private static final String WARMED = """
            insert into finder.warm as w (kind, id, heat, used_at, words)
            select {0}, {1}, {2}, {3}, coalesce((select words from finder.entry where kind = {0} and id = {1}), '')
            on conflict (kind, id) do update set heat = %s, used_at = greatest(w.used_at, excluded.used_at)
            """;

    private final DSLContext database;
    private final Vocabulary vocabulary;

    Index(DSLContext database, Vocabulary vocabulary) {
        this.database = database;
        this.vocabulary = vocabulary;
    }

    /** Writes these anew, whether or not they were there; three statements however many there are. */
    public void put(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var rows = new IndexRows(entries);
        database.execute("""
                with put as (
                  insert into finder.entry (kind, id, words)
                  select k, i, w::tsvector from unnest({0}::text[], {1}::uuid[], {2}::text[]) as e (k, i, w)
                  on conflict (kind, id) do update set words = excluded.words where entry.words <> excluded.words
                  returning kind, id, words)
                update finder.warm w set words = put.words from put where w.kind = put.kind and w.id = put.id
                """, DSL.val(rows.kinds()), DSL.val(rows.ids()), DSL.val(rows.words()));
        database.execute(
                "delete from finder.label l using unnest({0}::text[], {1}::uuid[]) as e (k, i) where l.kind = e.k and l.id = e.i",
                DSL.val(rows.kinds()), DSL.val(rows.ids()));
        database.batchInsert(rows.labels()).execute();
        rows.vocabulary().forEach(vocabulary::learn);
    }

    /** They are gone, and found no more. */
    public void remove(Kind kind, Collection<UUID> ids) {
        database.deleteFrom(ENTRY)
                .where(ENTRY.KIND.eq(kind.word()), ENTRY.ID.in(ids))
                .execute();
        database.deleteFrom(LABEL)
                .where(LABEL.KIND.eq(kind.word()), LABEL.ID.in(ids))
                .execute();
        database.deleteFrom(WARM)
                .where(WARM.KIND.eq(kind.word()), WARM.ID.in(ids))
                .execute();
    }

    /** They are gone, and so are the words that only they had. */
    public void forget(Kind kind, Collection<UUID> ids) {
        var words = database.selectDistinct(DSL.field("word", String.class))
                .from(ENTRY, DSL.lateral(DSL.table("unnest(tsvector_to_array({0})) as t (word)", ENTRY.WORDS)))
                .where(ENTRY.KIND.eq(kind.word()), ENTRY.ID.in(ids))
                .fetch(0, String.class);
        remove(kind, ids);
        vocabulary.forget(words);
    }

    /** Somebody worked with it, so it is likely to be looked for again. */
    public void used(Kind kind, UUID id, Instant at) {
        database.execute(WARMED.formatted("w.heat"), DSL.val(kind.word()), DSL.val(id), DSL.val(0), when(at));
    }

    /** Something about it is open, or no longer. */
    public void heat(Kind kind, UUID id, Heat heat, Instant at) {
        database.execute(
                WARMED.formatted("excluded.heat"),
                DSL.val(kind.word()),
                DSL.val(id),
                DSL.val(heat.ordinal()),
                when(at));
    }

    private static Field<OffsetDateTime> when(Instant at) {
        return DSL.val(at.atOffset(ZoneOffset.UTC));
    }

    /** Entries as columns of the tables. */
    private static final class IndexRows {
        private final ArrayList<String> kinds = new ArrayList<>();
        private final ArrayList<UUID> ids = new ArrayList<>();
        private final ArrayList<String> words = new ArrayList<>();
        private final LinkedHashSet<LabelRecord> labels = new LinkedHashSet<>();
        private final EnumMap<Kind, Set<String>> vocabulary = new EnumMap<>(Kind.class);

        IndexRows(Collection<Entry> entries) {
            for (var entry : entries) {
                var read = Words.of(entry.text());
                entry.numbers().forEach(number -> read.addAll(Words.of(number)));
                kinds.add(entry.kind().word());
                ids.add(entry.id());
                vocabulary.computeIfAbsent(entry.kind(), _ -> new HashSet<>()).addAll(read);
                read.addAll(Reach.of(entry));
                words.add(String.join(" ", read));
                entry.numbers().forEach(number -> label(entry, number, false));
                entry.phones().forEach(phone -> label(entry, phone, true));
            }
        }

        private void label(Entry entry, String number, boolean phone) {
            var label = Words.label(number);
            if (!label.isEmpty()) {
                labels.add(new LabelRecord(entry.kind().word(), entry.id(), label, phone));
            }
        }

        String[] kinds() {
            return kinds.toArray(String[]::new);
        }

        UUID[] ids() {
            return ids.toArray(UUID[]::new);
        }

        String[] words() {
            return words.toArray(String[]::new);
        }

        Collection<LabelRecord> labels() {
            return labels;
        }

        Map<Kind, Set<String>> vocabulary() {
            return vocabulary;
        }
    }
}
