package throughline.people;

import static throughline.people.db.Tables.PASSKEY;
import static throughline.people.db.Tables.USER_ACCOUNT;

import com.webauthn4j.data.AuthenticationData;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.kernel.Witness;
import throughline.kernel.Witness.Act;
import throughline.people.PasskeyCeremonies.Claim;
import throughline.people.PasskeyCeremonies.Copied;
import throughline.people.PasskeyCeremonies.Key;
import throughline.people.db.tables.records.PasskeyRecord;

/** Signing in with a passkey: nothing is typed, her device says who she is and has recognised her. */
@Component
public class PasskeySignIns {
    /** @param challenge to be signed, base64url; @param host whose passkeys are asked for */
    public record Asked(String challenge, Duration valid, String host) {}

    private sealed interface Verdict {
        record In(Sessions.Opened opened) implements Verdict {}

        record Out(@Nullable UserId owner, Refused refusal) implements Verdict {}
    }

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final EventLog log;
    private final PasskeyRule rule;
    private final PasskeyChallenges challenges;
    private final Sessions sessions;
    private final ObjectProvider<Witness> witnesses;
    private final PasskeyCeremonies ceremonies = new PasskeyCeremonies();

    PasskeySignIns(
            DSLContext database,
            Transactions transactions,
            InstantSource clock,
            EventLog log,
            PasskeyRule rule,
            PasskeyChallenges challenges,
            Sessions sessions,
            ObjectProvider<Witness> witnesses) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.log = log;
        this.rule = rule;
        this.challenges = challenges;
        this.sessions = sessions;
        this.witnesses = witnesses;
    }

    public Asked begin(Visitor visitor) {
        return new Asked(challenges.make(null, visitor).text(), PasskeyChallenges.VALID, rule.host());
    }

    /** Opens a session; the refusal is the same for a passkey that nobody has and for one that has signed something else. */
    public Sessions.Opened signIn(PasskeyAnswer.Signed signed, Set<String> origins, Visitor visitor) {
        var claim = ceremonies.read(signed);
        if (claim == null) {
            throw refused(null, unknown());
        }
        challenges.use(claim.challenge(), null);
        return switch (transactions.in(() -> judged(claim, origins, visitor))) {
            case Verdict.In(var opened) -> opened;
            case Verdict.Out(var owner, var refusal) -> throw refused(owner, refusal);
        };
    }

    /** Of two who come at once with the same passkey, one waits for the other: its counter goes up one by one. */
    private Verdict judged(Claim<AuthenticationData> claim, Set<String> origins, Visitor visitor) {
        var passkey = find(claim.data());
        if (passkey == null) {
            return new Verdict.Out(null, unknown());
        }
        var owner = new UserId(passkey.getUserAccount());
        if (passkey.getDoubtedAt() != null) {
            return new Verdict.Out(owner, copied());
        }
        try {
            var count = ceremonies.signed(claim, key(passkey), rule.host(), origins);
            if (count == null) {
                return new Verdict.Out(owner, unknown());
            }
            used(passkey, count);
            return new Verdict.In(sessions.open(owner, visitor, Factor.PASSKEY));
        } catch (Copied twice) {
            doubt(passkey);
            return new Verdict.Out(owner, copied());
        }
    }

    private @Nullable PasskeyRecord find(AuthenticationData data) {
        var owner = PasskeyCeremonies.owner(data);
        if (owner == null) {
            return null;
        }
        return database.select(PASSKEY.fields())
                .from(PASSKEY)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.ID.eq(PASSKEY.USER_ACCOUNT))
                .where(PASSKEY.CREDENTIAL.eq(data.getCredentialId()))
                .and(PASSKEY.USER_ACCOUNT.eq(owner.value()))
                .and(USER_ACCOUNT.ACTIVE)
                .forUpdate()
                .of(PASSKEY)
                .fetchOneInto(PASSKEY);
    }

    private void used(PasskeyRecord passkey, long count) {
        database.update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, count)
                .set(PASSKEY.LAST_USED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(PASSKEY.ID.eq(passkey.getId()))
                .execute();
    }

    private void doubt(PasskeyRecord passkey) {
        database.update(PASSKEY)
                .set(PASSKEY.DOUBTED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(PASSKEY.ID.eq(passkey.getId()))
                .execute();
        log.append(
                "people",
                passkey.getUserAccount(),
                "passkey-doubted",
                null,
                Map.of("passkey", passkey.getId().toString()));
    }

    private static Key key(PasskeyRecord row) {
        return new Key(row.getCredential(), row.getPublicKey(), row.getSignCount(), row.getSynced());
    }

    private Refused refused(@Nullable UserId owner, Refused refusal) {
        witnesses.ifAvailable(witness ->
                witness.note(Act.SIGN_IN_FAILED, "person", owner == null ? null : owner.toString(), refusal.code()));
        return refusal;
    }

    private static Refused unknown() {
        return new Refused(
                "people.sign-in-passkey-unknown",
                "This passkey opens nothing here. Use another one, or ask an administrator for a new passkey link.");
    }

    private static Refused copied() {
        return new Refused(
                "people.sign-in-passkey-doubted",
                "There seems to be a copy of this passkey, so it opens nothing any more. Ask an administrator for a new passkey link.");
    }
}
