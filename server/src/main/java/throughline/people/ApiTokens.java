package throughline.people;

import static org.jooq.Records.mapping;
import static throughline.people.db.Tables.API_TOKEN;
import static throughline.people.db.Tables.BRANCH;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** What other systems show at the door: {@code Authorization: Bearer throughline_…}. They have the role integration and no other. */
@Component
public class ApiTokens {
    private static final String PREFIX = "throughline_";
    private static final Duration FRESH = Duration.ofMinutes(1);

    /**
     * A token in use; its secret is known to its owner only.
     *
     * @param branch whose records it sees, with those of all branches below; null for the whole company
     */
    public record Row(
            String name,
            @Nullable String branch,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final EventLog log;

    ApiTokens(DSLContext database, Transactions transactions, InstantSource clock, Ids ids, EventLog log) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.log = log;
    }

    /** The secret, which is shown this once, of a token for the whole company. */
    public String create(String name) {
        return create(name, Branch.COMPANY);
    }

    /**
     * The same of one that sees what belongs to a branch and to all below it.
     *
     * @throws Refused {@code people.token-name-needed}, {@code people.token-name-taken}
     */
    public String create(String name, UUID branch) {
        if (name.isBlank() || name.length() > 80) {
            throw new Refused("people.token-name-needed", "The token needs a name of 1 to 80 characters.");
        }
        var secret = Secret.fresh(PREFIX);
        var id = ids.next();
        transactions.run(() -> {
            int made = database.insertInto(API_TOKEN)
                    .set(API_TOKEN.ID, id)
                    .set(API_TOKEN.NAME, name)
                    .set(API_TOKEN.SECRET_HASH, secret.hash())
                    .set(API_TOKEN.CREATED_AT, now())
                    .set(API_TOKEN.BRANCH, branch)
                    .onConflict(API_TOKEN.NAME)
                    .where(API_TOKEN.ENDED_AT.isNull())
                    .doNothing()
                    .execute();
            if (made == 0) {
                throw new Refused(
                        "people.token-name-taken",
                        "There is a token {0} already. End it first or take another name.",
                        name);
            }
            log.append("people", id, "token-created", null, Map.of("name", name, "branch", branch));
        });
        return secret.text();
    }

    public List<Row> all() {
        return database.select(
                        API_TOKEN.NAME,
                        DSL.nullif(BRANCH.NAME, ""),
                        API_TOKEN.CREATED_AT.convertFrom(OffsetDateTime::toInstant),
                        API_TOKEN.LAST_USED_AT.convertFrom(ApiTokens::instant))
                .from(API_TOKEN)
                .join(BRANCH)
                .on(BRANCH.ID.eq(API_TOKEN.BRANCH))
                .where(API_TOKEN.ENDED_AT.isNull())
                .orderBy(API_TOKEN.NAME)
                .fetch(mapping(Row::new));
    }

    public void end(String name) {
        transactions.run(() -> {
            var id = database.update(API_TOKEN)
                    .set(API_TOKEN.ENDED_AT, now())
                    .where(API_TOKEN.NAME.eq(name))
                    .and(API_TOKEN.ENDED_AT.isNull())
                    .returning(API_TOKEN.ID)
                    .fetchOne(API_TOKEN.ID);
            if (id == null) {
                throw new Refused("people.no-such-token", "There is no token {0}.", name);
            }
            log.append("people", id, "token-ended", null, Map.of("name", name));
        });
    }

    /** Whose token this is, or null when it opens nothing. */
    public @Nullable SignedIn find(String token) {
        var row = token.startsWith(PREFIX)
                ? database.select(
                                API_TOKEN.ID,
                                API_TOKEN.NAME,
                                API_TOKEN.LAST_USED_AT,
                                Branches.seenFrom(API_TOKEN.BRANCH))
                        .from(API_TOKEN)
                        .where(API_TOKEN.SECRET_HASH.eq(new Secret(token).hash()))
                        .and(API_TOKEN.ENDED_AT.isNull())
                        .fetchOne()
                : null;
        if (row == null) {
            return null;
        }
        var last = instant(row.get(API_TOKEN.LAST_USED_AT));
        if (last == null || last.plus(FRESH).isBefore(clock.instant())) {
            database.update(API_TOKEN)
                    .set(API_TOKEN.LAST_USED_AT, now())
                    .where(API_TOKEN.ID.eq(row.get(API_TOKEN.ID)))
                    .execute();
        }
        return new SignedIn(
                null,
                null,
                row.get(API_TOKEN.NAME),
                Set.of(Role.INTEGRATION),
                Branches.scope(row.get(Branches.SEEN)),
                false);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
