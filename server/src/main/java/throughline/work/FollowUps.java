package throughline.work;

import static java.util.stream.Collectors.joining;
import static throughline.work.OrderRows.utc;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.work.db.tables.records.WorkOrderRecord;

/**
 * What follows when a report leaves the unit out of service, or a part must still come: the visit is over and the job is not. A further order for the same unit
 * carries the promise on, as it stands, and waits on the dispatcher's list; when nobody has taken it up by the next morning,
 * technicians are asked.
 */
@Component
class FollowUps {
    private static final String MODULE = "work";
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** Nobody is inside any more and nobody can get in: at most as urgent as a lift on which somebody depends. */
    private static final int MOST_URGENT = 4;

    private static final Map<String, String> NAMES =
            Map.of("en", "Left out of service", "sv", "Avstängd", "et", "Jäi seisma", "zh-Hant", "維持停用");

    private static final Map<String, String> A_PART =
            Map.of("en", "A part to fit", "sv", "En del att montera", "et", "Varuosa paigaldada", "zh-Hant", "待安裝零件");

    private static final int PLANNED = 8;

    private final DSLContext database;
    private final OrderRows rows;
    private final Promises promises;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    FollowUps(
            DSLContext database,
            OrderRows rows,
            Promises promises,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.promises = promises;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Where parts are missing it waits for them, and is looked at on the morning of the day on which they are expected.
     *
     * @param before closed just now, its unit out of service, or running without a part that must come
     */
    UUID raise(WorkOrderRecord before, Report report, @Nullable UUID by) {
        var now = clock.instant();
        boolean runs = report.inService();
        int urgency = runs ? PLANNED : Math.max(before.getUrgency(), MOST_URGENT);
        var calendar = promises.calendar(before);
        var hold = hold(report, now, wakeAt(now, calendar.zone(), calendar.holidays(), urgency), calendar.zone());
        var wakeAt = hold.wakeAt();
        var row = database.newRecord(WORK_ORDER);
        row.setId(ids.next());
        row.setFollowUpOf(before.getId());
        row.setUrgency((short) urgency);
        row.setUnit(before.getUnit());
        row.setSite(before.getSite());
        row.setCustomer(before.getCustomer());
        row.setArea(before.getArea());
        row.setZone(before.getZone());
        row.setCountry(before.getCountry());
        rows.stamp(row, problem(before, urgency, runs ? A_PART : NAMES));
        row.setWords(before.getWords());
        row.setTerms(before.getTerms());
        row.setRaisedAt(utc(now));
        if (runs) { // what was promised to the callers is kept
            row.setCalledAt(utc(now));
        } else {
            row.setCalledAt(before.getCalledAt());
            row.setDueAt(before.getDueAt());
            row.setPromiseMet(before.getPromiseMet());
        }
        OrderRows.enter(row, new Stage.Raised().held(hold));
        row.insert();
        row.refresh();
        events.append(
                MODULE,
                row.getId(),
                "raised",
                by,
                Map.of(
                        "number", row.getNumber(),
                        "code", row.getCode(),
                        "urgency", urgency,
                        "calledAt", row.getCalledAt().toInstant(),
                        "follows", before.getId(),
                        "why", before.getNumber(),
                        "wakeAt", wakeAt));
        events.append(
                MODULE, before.getId(), "followed-up", by, Map.of("order", row.getId(), "number", row.getNumber()));
        announce.publishEvent(new WorkOrderRaised(row.getId()));
        announce.publishEvent(new WorkOrderChanged(row.getId(), row.getUnit()));
        return row.getId();
    }

    private static Hold hold(Report report, Instant now, Instant morning, ZoneId zone) {
        var missing = report.missing();
        if (missing.isEmpty()) {
            return new Hold(HoldReason.NOT_IN_SERVICE, null, morning, report.note());
        }
        var parts = missing.stream().map(Part::said).collect(joining(", "));
        var note = report.note().isEmpty() ? parts : parts + "\n" + report.note();
        var on = report.partsOn();
        var there = on == null ? morning : on.atTime(MORNING).atZone(zone).toInstant();
        return new Hold(HoldReason.PART, null, there.isAfter(now) ? there : morning, note);
    }

    /** The next morning in the place; what is not urgent waits for one on which people work. */
    static Instant wakeAt(Instant now, ZoneId zone, Holidays holidays, int urgency) {
        boolean urgent = Priority.of(urgency).number() <= Priority.URGENT.number();
        for (var day = now.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            var morning = day.atTime(MORNING).atZone(zone).toInstant();
            if (morning.isAfter(now) && (urgent || isWorked(day, holidays))) {
                return morning;
            }
        }
    }

    private static boolean isWorked(LocalDate day, Holidays holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.on(day);
    }

    /** The same problem under the name of what it is now; nobody needs to be let out any more. */
    private Problem problem(WorkOrderRecord before, int urgency, Map<String, String> names) {
        var job = rows.read(before.getJob(), Problem.Job.class);
        var skills =
                job.skills().stream().filter(skill -> !skill.equals("release")).toList();
        return new Problem(
                before.getCode(),
                names,
                urgency,
                new Problem.Job("repair", skills, job.minutes(), List.of(), job.technicians()));
    }
}
