package throughline.people;

import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.kernel.Witness;
import throughline.kernel.Witness.Act;
import throughline.people.Links.Purpose;
import throughline.people.PasswordRule.Candidate;

/** Passwords: signing in with one, changing one, choosing one with a link. */
@Component
public class SignIns {
    private static final Duration LOST_PASSWORD = Duration.ofMinutes(30);
    private static final Duration INVITATION = Duration.ofDays(3);

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final EventLog log;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Links links;
    private final PasskeyNeed need;
    private final ObjectProvider<Witness> witnesses;

    SignIns(
            DSLContext database,
            Transactions transactions,
            InstantSource clock,
            EventLog log,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            Links links,
            PasskeyNeed need,
            ObjectProvider<Witness> witnesses) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.links = links;
        this.need = need;
        this.witnesses = witnesses;
    }

    /**
     * Opens a session; the refusal and its time are the same for a wrong password and for an address that nobody has. To somebody whose
     * roles need a passkey it opens nothing when she has one, and else only the registration of the first.
     */
    public Sessions.Opened signIn(String email, String password, Visitor visitor) {
        var attempt = attempts.begin(email, visitor.address());
        var account = database.select(USER_ACCOUNT.ID, USER_ACCOUNT.PASSWORD_HASH)
                .from(USER_ACCOUNT)
                .where(USER_ACCOUNT.EMAIL.eq(normal(email)))
                .and(USER_ACCOUNT.ACTIVE)
                .fetchOne();
        boolean right = passwords.matches(password, account == null ? null : account.get(USER_ACCOUNT.PASSWORD_HASH));
        if (account == null || !right) {
            var owner = account == null ? null : account.get(USER_ACCOUNT.ID).toString();
            witnesses.ifAvailable(
                    witness -> witness.note(Act.SIGN_IN_FAILED, "person", owner, "people.sign-in-refused"));
            throw new Refused("people.sign-in-refused", "The e-mail or the password is not right.");
        }
        var user = new UserId(account.get(USER_ACCOUNT.ID));
        if (need.isOf(user) && need.isMet(user)) {
            witnesses.ifAvailable(witness ->
                    witness.note(Act.SIGN_IN_FAILED, "person", user.toString(), "people.sign-in-needs-passkey"));
            throw new Refused(
                    "people.sign-in-needs-passkey",
                    "A password alone does not let in whoever administers or leads. Sign in with your passkey.");
        }
        return transactions.in(() -> {
            attempts.succeeded(attempt);
            return sessions.open(user, visitor, Factor.PASSWORD);
        });
    }

    /** A person changes her own password; her other sessions end. */
    public void changePassword(SignedIn who, String current, String wanted) {
        var user = who.person();
        var account = database.fetchSingle(USER_ACCOUNT, USER_ACCOUNT.ID.eq(user.value()));
        if (!passwords.matches(current, account.getPasswordHash())) {
            throw new Refused("people.wrong-password", "The present password is not right.");
        }
        choose(user, wanted, who.session(), null);
    }

    /** Sets the password that a link was made for, and ends all sessions of its owner. */
    public void choosePassword(String link, String wanted) {
        choose(links.owner(Purpose.PASSWORD, link), wanted, null, link);
    }

    /** For somebody who has lost her password: the secret of a link that is good for 30 minutes. */
    public String lostPassword(UserId user) {
        return links.make(Purpose.PASSWORD, user, LOST_PASSWORD).text();
    }

    /** For somebody new: the secret of a link that is good for three days. */
    public String invite(UserId user) {
        return links.make(Purpose.PASSWORD, user, INVITATION).text();
    }

    /** Forgets failed tries, so that the owner of the account need not wait. */
    public void forgetFailures(String email) {
        attempts.forgetFailures(email);
    }

    private void choose(UserId user, String wanted, @Nullable SessionId keep, @Nullable String link) {
        var account = database.fetchSingle(USER_ACCOUNT, USER_ACCOUNT.ID.eq(user.value()));
        PasswordRule.check(new Candidate(wanted, account.getEmail(), account.getName()));
        var hash = passwords.hash(wanted);
        transactions.run(() -> {
            if (link != null) {
                links.use(Purpose.PASSWORD, link);
                attempts.forgetFailures(account.getEmail());
            }
            database.update(USER_ACCOUNT)
                    .set(USER_ACCOUNT.PASSWORD_HASH, hash)
                    .set(USER_ACCOUNT.PASSWORD_CHANGED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .where(USER_ACCOUNT.ID.eq(user.value()))
                    .execute();
            log.append("people", user.value(), "password-changed", user.value(), Map.of());
            sessions.endAll(user, keep, SessionEnded.Reason.PASSWORD_CHANGED, user);
        });
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
