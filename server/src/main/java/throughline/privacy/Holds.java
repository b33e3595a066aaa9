package throughline.privacy;

import static throughline.privacy.db.Tables.HOLD;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door for holds: what a court, an insurer or an investigation needs is not erased, whoever asks and however old it is. */
@Component
@Transactional
public class Holds {
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MOST_SHOWN = 500;

    private final DSLContext database;
    private final List<PersonalData> rooms;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Holds(DSLContext database, List<PersonalData> rooms, EventLog events, Ids ids, InstantSource clock) {
        this.database = database;
        this.rooms = rooms;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that stand first, the newest of them at the top. */
    @Transactional(readOnly = true)
    public List<Hold> all() {
        return fetch(DSL.noCondition());
    }

    /** @param subject the number in E.164, the address in small letters, or an id */
    public Hold set(String kind, String subject, String called, String reason, @Nullable Instant until, UUID by) {
        if (!Hold.isKind(kind)) {
            throw new Refused(
                    "privacy.unknown-kind", "A hold is on a number, an address, a person, a unit, an order or a call.");
        }
        var why = reason(reason);
        var now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw new Refused(
                    "privacy.hold-over",
                    "A hold ends later than now, and within a hundred years. Leave the day out and it stays open.");
        }
        var row = database.newRecord(HOLD);
        row.setId(ids.next());
        row.setKind(kind);
        row.setSubject(subject);
        row.setCalled(called);
        row.setReason(why);
        row.setSetAt(now.atOffset(ZoneOffset.UTC));
        row.setSetBy(by);
        row.setUntil(until == null ? null : until.atOffset(ZoneOffset.UTC));
        row.insert();
        events.append("privacy", row.getId(), "hold-set", by, Map.of("of", kind));
        return one(row.getId());
    }

    /** @throws Refused {@code privacy.no-such-hold} */
    public Hold end(UUID id, UUID by) {
        int ended = database.update(HOLD)
                .set(HOLD.ENDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(HOLD.ENDED_BY, by)
                .where(HOLD.ID.eq(id), HOLD.ENDED_AT.isNull())
                .execute();
        if (ended == 0) {
            throw new Refused("privacy.no-such-hold", "There is no such hold, or it has ended.");
        }
        events.append("privacy", id, "hold-ended", by, Map.of());
        return one(id);
    }

    /** Everything that is held now. */
    @Transactional(readOnly = true)
    Reach reach() {
        var reach = Reach.ofHolds();
        fetch(HOLD.ENDED_AT
                        .isNull()
                        .and(HOLD.UNTIL
                                .isNull()
                                .or(HOLD.UNTIL.gt(clock.instant().atOffset(ZoneOffset.UTC)))))
                .forEach(hold -> reach.join(new Reach(hold.named()).followed(rooms)));
        return reach;
    }

    /** What a person or a case is done something for. */
    static String reason(String reason) {
        var why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new Refused("privacy.reason-missing", "Say why, in three to five hundred characters.");
        }
        return why;
    }

    private Hold one(UUID id) {
        return fetch(HOLD.ID.eq(id)).getFirst();
    }

    private List<Hold> fetch(Condition which) {
        return database.selectFrom(HOLD)
                .where(which)
                .orderBy(HOLD.ENDED_AT.desc().nullsFirst(), HOLD.SET_AT.desc(), HOLD.ID.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new Hold(
                        row.getId(),
                        row.getKind(),
                        row.getSubject(),
                        row.getCalled(),
                        row.getReason(),
                        row.getSetAt().toInstant(),
                        row.getSetBy(),
                        row.getUntil() == null ? null : row.getUntil().toInstant(),
                        row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                        row.getEndedBy()));
    }
}
