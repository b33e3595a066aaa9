package throughline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.noCondition;
import static throughline.webhook.db.Tables.MESSAGE;
import static throughline.webhook.db.Tables.SENDER;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Pace;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.webhook.db.tables.records.SenderRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The front door for what other systems tell us. What is taken is committed when {@link #take} returns, with all that follows from it. */
@Component
public class Messages {
    /** So long before and after its time a signature counts. */
    public static final Duration SIGNATURE_COUNTS = Duration.ofMinutes(5);

    /** A longer body is not read. */
    public static final int LONGEST_BODY = 262_144;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final int SHOWN = 4_000;
    private static final int LONGEST_KIND = 200;
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern THEIR_ID = Pattern.compile("[!-~]{1,200}");

    /**
     * What came, as it is on the wire; nothing of it is believed yet.
     *
     * @param sender the name in the address
     */
    public record Sent(
            String sender,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {}

    /** What the other side is told. */
    public sealed interface Outcome {
        /** Kept, now or before. */
        record Taken() implements Outcome {}

        /** Not proven to be from somebody we know; nothing is kept and nothing said. */
        record Unproven() implements Outcome {}

        record TooMany() implements Outcome {}

        /** The id came with another body before. */
        record Differs() implements Outcome {}

        /** Kept for people to look at. */
        record Quarantined(String why) implements Outcome {}
    }

    private final DSLContext database;
    private final Transactions transactions;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    Messages(
            DSLContext database,
            Transactions transactions,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    public Outcome take(Sent sent) {
        var now = clock.instant();
        var sender = proven(sent, now);
        if (sender == null) {
            return new Outcome.Unproven();
        }
        var wait = paces.computeIfAbsent(sender.getId(), _ -> new Pace())
                .ask(now, A_MINUTE.dividedBy(sender.getPerMinute()), A_MINUTE);
        if (wait != null) {
            return new Outcome.TooMany();
        }
        var type = type(sent.body());
        if (type == null) {
            return keep(sender, sent, null, "it is no JSON object with a type", now);
        }
        try {
            return keep(sender, sent, type, null, now);
        } catch (Refused refused) {
            return keep(sender, sent, type, refused.sentence(), now);
        }
    }

    /** The latest first. @param troubled only what stands in quarantine */
    public Page<Message> list(@Nullable UUID sender, boolean troubled, Slice slice) {
        var of = sender == null ? noCondition() : MESSAGE.SENDER.eq(sender);
        Condition which = troubled ? of.and(MESSAGE.TROUBLE.isNotNull()) : of;
        var found = database.select(MESSAGE, SENDER.NAME)
                .from(MESSAGE)
                .join(SENDER)
                .on(SENDER.ID.eq(MESSAGE.SENDER))
                .where(which, slice.earlierInTime(MESSAGE.RECEIVED_AT, MESSAGE.ID))
                .orderBy(MESSAGE.RECEIVED_AT.desc(), MESSAGE.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> new Message(
                        row.value1().getId(),
                        row.value2(),
                        row.value1().getTheirId(),
                        row.value1().getKind(),
                        row.value1().getTrouble(),
                        shown(row.value1().getBody()),
                        row.value1().getBody().length,
                        row.value1().getReceivedAt().toInstant()));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.receivedAt(), each.id()));
    }

    private @Nullable SenderRecord proven(Sent sent, Instant now) {
        if (sent.id() == null
                || sent.timestamp() == null
                || sent.signature() == null
                || !THEIR_ID.matcher(sent.id()).matches()
                || !TIMESTAMP.matcher(sent.timestamp()).matches()) {
            return null;
        }
        long timestamp = Long.parseLong(sent.timestamp());
        boolean counts =
                Duration.between(Instant.ofEpochSecond(timestamp), now).abs().compareTo(SIGNATURE_COUNTS) <= 0;
        var sender = database.selectFrom(SENDER)
                .where(SENDER.NAME.eq(sent.sender()), SENDER.ENABLED.isTrue())
                .fetchOne();
        return counts
                        && sender != null
                        && Long.toString(timestamp).equals(sent.timestamp())
                        && Signatures.fit(sent.signature(), secrets(sender, now), sent.id(), timestamp, sent.body())
                ? sender
                : null;
    }

    private static List<SharedSecret> secrets(SenderRecord of, Instant now) {
        var all = new ArrayList<>(List.of(new SharedSecret(of.getSecret())));
        if (of.getOldSecret() != null && of.getOldSecretUntil().toInstant().isAfter(now)) {
            all.add(new SharedSecret(of.getOldSecret()));
        }
        return all;
    }

    /** Whoever comes second with an id while the first is still at work waits here for its end. */
    private Outcome keep(SenderRecord sender, Sent sent, @Nullable String type, @Nullable String trouble, Instant now) {
        return transactions.in(() -> {
            var id = ids.next();
            var digest = digest(sent.body());
            int added = database.insertInto(MESSAGE)
                    .set(MESSAGE.ID, id)
                    .set(MESSAGE.SENDER, sender.getId())
                    .set(MESSAGE.THEIR_ID, sent.id())
                    .set(MESSAGE.DIGEST, digest)
                    .set(MESSAGE.BODY, sent.body())
                    .set(MESSAGE.KIND, type)
                    .set(MESSAGE.TROUBLE, trouble)
                    .set(MESSAGE.RECEIVED_AT, now.atOffset(ZoneOffset.UTC))
                    .onConflict(MESSAGE.SENDER, MESSAGE.THEIR_ID)
                    .doNothing()
                    .execute();
            if (added == 0) {
                return before(sender, sent, digest);
            }
            announce.publishEvent(new WebhooksChanged());
            if (trouble != null || type == null) {
                return new Outcome.Quarantined(String.valueOf(trouble));
            }
            announce.publishEvent(new MessageReceived(id, sender.getName(), type, sent.body(), now));
            return new Outcome.Taken();
        });
    }

    private Outcome before(SenderRecord sender, Sent sent, byte[] digest) {
        var row = database.selectFrom(MESSAGE)
                .where(MESSAGE.SENDER.eq(sender.getId()), MESSAGE.THEIR_ID.eq(sent.id()))
                .fetchSingle();
        if (!MessageDigest.isEqual(row.getDigest(), digest)) {
            return new Outcome.Differs();
        }
        return row.getTrouble() == null ? new Outcome.Taken() : new Outcome.Quarantined(row.getTrouble());
    }

    /** Null for what is no JSON object, or has no type that can be shown. */
    private @Nullable String type(byte[] body) {
        try {
            var node = json.readTree(body);
            var type = node.path("type").isString() ? node.path("type").asString() : "";
            return type.isBlank()
                            || type.length() > LONGEST_KIND
                            || type.chars().anyMatch(Character::isISOControl)
                    ? null
                    : new String(type.getBytes(UTF_8), UTF_8);
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static String shown(byte[] body) {
        var text = new String(body, 0, Math.min(SHOWN, body.length), UTF_8);
        return body.length > SHOWN ? text + "…" : text;
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
