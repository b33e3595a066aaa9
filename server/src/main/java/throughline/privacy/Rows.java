package throughline.privacy;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A trace that is rows of a table, said by the room that owns it: which rows belong to a reach, and what becomes of them. Rows go, or some
 * of their fields become something neutral; what is neutral already is found no more, so erasing ends by itself and may be done again.
 */
public final class Rows implements Trace {
    /** Stands where something of a person stood. */
    public static final String MARK = "[erased]";

    /** A file of a row. */
    public record File(String name, Opening opening) {}

    private record Events(String room, Field<UUID> subject, String[] kept) {}

    private static final int EVENTS_AT_ONCE = 500;

    private final DSLContext database;
    private final String name;
    private final Table<?> table;
    private final List<Field<?>> key;
    private final Function<Reach, Condition> belongs;
    private Function<Reach, Condition> holds;
    private Function<Reach, Map<Field<?>, Field<?>>> becomes = _ -> Map.of();
    private Condition settled = trueCondition();
    private @Nullable Field<String> called;
    private @Nullable Events events;
    private Consumer<List<? extends Record>> before = _ -> {};
    private Consumer<List<? extends Record>> after = _ -> {};
    private Function<Record, List<File>> files = _ -> List.of();

    private Rows(
            DSLContext database,
            String name,
            Table<?> table,
            List<Field<?>> key,
            Function<Reach, Condition> belongs,
            Function<Reach, Condition> holds) {
        this.database = database;
        this.name = name;
        this.table = table;
        this.key = key;
        this.belongs = belongs;
        this.holds = holds;
    }

    /** @param belongs true for the rows of a reach; what is true of the reach of a hold is kept */
    public static Rows of(
            DSLContext database, String name, Table<?> table, Function<Reach, Condition> belongs, Field<?>... key) {
        return new Rows(database, name, table, List.of(key), belongs, belongs);
    }

    /** Rows of the same table in whose fields, of text or of documents, somebody is mentioned; the mention goes and the rest stays. */
    public Rows mentioning(Field<?>... fields) {
        var rows = new Rows(database, name + "-mentions", table, key, reach -> mentions(reach, fields), holds);
        rows.called = called;
        rows.becomes = reach -> {
            var words = reach.words();
            var clean = new LinkedHashMap<Field<?>, Field<?>>();
            for (var field : fields) {
                clean.put(field, scrubbed(field, words));
            }
            return clean;
        };
        return rows;
    }

    /** A document keeps its shape: only what was typed into it is looked at, none of its keys. */
    private static Field<?> scrubbed(Field<?> field, @Nullable String words) {
        return field.getType() == JSONB.class
                ? DSL.field("privacy.scrubbed({0}, {1}, '{}')", field.getDataType(), field, val(words))
                : DSL.field(
                        "cast(regexp_replace(cast({0} as text), {1}, {2}, 'gi') as {3})",
                        field.getDataType(),
                        field,
                        val(words),
                        inline(MARK),
                        DSL.raw(field.getType().isArray() ? "text[]" : "text"));
    }

    private static Condition mentions(Reach reach, Field<?>... fields) {
        var words = reach.words();
        return words == null
                ? falseCondition()
                : or(Arrays.stream(fields)
                        .map(field -> condition("cast({0} as text) ~* {1}", field, val(words)))
                        .toList());
    }

    /** True when these bytes, read as text, mention somebody of the reach. */
    public static Condition mentions(Reach reach, Field<byte[]> bytes) {
        var words = reach.words();
        return words == null ? falseCondition() : condition("privacy.readable({0}) ~* {1}", bytes, val(words));
    }

    public <T> Rows becomes(Field<T> field, @Nullable T neutral) {
        return becomes(field, val(neutral, field));
    }

    public <T> Rows becomes(Field<T> field, Field<T> neutral) {
        var earlier = becomes;
        becomes = reach -> {
            var all = new LinkedHashMap<>(earlier.apply(reach));
            all.put(field, neutral);
            return all;
        };
        return this;
    }

    /** What is kept by a hold, where that is more than what belongs to a person. */
    public Rows heldWhere(Function<Reach, Condition> holds) {
        this.holds = holds;
        return this;
    }

    /** Others stay until their matter is over. */
    public Rows once(Condition settled) {
        this.settled = settled;
        return this;
    }

    /** How people call one. */
    public Rows called(Field<String> called) {
        this.called = called;
        return this;
    }

    /** With a row goes what was typed into its events. @param kept under which keys stand words of our own */
    public Rows withEvents(String room, Field<UUID> subject, String... kept) {
        this.events = new Events(room, subject, kept);
        return this;
    }

