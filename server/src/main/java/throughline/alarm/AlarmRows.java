package throughline.alarm;

import static org.jooq.impl.DSL.val;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.Alarm.Acknowledged;
import throughline.alarm.Alarm.EveryoneOut;
import throughline.alarm.Alarm.Raised;
import throughline.alarm.Alarm.RingBack;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.kernel.Refused;

/** Alarms as they are kept. */
@Component
class AlarmRows {
    /** These wires have no word for the end of an alarm. */
    private static final Set<String> SILENT_ABOUT_THE_END = Set.of("voice", "p100");

    private final DSLContext database;

    AlarmRows(DSLContext database) {
        this.database = database;
    }

    /** @throws Refused {@code alarm.no-such-alarm} */
    AlarmRecord locked(UUID id) {
        var row =
                database.selectFrom(ALARM_).where(ALARM_.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    /** Null while nobody knows which it is. */
    @Nullable
    UUID unitOf(UUID id) {
        return database.select(ALARM_.UNIT).from(ALARM_).where(ALARM_.ID.eq(id)).fetchOne(ALARM_.UNIT);
    }

    /** The oldest that is not over. */
    @Nullable
    AlarmRecord openWhere(Condition which) {
        return database.selectFrom(ALARM_)
                .where(which, ALARM_.ENDED_AT.isNull())
                .orderBy(ALARM_.RAISED_AT)
                .limit(1)
                .forUpdate()
                .fetchOne();
    }

    /** The latest of this call, over or not. */
    @Nullable
    AlarmRecord ofCall(UUID contact) {
        return database.selectFrom(ALARM_)
                .where(ALARM_.CONTACT.eq(contact))
                .orderBy(ALARM_.RAISED_AT.desc(), ALARM_.ID.desc())
                .limit(1)
                .forUpdate()
                .fetchOne();
    }

    /**
     * One after the other for the same lift: a press and its call come in the same moment, and each may know another part of what it is.
     *
     * @param names of the lift, such as its device and its number
     */
    void oneAtATime(Stream<String> names) {
        names.sorted()
                .forEach(name ->
                        database.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", val("alarm " + name)));
    }

    AlarmRecord fresh() {
        return database.newRecord(ALARM_);
    }

    static Alarm state(AlarmRecord row) {
        return switch (row.getState()) {
            case "raised" -> new Raised(row.getOverflowsAt().toInstant(), row.getOverflows(), ringBack(row));
            case "acknowledged" -> new Acknowledged(row.getTakenBy(), instant(row.getDecideBy()), ringBack(row));
            case "everyone-out" -> new EveryoneOut(row.getOutBy());
            default -> new Alarm.Ended();
        };
    }

    private static @Nullable RingBack ringBack(AlarmRecord row) {
        return row.getRingsBackAt() == null
                ? null
                : new RingBack(row.getRingsBackAt().toInstant(), row.getRungBack());
    }

    /** Who took it and when, and who found out that everyone is out, stay written when it goes on. */
    static void enter(AlarmRecord row, Alarm alarm, Instant now) {
        boolean goesOn = alarm.word().equals(row.getState());
        row.setState(alarm.word());
        var rung = switch (alarm) {
            case Raised raised -> {
                row.setOverflowsAt(utc(raised.overflowsAt()));
                row.setOverflows(raised.overflows());
                yield raised.ringBack();
            }
            case Acknowledged taken -> {
                if (!taken.by().equals(row.getTakenBy())) {
                    row.setTakenBy(taken.by());
                    row.setTakenAt(utc(now));
                }
                row.setDecideBy(taken.decideBy() == null ? null : utc(taken.decideBy()));
                yield taken.ringBack();
            }
            case EveryoneOut out -> {
                if (!goesOn) {
                    row.setOutBy(out.by());
                    row.setOutAt(utc(now));
                }
                yield null;
            }
            case Alarm.Ended _ -> {
                row.setEndedAt(utc(now));
                yield null;
            }
        };
        row.setRingsBackAt(rung == null ? null : utc(rung.at()));
        row.setRungBack(rung == null ? 0 : rung.times());
        var next = alarm.next();
        row.setNextAt(next == null ? null : utc(next));
    }

    List<OpenAlarm> fetch(Condition which, int most, SortField<?>... order) {
        return database.select(ALARM_.fields())
                .select(DEVICE.WIRE)
                .from(ALARM_)
                .leftJoin(DEVICE)
                .on(DEVICE.ID.eq(ALARM_.DEVICE))
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(AlarmRows::shown);
    }

    static boolean signalsEnd(@Nullable String wire) {
        return wire != null && !SILENT_ABOUT_THE_END.contains(wire);
    }

    private static OpenAlarm shown(Record row) {
        var of = row.into(ALARM_);
        return new OpenAlarm(
                of.getId(),
                of.getNumber(),
                of.getDevice(),
                of.getUnit(),
                of.getPhone(),
                of.getState(),
                of.getRaisedAt().toInstant(),
                of.getPresses(),
                of.getPressedAt().toInstant(),
                of.getOverflows(),
                of.getTakenBy(),
                instant(of.getTakenAt()),
                instant(of.getRingsBackAt()),
                of.getRungBack(),
                of.getContact(),
                of.getWorkOrder(),
                of.getFinding(),
                of.getOutBy(),
                instant(of.getOutAt()),
                signalsEnd(row.get(DEVICE.WIRE)),
                instant(of.getEndedAt()),
                of.getEndedBy(),
                of.getEndReason());
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Refused unknown() {
        return new Refused("alarm.no-such-alarm", "There is no such alarm.");
    }
}
