package throughline.people;

import static java.util.Objects.requireNonNull;
import static throughline.people.db.Tables.PASSKEY;
import static throughline.people.db.Tables.SESSION;
import static throughline.people.db.Tables.USER_ACCOUNT;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.people.Links.Purpose;
import throughline.people.PasskeyCeremonies.Key;
import throughline.people.db.tables.records.PasskeyRecord;

/** A person's passkeys: registering, naming and removing them. Whatever is changed ends her other sessions. */
@Component
public class Passkeys {
    private static final Duration LOST = Duration.ofMinutes(30);
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;

    /** @param doubted there may be a copy of it, so it opens nothing */
    public record Row(
            UUID id, String name, Instant madeAt, @Nullable Instant lastUsedAt, boolean doubted) {}

    /**
     * What a browser is asked to make.
     *
     * @param challenge to be signed, base64url
     * @param host that the passkey shall be for
     * @param handle under which the device keeps whose it is, base64url
     * @param algorithms numbers of COSE, the preferred one first
     * @param kept the credentials that she has: the same device shall not make a second one
     */
    public record Wanted(
            String challenge,
            Duration valid,
            String host,
            String handle,
            String name,
            String email,
            List<Long> algorithms,
            List<String> kept) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final EventLog log;
    private final PasskeyRule rule;
    private final PasskeyNeed need;
    private final PasskeyChallenges challenges;
    private final Sessions sessions;
    private final Links links;
    private final PasskeyCeremonies ceremonies = new PasskeyCeremonies();

