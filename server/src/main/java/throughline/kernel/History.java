package throughline.kernel;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Reads from a module's events what was changed, by whom and when. An event that carries {@code before} and {@code after} becomes a
 * list of the fields that moved.
 */
@Component
@Transactional(readOnly = true)
public class History {
    /**
     * Something that was done.
     *
     * @param subject what it was done to
     * @param asOf when it counts from, where that is not when it was written: a change that was planned and applied late
     * @param kind the event's, such as {@code site-changed}
     * @param by null when the program or the outside world did it
     * @param fields in no order; empty when the kind says it all
     */
    public record Change(
            UUID id,
            UUID subject,
            Instant at,
            @Nullable Instant asOf,
            String kind,
            @Nullable UUID by,
            List<Moved> fields) {}

    /** One field that is not what it was; what was not there is null. */
    public record Moved(String field, JsonNode before, JsonNode after) {}

    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<UUID> SUBJECT = field(name("subject"), UUID.class);
    private static final Field<OffsetDateTime> AT = field(name("at"), OffsetDateTime.class);
    private static final Field<String> KIND = field(name("kind"), String.class);
    private static final Field<UUID> BY = field(name("by"), UUID.class);
    private static final Field<JSONB> DATA = field(name("data"), JSONB.class);

    /** They go up with every change and tell a person nothing. */
    private static final Set<String> NOT_TOLD = Set.of("id", "version");

    private final DSLContext database;
    private final JsonMapper json;

    History(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was done to this subject, the latest first. */
    public Page<Change> of(String module, UUID subject, Slice slice) {
        return of(module, SUBJECT.eq(subject), slice);
    }

    /** What was done to this subject and what this condition on {@code subject}, {@code kind} and {@code data} adds. */
    public Page<Change> of(String module, UUID subject, Condition more, Slice slice) {
        return of(module, SUBJECT.eq(subject).or(more), slice);
    }

    private Page<Change> of(String module, Condition which, Slice slice) {
        var found = database.select(ID, SUBJECT, AT, KIND, BY, DATA)
                .from(table(name(module, "event")))
                .where(which, slice.earlierInTime(AT, ID))
                .orderBy(AT.desc(), ID.desc())
                .limit(slice.limit() + 1)
                .fetch(this::change);
        return Page.of(found, slice, change -> Slice.Cursor.inTime(change.at(), change.id()));
    }

    private Change change(Record row) {
        var data = json.readTree(row.get(DATA).data());
        var asOf = data.path("asOf");
        return new Change(
                row.get(ID),
                row.get(SUBJECT),
                row.get(AT).toInstant(),
                asOf.isString() ? Instant.parse(asOf.asString()) : null,
                row.get(KIND),
                row.get(BY),
                moved(data.path("before"), data.path("after")));
    }

    private static List<Moved> moved(JsonNode before, JsonNode after) {
        var names = new LinkedHashSet<String>();
        names.addAll(after.propertyNames());
        names.addAll(before.propertyNames());
        var moved = new ArrayList<Moved>();
        for (var name : names) {
            var was = known(before.path(name));
            var is = known(after.path(name));
            if (!NOT_TOLD.contains(name) && !Objects.equals(was, is)) {
                moved.add(new Moved(name, was, is));
            }
        }
        return List.copyOf(moved);
    }

    /** Nothing is nothing, however it was written down. */
    private static JsonNode known(JsonNode value) {
        var isNothing = value.isMissingNode()
                || value.isNull()
                || value.isString() && value.asString().isEmpty()
                || value.isArray() && value.isEmpty();
        return isNothing ? NullNode.getInstance() : value;
    }
}
