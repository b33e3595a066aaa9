package throughline.people;

import static throughline.people.db.Tables.BREAK_GLASS;
import static throughline.people.db.Tables.SESSION;
import static throughline.people.db.Tables.USER_ACCOUNT;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.people.db.tables.records.BreakGlassRecord;

/**
 * Wider rights in need: whoever was allowed to takes them for one session, with a reason and an end, and every administrator is told at
 * once. The rights of an administrator cannot be taken: with them they could be kept.
 */
@Component
public class BreakGlass {
    public static final Duration LONGEST = Duration.ofHours(4);

    private static final Set<Role> TO_TAKE = EnumSet.of(Role.AGENT, Role.DISPATCHER, Role.SUPERVISOR);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    /** @param wholeCompany see what belongs to every branch */
    public record Wanted(Set<Role> roles, boolean wholeCompany, String reason, Duration time) {}

    /** @param endReason {@code time}, {@code by-herself}, {@code by-administrator} or {@code session-ended}; absent while it lasts */
    public record Row(
            UUID id,
            UserId user,
            Set<Role> roles,
            boolean wholeCompany,
            String reason,
            Instant beganAt,
            Instant endsAt,
            @Nullable Instant endedAt,
            @Nullable UserId endedBy,
            @Nullable String endReason) {}

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final EventLog log;
    private final ApplicationEventPublisher events;
    private final PasskeyNeed need;