    Passkeys(
            DSLContext database,
            Transactions transactions,
            InstantSource clock,
            Ids ids,
            EventLog log,
            PasskeyRule rule,
            PasskeyNeed need,
            PasskeyChallenges challenges,
            Sessions sessions,
            Links links) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.log = log;
        this.rule = rule;
        this.need = need;
        this.challenges = challenges;
        this.sessions = sessions;
        this.links = links;
    }

    /** A person's passkeys, the oldest first. */
    public List<Row> of(UserId user) {
        return database.selectFrom(PASSKEY)
                .where(PASSKEY.USER_ACCOUNT.eq(user.value()))
                .orderBy(PASSKEY.MADE_AT, PASSKEY.ID)
                .fetch(Passkeys::row);
    }

    /** Begins the registration of another passkey of hers. */
    public Wanted begin(SignedIn who, Visitor visitor) {
        need.mustBeEnough(who, factor(who));
        return wanted(who.person(), visitor);
    }

    /** Keeps a new passkey; her other sessions end, and this one may do from now on what her roles may. */
    public Row register(SignedIn who, String name, PasskeyAnswer.Made made, Set<String> origins) {
        need.mustBeEnough(who, factor(who));
        var user = who.person();
        var key = made(user, made, origins);
        return transactions.in(() -> {
            var row = keep(user, name, key);
            database.update(SESSION)
                    .set(SESSION.FACTOR, Factor.PASSKEY.word())
                    .set(SESSION.ONLY_TO_REGISTER, false)
                    .where(SESSION.ID.eq(session(who).value()))
                    .execute();
            sessions.endAll(user, who.session(), SessionEnded.Reason.PASSKEY_CHANGED, user);
            return row;
        });
    }

    /** For somebody who has lost hers: the secret of a link that is good for 30 minutes. */
    public String lost(UserId user) {
        return links.make(Purpose.PASSKEY, user, LOST).text();
    }

    /** Begins what such a link is for. */
    public Wanted beginAnew(String link, Visitor visitor) {
        return wanted(links.owner(Purpose.PASSKEY, link), visitor);
    }

    /** Keeps a new passkey in place of all that were lost, and ends all sessions of its owner. */
    public void registerAnew(String link, String name, PasskeyAnswer.Made made, Set<String> origins) {
        var user = links.owner(Purpose.PASSKEY, link);
        var key = made(user, made, origins);
        transactions.run(() -> {
            links.use(Purpose.PASSKEY, link);
            for (var lost : of(user)) {
                forget(user, lost.id(), user);
            }
            keep(user, name, key);
            sessions.endAll(user, null, SessionEnded.Reason.PASSKEY_CHANGED, user);
        });
    }

    public void rename(UserId user, UUID passkey, String name) {
        int changed = database.update(PASSKEY)
                .set(PASSKEY.NAME, checked(name))
                .where(PASSKEY.ID.eq(passkey))
                .and(PASSKEY.USER_ACCOUNT.eq(user.value()))
                .execute();
        if (changed == 0) {
            throw nothing();
        }
    }

    /** Forgets a passkey of hers; the last one only where she needs none. */
    public void remove(SignedIn who, UUID passkey) {
        need.mustBeEnough(who, factor(who));
        var user = who.person();
        transactions.run(() -> {
            database.selectOne()
                    .from(USER_ACCOUNT)
                    .where(USER_ACCOUNT.ID.eq(user.value()))
                    .forUpdate()
                    .fetch();
            forget(user, passkey, user);
            if (need.isOf(user) && !need.isMet(user)) {
                throw new Refused(
                        "people.last-passkey",
                        "This is your last passkey, and your roles need one. Register another one first.");
            }
            sessions.endAll(user, who.session(), SessionEnded.Reason.PASSKEY_CHANGED, user);
        });
    }

    private Wanted wanted(UserId user, Visitor visitor) {
        var account = database.fetchSingle(USER_ACCOUNT, USER_ACCOUNT.ID.eq(user.value()));
        var kept = database.select(PASSKEY.CREDENTIAL)
                .from(PASSKEY)
                .where(PASSKEY.USER_ACCOUNT.eq(user.value()))
                .fetch(row -> PasskeyCeremonies.text(row.value1()));
        if (kept.size() >= MOST) {
            throw new Refused("people.passkeys-limit", "Keep at most {0} passkeys. Remove one first.", MOST);
        }
        return new Wanted(
                challenges.make(user, visitor).text(),
                PasskeyChallenges.VALID,
                rule.host(),
                PasskeyCeremonies.handle(user),
                account.getName(),
                account.getEmail(),
                PasskeyCeremonies.ALGORITHMS,
                kept);
    }

    private Key made(UserId user, PasskeyAnswer.Made made, Set<String> origins) {
        var claim = ceremonies.read(made);
        if (claim == null) {
            throw doesNotFit();
        }
        challenges.use(claim.challenge(), user);
        var key = ceremonies.made(claim, rule.host(), origins);
        if (key == null) {
            throw doesNotFit();
        }
        return key;
    }

    private Row keep(UserId user, String name, Key key) {
        var id = ids.next();
        var row = database.insertInto(PASSKEY)
                .set(PASSKEY.ID, id)
                .set(PASSKEY.USER_ACCOUNT, user.value())
                .set(PASSKEY.CREDENTIAL, key.credential())
                .set(PASSKEY.PUBLIC_KEY, key.publicKey())
                .set(PASSKEY.SIGN_COUNT, key.signCount())
                .set(PASSKEY.SYNCED, key.synced())
                .set(PASSKEY.NAME, checked(name))
                .set(PASSKEY.MADE_AT, now())
                .onConflict(PASSKEY.CREDENTIAL)
                .doNothing()
                .returning()
                .fetchOne();
        if (row == null) {
            throw new Refused("people.passkey-taken", "This passkey is kept here already.");
        }
        log.append("people", user.value(), "passkey-registered", user.value(), Map.of("passkey", id.toString()));
        return row(row);
    }

    private void forget(UserId user, UUID passkey, UserId by) {
        int removed = database.deleteFrom(PASSKEY)
                .where(PASSKEY.ID.eq(passkey))
                .and(PASSKEY.USER_ACCOUNT.eq(user.value()))
                .execute();
        if (removed == 0) {
            throw nothing();
        }
        log.append("people", user.value(), "passkey-removed", by.value(), Map.of("passkey", passkey.toString()));
    }

    private String factor(SignedIn who) {
        return database.fetchSingle(SESSION, SESSION.ID.eq(session(who).value()))
                .getFactor();
    }

    private static SessionId session(SignedIn who) {
        return requireNonNull(who.session(), "a person has a session");
    }

    private static String checked(String name) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || plain.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(
                    "people.passkey-name-needed", "The passkey needs a name of 1 to {0} characters.", LONGEST_NAME);
        }
        return plain;
    }

    private Refused doesNotFit() {
        return new Refused(
                "people.passkey-refused",
                "This passkey cannot be kept: it was not made here. Open {0} and try again.",
                rule.address());
    }

    private static Refused nothing() {
        return new Refused("people.no-such-passkey", "You have no such passkey. Maybe it was removed.");
    }

    private static Row row(PasskeyRecord row) {
        var used = row.getLastUsedAt();
        return new Row(
                row.getId(),
                row.getName(),
                row.getMadeAt().toInstant(),
                used == null ? null : used.toInstant(),
                row.getDoubtedAt() != null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
