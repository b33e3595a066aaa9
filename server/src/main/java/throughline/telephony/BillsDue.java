package throughline.telephony;

import static throughline.telephony.db.Tables.BILL_DAY;
import static throughline.telephony.db.Tables.BILL_DIFFERENCE;
import static throughline.telephony.db.Tables.CALL;
import static throughline.telephony.db.Tables.TOLL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.bill.BillLines;
import throughline.bill.LinesCame;
import throughline.kernel.Beat;
import throughline.kernel.EventLog;
import throughline.kernel.Transactions;
import throughline.telephony.BillComparison.Billed;
import throughline.telephony.BillComparison.Difference;
import throughline.telephony.BillComparison.Ours;
import throughline.telephony.BillComparison.Tolerance;
import throughline.telephony.db.tables.records.BillDayRecord;
import throughline.telephony.db.tables.records.CallRecord;
import throughline.telephony.db.tables.records.TollRecord;

/** Compares each day of the carrier's bill with our own calls, once its lines have stopped coming in; again when more come. */
@Component
class BillsDue extends Beat {
    private static final Duration STOPPED_COMING = Duration.ofSeconds(5);

    /** Calls around midnight may be of another day with the other side. */
    private static final Duration AROUND = Duration.ofMinutes(2);

    private static final int SECONDS_OF_A_MINUTE = 60;

    private final DSLContext database;
    private final Transactions transactions;
    private final BillLines lines;
    private final TollAlerts alerts;
    private final EventLog events;
    private final InstantSource clock;

    BillsDue(
            DSLContext database,
            Transactions transactions,
            BillLines lines,
            TollAlerts alerts,
            EventLog events,
            InstantSource clock) {
        super("bills");
        this.database = database;
        this.transactions = transactions;
        this.lines = lines;
        this.alerts = alerts;
        this.events = events;
        this.clock = clock;
    }

    /** In the transaction of the lines, so that no day is forgotten. Days without a line between two others are days of the bill too. */
    @EventListener
    void on(LinesCame came) {
        var zone = CallHabits.zone(toll());
        var last = LocalDate.ofInstant(came.last(), zone);
        for (var day = LocalDate.ofInstant(came.first(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            database.insertInto(BILL_DAY)
                    .set(BILL_DAY.DAY, day)
                    .set(BILL_DAY.BROUGHT_AT, now())
                    .set(BILL_DAY.BROUGHT_BY, came.by())
                    .onConflict(BILL_DAY.DAY)
                    .doUpdate()
                    .set(BILL_DAY.BROUGHT_AT, now())
                    .set(BILL_DAY.BROUGHT_BY, came.by())
                    .set(BILL_DAY.COMPARED_AT, (OffsetDateTime) null)
                    .execute();
        }
    }

    @Override
    protected void look() {
        while (transactions.in(this::compareOne)) {
            continue;
        }
    }

    private boolean compareOne() {
        var day = database.selectFrom(BILL_DAY)
                .where(BILL_DAY.COMPARED_AT.isNull(), BILL_DAY.BROUGHT_AT.lt(now().minus(STOPPED_COMING)))
                .orderBy(BILL_DAY.BROUGHT_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOne();
        if (day == null) {
            return false;
        }
        compare(day, toll());
        return true;
    }

    private void compare(BillDayRecord day, TollRecord toll) {
        var zone = CallHabits.zone(toll);
        var from = day.getDay().atStartOfDay(zone).toInstant();
        var until = day.getDay().plusDays(1).atStartOfDay(zone).toInstant();
        var bill = lines.between(from.minus(AROUND), until.plus(AROUND)).stream()
                .map(line -> new Billed(line.id(), line.number(), line.startedAt(), line.seconds(), line.cents()))
                .toList();
        var calls = calls(from.minus(AROUND), until.plus(AROUND));
        var found = BillComparison.of(bill, calls, new Tolerance(toll.getBillSeconds(), toll.getBillPercent()));
        var differences = found.differences().stream()
                .filter(each -> isWithin(each.startedAt(), from, until))
                .toList();
        count(
                day,
                bill.stream()
                        .filter(each -> isWithin(each.startedAt(), from, until))
                        .toList(),
                calls.stream()
                        .filter(each -> each.answered() && isWithin(each.startedAt(), from, until))
                        .toList(),
                (int) found.pairs().keySet().stream()
                        .filter(each -> isWithin(each.startedAt(), from, until))
                        .count());
        boolean news = differences.size() > day.getDifferences();
        day.setDifferences(differences.size());
        if (news) {
            day.setSettledAt(null);
            day.setSettledBy(null);
        }
        day.setComparedAt(now());
        day.setVersion(day.getVersion() + 1);
        day.update();
        write(day.getDay(), differences);
        events.append(
                "telephony",
                Bills.subject(day.getDay()),
                "bill-compared",
                null,
                Map.of("day", day.getDay(), "differences", differences.size()));
        if (news) {
            alerts.raise(AlertKind.BILL, differences.size(), differences.size());
        }
    }

    private static void count(BillDayRecord day, List<Billed> bill, List<Ours> calls, int matched) {
        day.setTheirs(bill.size());
        day.setOurs(calls.size());
        day.setMatched(matched);
        day.setTheirSeconds(bill.stream().mapToLong(Billed::seconds).sum());
        day.setOurSeconds(calls.stream().mapToLong(Ours::seconds).sum());
        day.setTheirCents(bill.stream().map(Billed::cents).reduce(BigDecimal.ZERO, BigDecimal::add));
        day.setOurCents(calls.stream().mapToLong(Ours::cents).sum());
    }

    private void write(LocalDate day, List<Difference> differences) {
        database.deleteFrom(BILL_DIFFERENCE).where(BILL_DIFFERENCE.DAY.eq(day)).execute();
        int place = 0;
        for (var each : differences) {
            var row = database.newRecord(BILL_DIFFERENCE);
            row.setDay(day);
            row.setPlace(place++);
            row.setKind(each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            row.setStartedAt(each.startedAt().atOffset(ZoneOffset.UTC));
            var billed = each.billed();
            if (billed != null) {
                row.setLine(billed.id());
                row.setTheirSeconds(billed.seconds());
                row.setTheirCents(billed.cents());
            }
            var ours = each.ours();
            if (ours != null) {
                row.setCall(ours.id());
                row.setOurSeconds(ours.seconds());
                row.setOurCents(ours.cents());
            }
            row.insert();
        }
    }

    private List<Ours> calls(Instant from, Instant until) {
        return database.selectFrom(CALL)
                .where(CALL.DIRECTION.eq("out"))
                .and(CALL.STARTED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                .and(CALL.STARTED_AT.lt(until.atOffset(ZoneOffset.UTC)))
                .fetch(BillsDue::ours);
    }

    /** What a begun minute costs is what the call kept when it was placed. One that is not over yet is as long as nothing. */
    private static Ours ours(CallRecord call) {
        var answered = call.getAnsweredAt();
        var ended = call.getEndedAt();
        int seconds = answered == null || ended == null
                ? 0
                : (int) Duration.between(answered, ended).toSeconds();
        int minutes = Math.ceilDiv(seconds, SECONDS_OF_A_MINUTE);
        int cents = call.getCents() == null ? 0 : call.getCents();
        return new Ours(
                call.getId(),
                call.getNumber(),
                call.getStartedAt().toInstant(),
                answered != null,
                seconds,
                Math.multiplyExact(cents, minutes));
    }

    private static boolean isWithin(Instant at, Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private TollRecord toll() {
        return database.selectFrom(TOLL).fetchSingle();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
