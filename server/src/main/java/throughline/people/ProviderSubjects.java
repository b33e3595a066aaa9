package throughline.people;

import static throughline.people.db.Tables.PROVIDER_SUBJECT;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Transactions;

/**
 * Whom of ours the identity provider means. The first time somebody is found by the e-mail address that it has verified; from then on its
 * subject counts, whatever becomes of the address. Nobody is ever made by it.
 */
@Component
public class ProviderSubjects {
    /** Whom an identity means. */
    sealed interface Meant {
        record Somebody(UserId user) implements Meant {}

        record Inactive(UserId user) implements Meant {}

        /** The person with this address is somebody else at the provider's. */
        record Taken(UserId user) implements Meant {}

        record Nobody() implements Meant {}

        /** There is no address by which somebody could be found. */
        record Unverified() implements Meant {}
    }

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final EventLog log;
    private final Sessions sessions;

    ProviderSubjects(
            DSLContext database, Transactions transactions, InstantSource clock, EventLog log, Sessions sessions) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.sessions = sessions;
    }

    public boolean isBound(UserId user) {
        return database.fetchExists(PROVIDER_SUBJECT, PROVIDER_SUBJECT.USER_ACCOUNT.eq(user.value()));
    }

    /** She is nobody of the provider's any more and signed out; her next sign-in there finds her by her e-mail address again. */
    public void unbind(UserId user, UserId by) {
        transactions.run(() -> {
            int unbound = database.deleteFrom(PROVIDER_SUBJECT)
                    .where(PROVIDER_SUBJECT.USER_ACCOUNT.eq(user.value()))
                    .execute();
            if (unbound > 0) {
                log.append("people", user.value(), "provider-unbound", by.value(), Map.of());
                sessions.endAll(user, null, SessionEnded.Reason.ENDED_BY_ADMINISTRATOR, by);
            }
        });
    }

    /** In the transaction of the sign-in: of two who come at once with the same address, one waits for the other. */
    Meant meant(Provider.Identity identity) {
        var bound = owner(identity);
        if (bound != null) {
            return standing(bound);
        }
        if (identity.email() == null) {
            return new Meant.Unverified();
        }
        var found = database.select(USER_ACCOUNT.ID)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.EMAIL.eq(SignIns.normal(identity.email())))
                .forUpdate()
                .fetchOne(USER_ACCOUNT.ID);
        if (found == null) {
            return new Meant.Nobody();
        }
        var user = new UserId(found);
        boolean taken = database.fetchExists(
                PROVIDER_SUBJECT,
                PROVIDER_SUBJECT
                        .USER_ACCOUNT
                        .eq(found)
                        .and(PROVIDER_SUBJECT.ISSUER.eq(identity.issuer()))
                        .and(PROVIDER_SUBJECT.SUBJECT.ne(identity.subject())));
        return taken ? new Meant.Taken(user) : standing(user);
    }

    /** She has come in with it: the first time it is bound to her. */
    void used(UserId user, Provider.Identity identity) {
        int known = database.update(PROVIDER_SUBJECT)
                .set(PROVIDER_SUBJECT.LAST_USED_AT, now())
                .where(PROVIDER_SUBJECT.ISSUER.eq(identity.issuer()))
                .and(PROVIDER_SUBJECT.SUBJECT.eq(identity.subject()))
                .execute();
        if (known > 0) {
            return;
        }
        database.insertInto(PROVIDER_SUBJECT)
                .set(PROVIDER_SUBJECT.ISSUER, identity.issuer())
                .set(PROVIDER_SUBJECT.SUBJECT, identity.subject())
                .set(PROVIDER_SUBJECT.USER_ACCOUNT, user.value())
                .set(PROVIDER_SUBJECT.BOUND_AT, now())
                .set(PROVIDER_SUBJECT.LAST_USED_AT, now())
                .execute();
        log.append("people", user.value(), "provider-bound", user.value(), Map.of("issuer", identity.issuer()));
    }

    private @Nullable UserId owner(Provider.Identity identity) {
        var user = database.select(PROVIDER_SUBJECT.USER_ACCOUNT)
                .from(PROVIDER_SUBJECT)
                .where(PROVIDER_SUBJECT.ISSUER.eq(identity.issuer()))
                .and(PROVIDER_SUBJECT.SUBJECT.eq(identity.subject()))
                .fetchOne(PROVIDER_SUBJECT.USER_ACCOUNT);
        return user == null ? null : new UserId(user);
    }

    private Meant standing(UserId user) {
        boolean active = database.fetchExists(
                USER_ACCOUNT, USER_ACCOUNT.ID.eq(user.value()).and(USER_ACCOUNT.ACTIVE));
        return active ? new Meant.Somebody(user) : new Meant.Inactive(user);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
