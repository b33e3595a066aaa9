package throughline.kernel;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends what happened to the event table of its module, in the transaction of the change itself. Every figure is counted from
 * these rows; they are never changed and never rebuilt.
 */
@Component
public class EventLog {
    /** An id may be made a little after what it stands for began, and the clock of another node may be a little ahead. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9.-]{0,60}");

    private final DSLContext database;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Together together;
    private final ObjectProvider<Witness> witnesses;
    private final ObjectProvider<Follower> followers;

    EventLog(
            DSLContext database,
            Ids ids,
            InstantSource clock,
            JsonMapper json,
            Together together,
            ObjectProvider<Witness> witnesses,
            ObjectProvider<Follower> followers) {
        this.database = database;
        this.witnesses = witnesses;
        this.followers = followers;
        this.together = together;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * True for what happened to these until now. An id carries when its thing began, so neither the months before nor those made ready
     * for later are looked into: the log of many years costs no more than that of one.
     *
     * @param subject and {@code at}: columns of a room's event table
     */
    public Condition of(Collection<UUID> subjects, Field<UUID> subject, Field<OffsetDateTime> at) {
        var these = subject.in(subjects).and(at.lt(clock.instant().plus(SLACK).atOffset(ZoneOffset.UTC)));
        var first = subjects.stream()
                .map(id -> Objects.requireNonNullElse(Ids.madeAt(id), Instant.EPOCH))
                .min(Comparator.naturalOrder());
        return first.isEmpty()
                ? these
                : these.and(at.ge(first.get().minus(SLACK).atOffset(ZoneOffset.UTC)));
    }

    /** The same of one. */
    public Condition of(UUID one, Field<UUID> subject, Field<OffsetDateTime> at) {
        return of(List.of(one), subject, at);
    }

    /**
     * @param module the schema that owns the subject, such as {@code contact}
     * @param kind past tense, such as {@code answered}; together with {@code data} it must be enough for a report
     * @param by the person who did it, null when the outside world or the program did
     */
    public void append(String module, UUID subject, String kind, @Nullable UUID by, Map<String, ?> data) {
        var id = ids.next();
        var now = clock.instant();
        together.write(statement(id, module, subject, kind, now, by, data));
        followers.ifAvailable(follower -> follower.happened(id, module, subject, kind, now, data));
        var reason =
                data.get("reason") instanceof String word && WORD.matcher(word).matches() ? word : null;
        witnesses.ifAvailable(
                witness -> witness.changed(module, kind, by, reason, List.of(new Witness.Changed(id, subject))));
    }

    /** The same act on many subjects, with the data of each, in one statement. */
    public void appendAll(
            String module, String kind, @Nullable UUID by, Map<UUID, ? extends Map<String, ?>> dataBySubject) {
        if (dataBySubject.isEmpty()) {
            return;
        }
        var subjects = dataBySubject.keySet().toArray(UUID[]::new);
        var written =
                dataBySubject.values().stream().map(json::writeValueAsString).toArray(String[]::new);
        var newIds = Stream.generate(ids::next).limit(subjects.length).toArray(UUID[]::new);
        var now = clock.instant();
        database.execute(
                "insert into {0} (id, subject, kind, at, by, data)"
                        + " select id, subject, {1}, {2}, {3}, cast(data as jsonb)"
                        + " from unnest({4}, {5}, {6}) as fresh (id, subject, data)",
                name(module, "event"),
                val(kind),
                val(now.atOffset(ZoneOffset.UTC)),
                val(by, UUID.class),
                val(newIds),
                val(subjects),
                val(written));
        followers.ifAvailable(follower -> {
            for (int i = 0; i < subjects.length; i++) {
                follower.happened(
                        newIds[i], module, subjects[i], kind, now, requireNonNull(dataBySubject.get(subjects[i])));
            }
        });
        witnesses.ifAvailable(witness -> witness.changed(
                module,
                kind,
                by,
                null,
                IntStream.range(0, subjects.length)
                        .mapToObj(at -> new Witness.Changed(newIds[at], subjects[at]))
                        .toList()));
    }

    /**
     * Which of these events the scope of this thread sees: those of things that it sees.
     *
     * @param first the instant of the earliest, and {@code last} of the latest
     */
    public Set<UUID> seen(String module, Collection<UUID> events, Instant first, Instant last) {
        var at = field(name("at"), OffsetDateTime.class);
        return database.select(field(name("id"), UUID.class))
                .from(table(name(module, "event")))
                .where(field(name("id"), UUID.class).in(events))
                .and(at.between(first.atOffset(ZoneOffset.UTC), last.atOffset(ZoneOffset.UTC)))
                .fetchSet(field(name("id"), UUID.class));
    }

    private Insert<?> statement(
            UUID id, String module, UUID subject, String kind, Instant at, @Nullable UUID by, Map<String, ?> data) {
        return database.insertInto(table(name(module, "event")))
                .set(field(name("id"), UUID.class), id)
                .set(field(name("subject"), UUID.class), subject)
                .set(field(name("kind"), String.class), kind)
                .set(field(name("at"), OffsetDateTime.class), at.atOffset(ZoneOffset.UTC))
                .set(field(name("by"), UUID.class), by)
                .set(field(name("data"), JSONB.class), JSONB.valueOf(json.writeValueAsString(data)));
    }
}
