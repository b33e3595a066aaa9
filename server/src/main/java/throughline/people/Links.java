package throughline.people;

import static throughline.people.db.Tables.ONE_TIME_LINK;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** Links that open one thing once: the set-up of an empty house, the choice of a password, or the registration of a passkey. A new one makes the old ones void. */
@Component
class Links {
    /** What a link opens, as it is written in the database. */
    enum Purpose {
        SETUP("setup"),
        PASSWORD("password"),
        PASSKEY("passkey");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    Links(DSLContext database, Transactions transactions, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    Secret make(Purpose purpose, @Nullable UserId user, Duration valid) {
        var secret = Secret.fresh();
        var now = clock.instant();
        transactions.run(() -> {
            database.update(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.VOID_AT, utc(now))
                    .where(ONE_TIME_LINK.PURPOSE.eq(purpose.word))
                    .and(
                            user == null
                                    ? ONE_TIME_LINK.USER_ACCOUNT.isNull()
                                    : ONE_TIME_LINK.USER_ACCOUNT.eq(user.value()))
                    .and(open())
                    .execute();
            database.insertInto(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.ID, ids.next())
                    .set(ONE_TIME_LINK.PURPOSE, purpose.word)
                    .set(ONE_TIME_LINK.USER_ACCOUNT, user == null ? null : user.value())
                    .set(ONE_TIME_LINK.SECRET_HASH, secret.hash())
                    .set(ONE_TIME_LINK.CREATED_AT, utc(now))
                    .set(ONE_TIME_LINK.EXPIRES_AT, utc(now.plus(valid)))
                    .execute();
        });
        return secret;
    }

    boolean opens(Purpose purpose, String secret) {
        return database.fetchExists(ONE_TIME_LINK, fits(purpose, secret));
    }

    /** For whom this link was made, without using it up. */
    UserId owner(Purpose purpose, String secret) {
        var user = database.select(ONE_TIME_LINK.USER_ACCOUNT)
                .from(ONE_TIME_LINK)
                .where(fits(purpose, secret))
                .fetchOne(ONE_TIME_LINK.USER_ACCOUNT);
        if (user == null) {
            throw spent();
        }
        return new UserId(user);
    }

    /** Uses the link up, in the transaction of what it opens; of two who come at once, one is refused. */
    void use(Purpose purpose, String secret) {
        int used = database.update(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.USED_AT, utc(clock.instant()))
                .where(fits(purpose, secret))
                .execute();
        if (used == 0) {
            throw spent();
        }
    }

    private Condition fits(Purpose purpose, String secret) {
        return ONE_TIME_LINK
                .SECRET_HASH
                .eq(new Secret(secret).hash())
                .and(ONE_TIME_LINK.PURPOSE.eq(purpose.word))
                .and(open())
                .and(ONE_TIME_LINK.EXPIRES_AT.gt(utc(clock.instant())));
    }

    private static Condition open() {
        return ONE_TIME_LINK.USED_AT.isNull().and(ONE_TIME_LINK.VOID_AT.isNull());
    }

    private static Refused spent() {
        return new Refused(
                "people.link-spent",
                "This link has been used, has run out or was replaced by a newer one. Ask for a new link.");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
