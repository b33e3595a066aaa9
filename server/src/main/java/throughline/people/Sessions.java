package throughline.people;

import static throughline.people.db.Tables.BREAK_GLASS;
import static throughline.people.db.Tables.SESSION;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/** The browsers that have signed in. A session ends after a shift, after a long silence, or when somebody ends it. */
@Component
public class Sessions {
    /** The longest a session may last, whatever happens in it. */
    static final Duration SHIFT = Duration.ofHours(12);

    /** A browser that has not been heard of for so long is gone; an open socket counts as being heard of. */
    static final Duration SILENCE = Duration.ofHours(2);

    /** How fresh {@code last_seen_at} is kept; writing it on every request would be a commit for nothing. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A session as its owner sees it in the list. */
    public record Row(SessionId id, Instant startedAt, Instant lastSeenAt, String browser) {}

    /** @param cookie the secret that the browser keeps; it is nowhere else */
    public record Opened(String cookie, SessionId session, UserId user, Instant endsAt) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final EventLog log;
    private final ApplicationEventPublisher events;
    private final PasskeyNeed need;

    Sessions(
            DSLContext database,
            Transactions transactions,
            InstantSource clock,
            Ids ids,
            EventLog log,
            ApplicationEventPublisher events,
            PasskeyNeed need) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.log = log;
        this.events = events;
        this.need = need;
    }

    Opened open(UserId user, Visitor visitor, Factor factor) {
        var now = clock.instant();
        var endsAt = now.plus(SHIFT);
        var secret = Secret.fresh();
        var session = new SessionId(ids.next());
        transactions.run(() -> {
            database.insertInto(SESSION)
                    .set(SESSION.ID, session.value())
                    .set(SESSION.USER_ACCOUNT, user.value())
                    .set(SESSION.SECRET_HASH, secret.hash())
                    .set(SESSION.STARTED_AT, utc(now))
                    .set(SESSION.LAST_SEEN_AT, utc(now))
                    .set(SESSION.ENDS_AT, utc(endsAt))
                    .set(SESSION.ADDRESS, visitor.address())
                    .set(SESSION.BROWSER, visitor.browser())
                    .set(SESSION.FACTOR, factor.word())
                    .set(SESSION.ONLY_TO_REGISTER, !factor.isStrong() && need.isOf(user))
                    .execute();
            log.append(
                    "people",
                    user.value(),
                    "signed-in",
                    user.value(),
                    Map.of("session", session.toString(), "factor", factor.word(), "reason", factor.word()));
        });
        return new Opened(secret.text(), session, user, endsAt);
    }

    /** Whose cookie this is, or null when it opens nothing (any more). */
    public @Nullable SignedIn find(String cookie) {
        var now = clock.instant();
        var row = database.select(
                        SESSION.ID,
                        SESSION.LAST_SEEN_AT,
                        SESSION.FACTOR,
                        SESSION.ONLY_TO_REGISTER,
                        USER_ACCOUNT.ID,
                        USER_ACCOUNT.NAME,
                        BREAK_GLASS.ROLES,
                        BREAK_GLASS.WHOLE_COMPANY,
                        People.ROLES,
                        Branches.seenFrom(USER_ACCOUNT.BRANCH))
                .from(SESSION)
                .join(USER_ACCOUNT)
                .on(USER_ACCOUNT.ID.eq(SESSION.USER_ACCOUNT))
                .leftJoin(BREAK_GLASS)
                .on(BREAK_GLASS.SESSION.eq(SESSION.ID).and(BreakGlass.lasts(now)))
                .where(SESSION.SECRET_HASH.eq(new Secret(cookie).hash()))
                .and(SESSION.ENDED_AT.isNull())
                .andNot(worn(now))
                .and(USER_ACCOUNT.ACTIVE)
                .fetchOne();
        if (row == null) {
            return null;
        }
        var session = new SessionId(row.get(SESSION.ID));
        if (row.get(SESSION.LAST_SEEN_AT).toInstant().plus(FRESH).isBefore(now)) {
            seen(session);
        }
        boolean onlyToRegister = row.get(SESSION.ONLY_TO_REGISTER);
        var roles = roles(row);
        return new SignedIn(
                new UserId(row.get(USER_ACCOUNT.ID)),
                session,
                row.get(USER_ACCOUNT.NAME),
                onlyToRegister ? Set.of() : need.counting(roles, row.get(SESSION.FACTOR)),
                onlyToRegister || roles.contains(Role.CUSTOMER) ? Scope.NOTHING : scope(row),
                onlyToRegister);
    }

    /** Her own, and those that she has taken for a while; whoever looks in from outside takes none. */
    private static Set<Role> roles(Record row) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(People.roles(row.get(People.ROLES)));
        if (roles.contains(Role.CUSTOMER)) {
            return Set.of(Role.CUSTOMER);
        }
        var taken = row.get(BREAK_GLASS.ROLES);
        if (taken != null) {
            roles.addAll(BreakGlass.roles(taken));
        }
        return roles;
    }

    private static Scope scope(Record row) {
        return Boolean.TRUE.equals(row.get(BREAK_GLASS.WHOLE_COMPANY))
                ? Scope.EVERYTHING
                : Branches.scope(row.get(Branches.SEEN));
    }

    /** The browser is still there although it asks for nothing, for example because its socket lives. */
    public void seen(SessionId session) {
        var now = clock.instant();
        database.update(SESSION)
                .set(SESSION.LAST_SEEN_AT, utc(now))
                .where(SESSION.ID.eq(session.value()))
                .and(SESSION.LAST_SEEN_AT.lt(utc(now.minus(FRESH))))
                .execute();
    }

    /** The open sessions of a person, the newest first. */
    public List<Row> of(UserId user) {
        return database.selectFrom(SESSION)
                .where(SESSION.USER_ACCOUNT.eq(user.value()))
                .and(SESSION.ENDED_AT.isNull())
                .andNot(worn(clock.instant()))
                .orderBy(SESSION.STARTED_AT.desc())
                .fetch(row -> new Row(
                        new SessionId(row.getId()),
                        row.getStartedAt().toInstant(),
                        row.getLastSeenAt().toInstant(),
                        row.getBrowser()));
    }

    /** Ends one's own session; another person's is not found. */
    public void endOwn(UserId user, SessionId session, SessionEnded.Reason reason) {
        var ended = end(SESSION.ID.eq(session.value()).and(SESSION.USER_ACCOUNT.eq(user.value())), reason, user);
        if (ended == 0) {
            throw new Refused("people.no-such-session", "This session has already ended.");
        }
    }

    /** Ends all sessions of a person, except perhaps the one that asks for it. */
    public void endAll(UserId user, @Nullable SessionId except, SessionEnded.Reason reason, @Nullable UserId by) {
        Condition others = except == null ? DSL.noCondition() : SESSION.ID.ne(except.value());
        end(SESSION.USER_ACCOUNT.eq(user.value()).and(others), reason, by);
    }

    /** Ends what has grown too old or has been silent for too long, so that its sockets are closed too. */
    void sweep() {
        var now = utc(clock.instant());
        end(SESSION.ENDS_AT.le(now), SessionEnded.Reason.TOO_LONG, null);
        end(worn(clock.instant()), SessionEnded.Reason.IDLE, null);
    }

    private int end(Condition which, SessionEnded.Reason reason, @Nullable UserId by) {
        return transactions.in(() -> {
            var ended = database.update(SESSION)
                    .set(SESSION.ENDED_AT, utc(clock.instant()))
                    .set(SESSION.END_REASON, reason.word())
                    .where(which)
                    .and(SESSION.ENDED_AT.isNull())
                    .returning(SESSION.ID, SESSION.USER_ACCOUNT)
                    .fetch();
            for (var row : ended) {
                log.append(
                        "people",
                        row.getUserAccount(),
                        "session-ended",
                        by == null ? null : by.value(),
                        Map.of("session", row.getId().toString(), "reason", reason.word()));
                events.publishEvent(
                        new SessionEnded(new UserId(row.getUserAccount()), new SessionId(row.getId()), reason));
            }
            return ended.size();
        });
    }

    private Condition worn(Instant now) {
        return SESSION.ENDS_AT.le(utc(now)).or(SESSION.LAST_SEEN_AT.le(utc(now.minus(SILENCE))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
