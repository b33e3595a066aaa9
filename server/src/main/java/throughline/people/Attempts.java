package throughline.people;

import static throughline.people.db.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** Remembers tries at passwords. A try counts as failed from its beginning, so that a thousand at once are a thousand failures. */
@Component
class Attempts {
    private static final String MEMORY = """
            with failure as (
                select account = ? as mine, address = ? as here, at
                  from people.sign_in_attempt
                 where at > cast(? as timestamptz) and not succeeded),
            success as (
                select max(at) as last
                  from people.sign_in_attempt
                 where account = ? and address = ? and at > cast(? as timestamptz) and succeeded)
            select (select last from success) is not null as trusted,
                   count(*) filter (where mine and here and at > last_here) as here, max(at) filter (where mine and here and at > last_here) as here_last,
                   count(*) filter (where mine) as account, max(at) filter (where mine) as account_last,
                   count(*) filter (where here) as address, max(at) filter (where here) as address_last,
                   count(*) as everywhere, max(at) as everywhere_last
              from failure, lateral (select coalesce((select last from success), '-infinity') as last_here)
            """;

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    Attempts(DSLContext database, Transactions transactions, InstantSource clock, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Puts a try on record, whether or not there is such an account; refuses when it comes too early. */
    UUID begin(String email, String address) {
        var now = clock.instant();
        var account = account(email);
        return transactions.in(() -> {
            database.execute("select pg_advisory_xact_lock(hashtext('people.sign_in_attempt'))");
            var wait = Patience.waitBefore(memory(account, address, now), now);
            if (wait.isPositive()) {
                throw new Refused(
                        "people.too-many-attempts",
                        "Too many attempts to sign in. Try again in {0} seconds.",
                        wait.plusMillis(999).toSeconds());
            }
            var id = ids.next();
            database.insertInto(SIGN_IN_ATTEMPT)
                    .set(SIGN_IN_ATTEMPT.ID, id)
                    .set(SIGN_IN_ATTEMPT.ACCOUNT, account)
                    .set(SIGN_IN_ATTEMPT.ADDRESS, address)
                    .set(SIGN_IN_ATTEMPT.AT, utc(now))
                    .execute();
            return id;
        });
    }

    void succeeded(UUID attempt) {
        database.update(SIGN_IN_ATTEMPT)
                .set(SIGN_IN_ATTEMPT.SUCCEEDED, true)
                .where(SIGN_IN_ATTEMPT.ID.eq(attempt))
                .execute();
    }

    /** The owner of the account has shown who she is: what others tried does not make her wait. */
    void forgetFailures(String email) {
        database.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.ACCOUNT.eq(account(email)))
                .andNot(SIGN_IN_ATTEMPT.SUCCEEDED)
                .execute();
    }

    void sweep() {
        var now = clock.instant();
        database.deleteFrom(SIGN_IN_ATTEMPT)
                .where(SIGN_IN_ATTEMPT.AT.lt(ago(now, Patience.TRUST)))
                .or(SIGN_IN_ATTEMPT.AT.lt(ago(now, Patience.MEMORY)).andNot(SIGN_IN_ATTEMPT.SUCCEEDED))
                .execute();
    }

    private Patience.Memory memory(byte[] account, String address, Instant now) {
        var row = database.fetchSingle(
                MEMORY, account, address, ago(now, Patience.MEMORY), account, address, ago(now, Patience.TRUST));
        return new Patience.Memory(
                failures(row, "here"),
                failures(row, "account"),
                failures(row, "address"),
                failures(row, "everywhere"),
                row.get("trusted", boolean.class));
    }

    private static Patience.Failures failures(Record row, String whose) {
        var last = row.get(whose + "_last", OffsetDateTime.class);
        return new Patience.Failures(row.get(whose, int.class), last == null ? null : last.toInstant());
    }

    private static byte[] account(String email) {
        return Secret.sha256(email.strip().toLowerCase(Locale.ROOT));
    }

    private static OffsetDateTime ago(Instant now, Duration past) {
        return utc(now.minus(past));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
