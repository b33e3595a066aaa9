package throughline.routing;

import static throughline.routing.db.Tables.DIALLED_NUMBER;
import static throughline.routing.db.Tables.QUEUE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.routing.db.tables.records.QueueRecord;

/** The queues, and which dialled number leads to which. There is always a reception queue for numbers that nobody gave away. */
@Component
@Transactional
public class Queues {
    private static final List<String> LANGUAGES = List.of("en", "zh-Hant", "sv", "et");
    private static final String RECEPTION = "Reception";

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;

    Queues(DSLContext database, EventLog events, Ids ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /**
     * @param skill what an agent must be able to do to take its contacts; null for anybody
     * @param priority 0 (first) to 9
     * @param answerWithinSeconds the promise that the figures measure
     * @param offerSeconds how long one agent's browser rings before the next is asked
     */
    public record Queue(
            UUID id,
            String name,
            String language,
            @Nullable String skill,
            int priority,
            int answerWithinSeconds,
            int offerSeconds,
            List<String> dialledNumbers,
            int version) {}

    @Transactional(readOnly = true)
    public List<Queue> all() {
        var numbers = database.selectFrom(DIALLED_NUMBER)
                .orderBy(DIALLED_NUMBER.NUMBER)
                .fetchGroups(DIALLED_NUMBER.QUEUE, DIALLED_NUMBER.NUMBER);
        return database.selectFrom(QUEUE).orderBy(QUEUE.NAME).fetch(row -> shown(row, numbers));
    }

    /** The queue of a dialled number; the reception queue, made on first need, when nobody gave it away. */
    public Queue of(String dialled) {
        var row = database.select(QUEUE.fields())
                .from(QUEUE)
                .join(DIALLED_NUMBER)
                .on(DIALLED_NUMBER.QUEUE.eq(QUEUE.ID))
                .where(DIALLED_NUMBER.NUMBER.eq(plain(dialled)))
                .fetchOneInto(QUEUE);
        return row != null ? shown(row, Map.of()) : reception();
    }

    public Queue create(Queue wanted, UUID by) {
        check(wanted);
        var row = database.newRecord(QUEUE);
        row.setId(ids.next());
        row.setVersion(1);
        fill(row, wanted);
        insert(row);
        giveNumbers(row.getId(), wanted.dialledNumbers());
        events.append("routing", row.getId(), "queue-created", by, Map.of("after", wanted));
        return one(row.getId());
    }

    public Queue change(UUID id, Queue wanted, UUID by) {
        check(wanted);
        var before = one(id);
        var row = database.selectFrom(QUEUE).where(QUEUE.ID.eq(id)).forUpdate().fetchSingle();
        if (row.getVersion() != wanted.version()) {
            throw new Refused(
                    "kernel.edited-by-someone-else", "Somebody else changed this in the meantime. Look at it again.");
        }
        fill(row, wanted);
        row.setVersion(wanted.version() + 1);
        row.update();
        database.deleteFrom(DIALLED_NUMBER).where(DIALLED_NUMBER.QUEUE.eq(id)).execute();
        giveNumbers(id, wanted.dialledNumbers());
        events.append("routing", id, "queue-changed", by, Map.of("before", before, "after", wanted));
        return one(id);
    }

    public Queue one(UUID id) {
        return all().stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("routing.unknown-queue", "There is no such queue."));
    }

    private Queue reception() {
        var found = database.selectFrom(QUEUE).where(QUEUE.NAME.eq(RECEPTION)).fetchOne();
        if (found != null) {
            return shown(found, Map.of());
        }
        database.insertInto(QUEUE)
                .set(QUEUE.ID, ids.next())
                .set(QUEUE.NAME, RECEPTION)
                .set(QUEUE.LANGUAGE, "en")
                .onConflictDoNothing()
                .execute();
        return shown(database.selectFrom(QUEUE).where(QUEUE.NAME.eq(RECEPTION)).fetchSingle(), Map.of());
    }

    private void insert(QueueRecord row) {
        if (database.fetchExists(QUEUE, QUEUE.NAME.eq(row.getName()))) {
            throw new Refused("routing.queue-name-taken", "There is a queue named {0} already.", row.getName());
        }
        row.insert();
    }

    private void giveNumbers(UUID queue, List<String> numbers) {
        for (var number : numbers) {
            var owner = database.select(QUEUE.NAME)
                    .from(QUEUE)
                    .join(DIALLED_NUMBER)
                    .on(DIALLED_NUMBER.QUEUE.eq(QUEUE.ID))
                    .where(DIALLED_NUMBER.NUMBER.eq(plain(number)))
                    .fetchOne(QUEUE.NAME);
            if (owner != null) {
                throw new Refused(
                        "routing.number-taken", "The number {0} leads to the queue {1} already.", number, owner);
            }
            database.insertInto(DIALLED_NUMBER).values(plain(number), queue).execute();
        }
    }

    /** Digits with a leading plus if it has one: how callers' networks write the same number differs in the rest. */
    public static String plain(String number) {
        var digits = number.replaceAll("[^0-9+*#a-zA-Z]", "");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    /** Whether this, when it is {@link #plain}, can be dialled. */
    public static boolean isDialled(String plain) {
        return plain.matches("\\+?[0-9A-Za-z*#]{1,32}");
    }

    private static void check(Queue wanted) {
        if (wanted.name().isBlank()
                || wanted.name().length() > 80
                || wanted.name().chars().anyMatch(Character::isISOControl)) {
            throw new Refused("routing.queue-name", "A queue needs a name of 1 to 80 characters.");
        }
        if (!LANGUAGES.contains(wanted.language())) {
            throw new Refused("routing.queue-language", "A queue speaks one of: {0}.", String.join(", ", LANGUAGES));
        }
        if (wanted.priority() < 0 || wanted.priority() > 9) {
            throw new Refused("routing.queue-priority", "The priority is a number from 0 (first) to 9.");
        }
        if (wanted.answerWithinSeconds() < 5 || wanted.answerWithinSeconds() > 3600) {
            throw new Refused("routing.queue-answer-time", "The time to answer is between 5 and 3600 seconds.");
        }
        if (wanted.offerSeconds() < 5 || wanted.offerSeconds() > 300) {
            throw new Refused("routing.queue-offer-time", "One agent is rung for 5 to 300 seconds.");
        }
        for (var number : wanted.dialledNumbers()) {
            if (!isDialled(plain(number))) {
                throw new Refused("routing.dialled-number", "\"{0}\" is not a number that can be dialled.", number);
            }
        }
    }

    private static void fill(QueueRecord row, Queue wanted) {
        row.setName(wanted.name().strip());
        row.setLanguage(wanted.language());
        row.setSkill(
                wanted.skill() == null || wanted.skill().isBlank()
                        ? null
                        : wanted.skill().strip());
        row.setPriority(wanted.priority());
        row.setAnswerWithinSeconds(wanted.answerWithinSeconds());
        row.setOfferSeconds(wanted.offerSeconds());
    }

    private static Queue shown(QueueRecord row, Map<UUID, List<String>> numbers) {
        return new Queue(
                row.getId(),
                row.getName(),
                row.getLanguage(),
                row.getSkill(),
                row.getPriority(),
                row.getAnswerWithinSeconds(),
                row.getOfferSeconds(),
                numbers.getOrDefault(row.getId(), List.of()),
                row.getVersion());
    }
}
