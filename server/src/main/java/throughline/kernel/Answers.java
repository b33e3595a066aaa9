package throughline.kernel;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Answers to requests that carry a key of their own, kept for a day: whoever did not hear the answer asks again with the same key, and
 * hears it without the work being done twice.
 */
@Component
public class Answers {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Table<Record> ANSWER = table(name("kernel", "answer"));
    private static final Field<String> SOURCE = field(name("source"), String.class);
    private static final Field<String> KEY = field(name("key"), String.class);
    private static final Field<byte[]> QUESTION = field(name("question"), byte[].class);
    private static final Field<Integer> STATUS = field(name("status"), Integer.class);
    private static final Field<byte[]> BODY = field(name("body"), byte[].class);
    private static final Field<OffsetDateTime> AT = field(name("at"), OffsetDateTime.class);

    /** @param body as it was sent */
    public record Given(int status, byte[] body) {}

    private final DSLContext database;
    private final InstantSource clock;

    Answers(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Inside the transaction of the work. Whoever comes second while the first is still at work waits here for its end.
     *
     * @param source who asks: keys of different people are different keys
     * @param question what is asked, as a digest
     * @return the answer that was given before; null when this is the first time, and {@link #keep} is owed
     * @throws Refused {@code kernel.key-used-otherwise} when the key came with another question before
     */
    public @Nullable Given claim(String source, String key, byte[] question) {
        int fresh = database.insertInto(ANSWER, SOURCE, KEY, QUESTION, AT)
                .values(source, key, question, clock.instant().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        if (fresh == 1) {
            return null;
        }
        var given = database.select(QUESTION, STATUS, BODY)
                .from(ANSWER)
                .where(SOURCE.eq(source), KEY.eq(key))
                .fetchSingle();
        if (!Arrays.equals(given.get(QUESTION), question)) {
            throw new Refused(
                    "kernel.key-used-otherwise",
                    "This Idempotency-Key came with another request before. Choose a new one.");
        }
        return new Given(given.get(STATUS), given.get(BODY));
    }

    /** In the same transaction. */
    public void keep(String source, String key, Given answer) {
        database.update(ANSWER)
                .set(STATUS, answer.status())
                .set(BODY, answer.body())
                .where(SOURCE.eq(source), KEY.eq(key))
                .execute();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void sweep() {
        database.deleteFrom(ANSWER)
                .where(AT.lt(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .execute();
    }
}
