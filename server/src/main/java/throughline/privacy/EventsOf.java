package throughline.privacy;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What was typed into what happened: out of all events of things that belong to a person, and by mention out of all others of a room. The
 * events themselves stay, with their ids, times, numbers and our own words, so that whatever is counted from them stays as it was.
 */
public final class EventsOf implements Trace {
    private static final Condition ALL = DSL.trueCondition();

    private final DSLContext database;
    private final String room;
    private final Function<Reach, UUID[]> subjects;
    private final String[] kept;

    /**
     * @param subjects whose events belong to the reach
     * @param kept under which keys stand words of our own, which stay
     */
    public EventsOf(DSLContext database, String room, Function<Reach, UUID[]> subjects, String... kept) {
        this.database = database;
        this.room = room;
        this.subjects = subjects;
        this.kept = kept;
    }

    @Override
    public String name() {
        return room + "-history";
    }

    @Override
    public Count count(Reach of, Reach held) {
        var theirs =
                condition("subject = any ({0}) and data <> privacy.blanked(data, {1})", val(free(of, held)), val(kept));
        var words = of.words();
        var which = words == null
                ? theirs
                : theirs.or(condition(
                        "data::text ~* {0} and data <> privacy.scrubbed(data, {0}, {1}) and subject <> all ({2})",
                        val(words), val(kept), val(held.things())));
        var heldOnes =
                condition("subject = any ({0}) and data <> privacy.blanked(data, {1})", val(both(of, held)), val(kept));
        return new Count(database.fetchCount(events(), which), database.fetchCount(events(), heldOnes), 0);
    }

    @Override
    public int wipe(Reach of, Reach held, int most) {
        int blanked = Rows.blank(database, room, free(of, held), kept, most);
        var words = of.words();
        return blanked > 0 || words == null
                ? blanked
                : database.select(DSL.field(
                                "privacy.scrub_events({0}, {1}, {2}, {3}, {4})",
                                Integer.class, val(room), val(words), val(kept), val(held.things()), val(most)))
                        .fetchSingle()
                        .value1();
    }

    @Override
    public List<Hit> hits(Reach of, Reach held, int most) {
        return List.of();
    }

    @Override
    public void tell(Reach of, Listener listener) throws IOException {
        var at = field(DSL.name("at"), OffsetDateTime.class);
        try (var rows = database.select(
                        field(DSL.name("subject"), UUID.class),
                        field(DSL.name("kind"), String.class),
                        at,
                        field(DSL.name("data"), JSONB.class))
                .from(events())
                .where(condition("subject = any ({0})", val(subjects.apply(of))))
                .orderBy(at)
                .fetchSize(200)
                .fetchLazy()) {
            for (var row : rows) {
                listener.hears(
                        Map.of("thing", row.value1(), "kind", row.value2(), "at", row.value3(), "data", row.value4()));
            }
        }
    }

    private Table<?> events() {
        return table(DSL.name(room, "event"));
    }

    private UUID[] free(Reach of, Reach held) {
        var all = new HashSet<>(Arrays.asList(subjects.apply(of)));
        all.removeAll(Arrays.asList(subjects.apply(held)));
        return all.toArray(UUID[]::new);
    }

    private UUID[] both(Reach of, Reach held) {
        var all = new HashSet<>(Arrays.asList(subjects.apply(of)));
        all.retainAll(Arrays.asList(subjects.apply(held)));
        return all.toArray(UUID[]::new);
    }

    private static Condition condition(String sql, QueryPart... parts) {
        return ALL.and(DSL.condition(sql, parts));
    }
}