    BreakGlass(
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

    /** Whether she may; nobody may who was not allowed to. */
    public boolean isAllowed(UserId user) {
        return database.fetchExists(
                USER_ACCOUNT, USER_ACCOUNT.ID.eq(user.value()).and(USER_ACCOUNT.MAY_BREAK_GLASS));
    }

    /** Allows it or takes that back; what she has taken then ends. */
    public void allow(UserId user, boolean allowed, UserId by) {
        transactions.run(() -> {
            int changed = database.update(USER_ACCOUNT)
                    .set(USER_ACCOUNT.MAY_BREAK_GLASS, allowed)
                    .where(USER_ACCOUNT.ID.eq(user.value()))
                    .and(USER_ACCOUNT.MAY_BREAK_GLASS.ne(allowed))
                    .execute();
            if (changed > 0) {
                log.append(
                        "people",
                        user.value(),
                        allowed ? "break-glass-allowed" : "break-glass-forbidden",
                        by.value(),
                        Map.of());
                events.publishEvent(new UserChanged(user));
            }
            if (!allowed) {
                end(BREAK_GLASS.USER_ACCOUNT.eq(user.value()), "by-administrator", by);
            }
        });
    }

    /** What lasts in this session; null for nothing. */
    public @Nullable Row in(SessionId session) {
        return database.selectFrom(BREAK_GLASS)
                .where(BREAK_GLASS.SESSION.eq(session.value()))
                .and(lasts(clock.instant()))
                .fetchOne(BreakGlass::row);
    }

    /** The newest, what lasts and what is over. */
    public List<Row> latest(int most) {
        return database.selectFrom(BREAK_GLASS)
                .orderBy(BREAK_GLASS.BEGAN_AT.desc(), BREAK_GLASS.ID.desc())
                .limit(most)
                .fetch(BreakGlass::row);
    }

    /** Takes wider rights for this session; a second time changes nothing of the first. */
    public Row begin(SignedIn who, Wanted wanted) {
        var user = who.person();
        var session = session(who);
        if (!isAllowed(user)) {
            throw new Refused(
                    "people.not-allowed-to-break-glass",
                    "You may not take further rights. An administrator can allow it.");
        }
        check(wanted);
        if (!need.counting(wanted.roles(), factor(session)).containsAll(wanted.roles())) {
            throw PasskeyNeed.notEnough();
        }
        var now = clock.instant();
        var id = ids.next();
        transactions.run(() -> {
            end(BREAK_GLASS.SESSION.eq(session.value()).and(BREAK_GLASS.ENDS_AT.le(utc(now))), "time", null);
            int begun = database.insertInto(BREAK_GLASS)
                    .set(BREAK_GLASS.ID, id)
                    .set(BREAK_GLASS.SESSION, session.value())
                    .set(BREAK_GLASS.USER_ACCOUNT, user.value())
                    .set(
                            BREAK_GLASS.ROLES,
                            wanted.roles().stream().map(Role::word).sorted().toArray(String[]::new))
                    .set(BREAK_GLASS.WHOLE_COMPANY, wanted.wholeCompany())
                    .set(BREAK_GLASS.REASON, wanted.reason().strip())
                    .set(BREAK_GLASS.BEGAN_AT, utc(now))
                    .set(BREAK_GLASS.ENDS_AT, utc(now.plus(wanted.time())))
                    .onConflictDoNothing()
                    .execute();
            if (begun == 0) {
                throw new Refused(
                        "people.already-broke-glass",
                        "You have further rights already. End them first to take others.");
            }
            log.append(
                    "people",
                    user.value(),
                    "break-glass-begun",
                    user.value(),
                    Map.of(
                            "break-glass",
                            id.toString(),
                            "minutes",
                            wanted.time().toMinutes()));
            events.publishEvent(new BreakGlassChanged(user));
        });
        return row(database.fetchSingle(BREAK_GLASS, BREAK_GLASS.ID.eq(id)));
    }

    /** Gives them back before their end. */
    public void endOwn(SignedIn who) {
        transactions.run(() -> found(end(BREAK_GLASS.SESSION.eq(session(who).value()), "by-herself", who.person())));
    }

    /** An administrator ends what somebody has taken. */
    public void end(UUID id, UserId by) {
        transactions.run(() -> found(end(BREAK_GLASS.ID.eq(id), "by-administrator", by)));
    }

    /** Whatever is over by its time opens nothing already; here it is written down. */
    void sweep() {
        transactions.run(() -> end(BREAK_GLASS.ENDS_AT.le(utc(clock.instant())), "time", null));
    }

    @EventListener
    void on(SessionEnded ended) {
        end(BREAK_GLASS.SESSION.eq(ended.session().value()), "session-ended", null);
    }

    /** True for the row of a session as long as it gives rights. */
    static Condition lasts(Instant now) {
        return BREAK_GLASS.ENDED_AT.isNull().and(BREAK_GLASS.ENDS_AT.gt(utc(now)));
    }

    private int end(Condition which, String reason, @Nullable UserId by) {
        var ended = database.update(BREAK_GLASS)
                .set(BREAK_GLASS.ENDED_AT, utc(clock.instant()))
                .set(BREAK_GLASS.ENDED_BY, by == null ? null : by.value())
                .set(BREAK_GLASS.END_REASON, reason)
                .where(which)
                .and(BREAK_GLASS.ENDED_AT.isNull())
                .returning(BREAK_GLASS.ID, BREAK_GLASS.USER_ACCOUNT)
                .fetch();
        for (var row : ended) {
            log.append(
                    "people",
                    row.getUserAccount(),
                    "break-glass-ended",
                    by == null ? null : by.value(),
                    Map.of("break-glass", row.getId().toString(), "reason", reason));
            events.publishEvent(new BreakGlassChanged(new UserId(row.getUserAccount())));
        }
        return ended.size();
    }

    private static void found(int ended) {
        if (ended == 0) {
            throw new Refused("people.no-such-break-glass", "These rights have ended already.");
        }
    }

    private static void check(Wanted wanted) {
        if (wanted.roles().isEmpty() && !wanted.wholeCompany()) {
            throw new Refused("people.break-glass-of-nothing", "Choose which further rights you need.");
        }
        if (!TO_TAKE.containsAll(wanted.roles())) {
            throw new Refused(
                    "people.break-glass-role", "Only the rights of an agent, dispatcher or supervisor can be taken.");
        }
        var reason = wanted.reason().strip();
        if (reason.length() < SHORTEST_REASON
                || reason.length() > LONGEST_REASON
                || reason.chars().filter(Character::isLetter).count() < SHORTEST_REASON
                || reason.indexOf(0) >= 0) {
            throw new Refused(
                    "people.break-glass-reason",
                    "Say in at least {0} letters and at most {1} why you need them.",
                    SHORTEST_REASON,
                    LONGEST_REASON);
        }
        if (!wanted.time().isPositive() || wanted.time().compareTo(LONGEST) > 0) {
            throw new Refused("people.break-glass-time", "Choose a time of 1 to {0} minutes.", LONGEST.toMinutes());
        }
    }

    private String factor(SessionId session) {
        return database.fetchSingle(SESSION, SESSION.ID.eq(session.value())).getFactor();
    }

    private static SessionId session(SignedIn who) {
        if (who.session() == null) {
            throw new IllegalStateException("only a person in a session takes further rights");
        }
        return who.session();
    }

    private static Row row(BreakGlassRecord row) {
        var ended = row.getEndedAt();
        return new Row(
                row.getId(),
                new UserId(row.getUserAccount()),
                roles(row.getRoles()),
                row.getWholeCompany(),
                row.getReason(),
                row.getBeganAt().toInstant(),
                row.getEndsAt().toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getEndedBy() == null ? null : new UserId(row.getEndedBy()),
                row.getEndReason());
    }

    static Set<Role> roles(String[] words) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(words).map(Role::ofWord).forEach(roles::add);
        return roles;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
