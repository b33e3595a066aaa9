package throughline.people;

import static throughline.people.db.Tables.PASSKEY_CHALLENGE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** What passkeys are asked to sign: a random value that counts once and for a few minutes, so that what was signed once opens nothing later. */
@Component
class PasskeyChallenges {
    static final Duration VALID = Duration.ofMinutes(5);

    /** From one address: a call centre may come from a single one, and nobody fills the table. */
    private static final int MOST = 500;

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;

    PasskeyChallenges(DSLContext database, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param user who registers; null for whoever signs in */
    Secret make(@Nullable UserId user, Visitor visitor) {
        var now = clock.instant();
        var secret = Secret.fresh();
        transactions.run(() -> {
            int open = database.fetchCount(
                    PASSKEY_CHALLENGE,
                    PASSKEY_CHALLENGE.ADDRESS.eq(visitor.address()).and(PASSKEY_CHALLENGE.EXPIRES_AT.gt(utc(now))));
            if (open >= MOST) {
                throw new Refused(
                        "people.too-many-attempts", "Too many attempts to sign in. Try again in {0} seconds.", 60);
            }
            database.insertInto(PASSKEY_CHALLENGE)
                    .set(PASSKEY_CHALLENGE.SECRET_HASH, secret.hash())
                    .set(PASSKEY_CHALLENGE.USER_ACCOUNT, user == null ? null : user.value())
                    .set(PASSKEY_CHALLENGE.ADDRESS, visitor.address())
                    .set(PASSKEY_CHALLENGE.EXPIRES_AT, utc(now.plus(VALID)))
                    .execute();
        });
        return secret;
    }

    /** Uses it up, whatever comes of it; refused when it is none of ours, was used, is too old or was made for somebody else. */
    void use(String challenge, @Nullable UserId user) {
        int used = database.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.SECRET_HASH.eq(new Secret(challenge).hash()))
                .and(
                        user == null
                                ? PASSKEY_CHALLENGE.USER_ACCOUNT.isNull()
                                : PASSKEY_CHALLENGE.USER_ACCOUNT.eq(user.value()))
                .and(PASSKEY_CHALLENGE.EXPIRES_AT.gt(utc(clock.instant())))
                .execute();
        if (used == 0) {
            throw new Refused(
                    "people.passkey-challenge-spent",
                    "This took longer than five minutes, or it was tried twice. Begin again.");
        }
    }

    void sweep() {
        database.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.EXPIRES_AT.le(utc(clock.instant())))
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