    /** Before rows go. */
    public Rows before(Consumer<List<? extends Record>> before) {
        this.before = before;
        return this;
    }

    /** After they went, in the same transaction. */
    public Rows after(Consumer<List<? extends Record>> after) {
        this.after = after;
        return this;
    }

    public Rows withFiles(Function<Record, List<File>> files) {
        this.files = files;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Count count(Reach of, Reach held) {
        return count(belongs.apply(of), of, held);
    }

    @Override
    public int wipe(Reach of, Reach held, int most) {
        return wipe(belongs.apply(of), of, held, most);
    }

    /** @param which instead of those that belong to a reach */
    Count count(Condition which, Reach of, Reach held) {
        var kept = isHeld(held);
        var counts = DSL.select(
                DSL.count().filterWhere(not(kept), settled),
                DSL.count().filterWhere(kept),
                DSL.count().filterWhere(not(kept), not(settled)));
        return database.fetchSingle(counts.from(table).where(which, isPersonal(of), isNotLeftOut(of)))
                .into(Count.class);
    }

    int wipe(Condition which, Reach of, Reach held, int most) {
        var rows = database.selectFrom(table)
                .where(which, isPersonal(of), isNotLeftOut(of), not(isHeld(held)), settled)
                .orderBy(key)
                .limit(most)
                .forUpdate()
                .fetch();
        if (rows.isEmpty()) {
            return 0;
        }
        before.accept(rows);
        var these = or(rows.map(
                row -> DSL.and(key.stream().map(each -> same(each, row)).toList())));
        var neutral = becomes.apply(of);
        if (neutral.isEmpty()) {
            database.deleteFrom(table).where(these).execute();
        } else {
            database.update(table).set(neutral).where(these).execute();
        }
        var told = events;
        if (told != null) {
            var subjects = rows.map(row -> row.get(told.subject())).toArray(UUID[]::new);
            blank(database, told.room(), subjects, told.kept());
        }
        after.accept(rows);
        return rows.size();
    }

    @Override
    public List<Hit> hits(Reach of, Reach held, int most) {
        var id = key.getFirst();
        return database.selectFrom(table)
                .where(belongs.apply(of), isPersonal(of), isNotLeftOut(of))
                .orderBy(key)
                .limit(most)
                .fetch(row -> new Hit(
                        id.getType() == UUID.class ? row.get(id, UUID.class) : null,
                        called == null ? "" : Objects.requireNonNullElse(row.get(called), "")));
    }

    @Override
    public void tell(Reach of, Listener listener) throws IOException {
        try (var rows = database.selectFrom(table)
                .where(belongs.apply(of), isNotLeftOut(of))
                .orderBy(key)
                .fetchSize(200)
                .fetchLazy()) {
            for (var row : rows) {
                var told = new LinkedHashMap<String, Object>();
                for (var field : row.fields()) {
                    told.put(field.getName(), row.get(field));
                }
                listener.hears(told);
                for (var file : files.apply(row)) {
                    listener.hears(file.name(), file.opening());
                }
            }
        }
    }

    /** Takes what was typed out of what happened to these. */
    static int blank(DSLContext database, String room, UUID[] subjects, String[] kept) {
        int all = 0;
        int some;
        do {
            some = blank(database, room, subjects, kept, EVENTS_AT_ONCE);
            all += some;
        } while (some == EVENTS_AT_ONCE);
        return all;
    }

    static int blank(DSLContext database, String room, UUID[] subjects, String[] kept, int most) {
        return Objects.requireNonNull(database.select(DSL.field(
                        "privacy.blank_events({0}, {1}, {2}, {3})",
                        Integer.class, val(room), val(subjects), val(kept), val(most)))
                .fetchOne(0, Integer.class));
    }

    private Condition isHeld(Reach held) {
        return held.isEmpty() ? falseCondition() : condition("({0}) is true", holds.apply(held));
    }

    /** False for what is neutral already. */
    private Condition isPersonal(Reach of) {
        var neutral = becomes.apply(of);
        return neutral.isEmpty()
                ? noCondition()
                : or(neutral.entrySet().stream()
                        .map(each -> condition("{0} is distinct from {1}", each.getKey(), each.getValue()))
                        .toList());
    }

    private Condition isNotLeftOut(Reach of) {
        var id = key.getFirst();
        return of.without().length == 0 || id.getType() != UUID.class
                ? noCondition()
                : condition("{0} <> all ({1})", id, val(of.without()));
    }

    private static <T> Condition same(Field<T> field, Record row) {
        return field.isNotDistinctFrom(row.get(field));
    }
}
