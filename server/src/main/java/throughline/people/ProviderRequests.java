package throughline.people;

import static throughline.people.db.Tables.PROVIDER_REQUEST;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** Browsers that were sent to the identity provider: each may come back once and soon, and only the one that was sent. */
@Component
class ProviderRequests {
    static final Duration VALID = Duration.ofMinutes(10);

    /** From one address: a call centre may come from a single one, and nobody fills the table. */
    private static final int MOST = 500;

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;

    ProviderRequests(DSLContext database, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is asked for a browser follows from what it alone keeps, so nothing of it has to be remembered here. */
    static Provider.Question question(Secret ofBrowser) {
        return new Provider.Question(
                ofBrowser.derived("state").text(),
                ofBrowser.derived("nonce").text(),
                ofBrowser.derived("verifier").text());
    }

    void keep(Secret ofBrowser, Visitor visitor) {
        var now = clock.instant();
        transactions.run(() -> {
            int open = database.fetchCount(
                    PROVIDER_REQUEST,
                    PROVIDER_REQUEST.ADDRESS.eq(visitor.address()).and(PROVIDER_REQUEST.EXPIRES_AT.gt(utc(now))));
            if (open >= MOST) {
                throw new Refused(
                        "people.too-many-attempts", "Too many attempts to sign in. Try again in {0} seconds.", 60);
            }
            database.insertInto(PROVIDER_REQUEST)
                    .set(PROVIDER_REQUEST.SECRET_HASH, ofBrowser.hash())
                    .set(PROVIDER_REQUEST.ADDRESS, visitor.address())
                    .set(PROVIDER_REQUEST.EXPIRES_AT, utc(now.plus(VALID)))
                    .execute();
        });
    }

    /** Uses it up, whatever comes of it; refused when the answer is not for this browser, was used or is too old. */
    Provider.Question use(Secret ofBrowser, String state) {
        if (!ofBrowser.derived("state").is(state) || !isUsed(ofBrowser)) {
            throw spent();
        }
        return question(ofBrowser);
    }

    static Refused spent() {
        return new Refused(
                "people.sign-in-provider-spent",
                "This took longer than ten minutes, was tried twice or began in another browser. Begin again.");
    }

    void sweep() {
        database.deleteFrom(PROVIDER_REQUEST)
                .where(PROVIDER_REQUEST.EXPIRES_AT.le(utc(clock.instant())))
                .execute();
    }

    private boolean isUsed(Secret ofBrowser) {
        return database.deleteFrom(PROVIDER_REQUEST)
                        .where(PROVIDER_REQUEST.SECRET_HASH.eq(ofBrowser.hash()))
                        .and(PROVIDER_REQUEST.EXPIRES_AT.gt(utc(clock.instant())))
                        .execute()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
