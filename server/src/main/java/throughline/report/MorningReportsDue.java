package throughline.report;

import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;

/**
 * Makes the report of each branch when its clocks show the hour at which mornings begin, or as soon as the house runs again on that day, and has it
 * mailed. The row of the day is unique, so of any number of nodes one makes it, and once.
 */
@Component
class MorningReportsDue extends Beat {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final int KEPT_DAYS = 400;

    private final DSLContext database;
    private final DispatchFigures figures;
    private final MorningMails mails;
    private final MorningLetters letters;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;
    private volatile Instant lookAgainAt = Instant.MIN;

    MorningReportsDue(
            DSLContext database,
            DispatchFigures figures,
            MorningMails mails,
            MorningLetters letters,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        super("report-mornings");
        this.database = database;
        this.figures = figures;
        this.mails = mails;
        this.letters = letters;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected void look() {
        var now = clock.instant();
        if (!now.isBefore(lookAgainAt)) {
            lookAgainAt = now.plus(LOOK_EVERY);
            make(now);
        }
    }

    private record Due(UUID branch, String zone, LocalDate day) {}

    void make(Instant now) {
        due(now.atOffset(ZoneOffset.UTC)).forEach(due -> transactions.run(() -> make(due, now)));
        if (due(now.atOffset(ZoneOffset.UTC)).isEmpty()) { // else another node makes some at this moment
            letters.write(now);
        }
    }

    private List<Due> due(OffsetDateTime now) {
        return database.resultQuery("""
                        select c.branch, c.zone, ({0} at time zone c.zone)::date as day from read.branch_clock c
                         where ({0} at time zone c.zone)::time >= {1}
                           and not exists (select from report.morning m
                                            where m.branch = c.branch and m.day = ({0} at time zone c.zone)::date)""", val(now), val(mails.rule().hour()))
                .fetch(row -> new Due(
                        row.get("branch", UUID.class), row.get("zone", String.class), row.get("day", LocalDate.class)));
    }

    private void make(Due due, Instant now) {
        var id = ids.next();
        int made = database.execute("""
                insert into report.morning (id, branch, day, zone, made_at) values (?, ?, ?, ?, cast(? as timestamptz))
                on conflict (branch, day) do nothing""", id, due.branch(), due.day(), due.zone(), now.atOffset(ZoneOffset.UTC));
        if (made == 0) {
            return;
        }
        database.execute("""
                insert into report.morning_line
                    (morning, branch, work_order, number, country, area, technician_name, stands, urgency, raised_at, due_at,
                     report_missing, reminders, next_step, next_at, owner_kind)
                select ?, o.branch, o.id, o.number, o.country, o.area, o.technician_name, o.stands, o.urgency, o.raised_at, o.due_at,
                       coalesce(n.report_missing, o.state = 'report-due'), coalesce(n.reminders, 0), n.state, n.next_at, n.owner_kind
                  from read.work_order o left join read.next_step n on n.work_order = o.id
                 where o.branch = ? and o.state not in ('closed', 'cancelled')""", id, due.branch());
        for (var area : figures.byArea(due.branch(), due.day().minusDays(1))) {
            database.execute(
                    "insert into report.morning_area (morning, branch, area, raised, undispatched, undispatched_of, still_open, unreached)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    due.branch(),
                    area.area(),
                    area.raised(),
                    area.undispatched(),
                    area.undispatchedOf(),
                    area.stillOpen(),
                    area.unreached());
        }
        database.execute(
                "delete from report.morning where branch = ? and day < ?",
                due.branch(),
                due.day().minusDays(KEPT_DAYS));
    }
}
