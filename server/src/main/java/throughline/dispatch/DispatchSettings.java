package throughline.dispatch;

import static throughline.dispatch.db.Tables.SETTING;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.db.tables.records.SettingRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.Priority;

/** The front door to how long this company waits for technicians. */
@Component
@Transactional
public class DispatchSettings {
    private static final UUID THE_SETTINGS = new UUID(0, 2);
    private static final int APP_SECONDS = 20;
    private static final int VOICE_SECONDS = 90;
    private static final int PAGER_SECONDS = 60;
    private static final int MOST_REMINDERS = 6;

    private final DSLContext database;
    private final EventLog events;

    DispatchSettings(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /**
     * @param answerSeconds how long an offer waits for its answer
     * @param onTheWayMinutes after the acceptance the technician should be on the way
     * @param reportDueMinutes after the arrival the report should be there
     * @param unreachableMinutes a technician who does not answer is not asked for so long
     * @param reminderTimes when a missing report is asked for, on the clocks of the place
     * @param leadAfterReminders after so many reminders whoever leads the team is told
     * @param driveKmPerHour how fast technicians drive, from door to door
     * @param driveDetourPercent so much longer than the straight line is the road
     * @param helpMinutes a technician's call for help that nobody takes goes up after so long
     */
    public record Values(
            int answerSeconds,
            int onTheWayMinutes,
            int reportDueMinutes,
            int unreachableMinutes,
            List<LocalTime> reminderTimes,
            int leadAfterReminders,
            int driveKmPerHour,
            int driveDetourPercent,
            int helpMinutes,
            int version) {}

    /** What a person fills in; what is left out stays. */
    public record Filled(
            @Nullable Integer answerSeconds,
            @Nullable Integer onTheWayMinutes,
            @Nullable Integer reportDueMinutes,
            @Nullable Integer unreachableMinutes,
            @Nullable List<@Nullable LocalTime> reminderTimes,
            @Nullable Integer leadAfterReminders,
            @Nullable Integer driveKmPerHour,
            @Nullable Integer driveDetourPercent,
            @Nullable Integer helpMinutes,
            @Nullable Integer version) {}

    @Transactional(readOnly = true)
    public Values get() {
        var row = database.selectFrom(SETTING).fetchSingle();
        return new Values(
                row.getAnswerSeconds(),
                row.getOnTheWayMinutes(),
                row.getReportDueMinutes(),
                row.getUnreachableMinutes(),
                List.of(row.getReminderTimes()),
                row.getLeadAfterReminders(),
                row.getDriveKmPerHour(),
                row.getDriveDetourPercent(),
                row.getHelpMinutes(),
                row.getVersion());
    }

    /** Holds for what happens from now on. @throws Refused {@code kernel.edited-by-someone-else} */
    public Values change(Filled filled, @Nullable UUID by) {
        var row = database.selectFrom(SETTING).forUpdate().fetchSingle();
        var version = filled.version();
        if (version != null && version.intValue() != row.getVersion()) {
            throw Refused.editedBySomeoneElse();
        }
        var before = get();
        var form = new Form();
        row.setAnswerSeconds(read(form, "answerSeconds", filled.answerSeconds(), before.answerSeconds(), 10, 3_600));
        row.setOnTheWayMinutes(
                read(form, "onTheWayMinutes", filled.onTheWayMinutes(), before.onTheWayMinutes(), 1, 720));
        row.setReportDueMinutes(
                read(form, "reportDueMinutes", filled.reportDueMinutes(), before.reportDueMinutes(), 5, 10_080));
        row.setUnreachableMinutes(
                read(form, "unreachableMinutes", filled.unreachableMinutes(), before.unreachableMinutes(), 1, 1_440));
        row.setLeadAfterReminders(
                read(form, "leadAfterReminders", filled.leadAfterReminders(), before.leadAfterReminders(), 1, 20));
        row.setDriveKmPerHour(read(form, "driveKmPerHour", filled.driveKmPerHour(), before.driveKmPerHour(), 5, 130));
        row.setDriveDetourPercent(
                read(form, "driveDetourPercent", filled.driveDetourPercent(), before.driveDetourPercent(), 0, 300));
        row.setHelpMinutes(read(form, "helpMinutes", filled.helpMinutes(), before.helpMinutes(), 1, 60));
        if (filled.reminderTimes() != null) {
            row.setReminderTimes(reminders(form, filled.reminderTimes()).toArray(LocalTime[]::new));
        }
        form.accept();
        row.setVersion(row.getVersion() + 1);
        row.update();
        var after = get();
        events.append("dispatch", THE_SETTINGS, "settings-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** So long a call for help waits for somebody who takes it. */
    Duration helpWaits() {
        return Duration.ofMinutes(database.selectFrom(SETTING).fetchSingle().getHelpMinutes());
    }

    /** So many technicians are asked for an order at the same time. */
    void askAtOnce(int technicians) {
        database.update(SETTING).set(SETTING.AT_ONCE, technicians).execute();
    }

    /** What a rung is like where nobody says otherwise. Nobody is called out of bed for what can wait. */
    Rung usual(List<Who> who, Priority priority) {
        var row = database.selectFrom(SETTING).fetchSingle();
        var ways = new ArrayList<Way>();
        ways.add(new Way(Way.APP, APP_SECONDS));
        ways.add(new Way(Way.TEXT, row.getAnswerSeconds()));
        if (priority.compareTo(Priority.URGENT) <= 0) {
            ways.add(new Way(Way.VOICE, VOICE_SECONDS));
            ways.add(new Way(Way.PAGER, PAGER_SECONDS));
        }
        return new Rung(who, ways, row.getAtOnce());
    }

    /** As they are at this moment, all read at once. */
    Standing standing() {
        return new Standing(database.selectFrom(SETTING).fetchSingle());
    }

    /** What a search asks of the settings. */
    record Standing(SettingRecord row) {
        Habits habits() {
            return new Habits(
                    Duration.ofMinutes(row.getOnTheWayMinutes()),
                    Duration.ofMinutes(row.getReportDueMinutes()),
                    row.getUnreachableAfter(),
                    Duration.ofMinutes(row.getUnreachableMinutes()));
        }

        Driving driving() {
            return new Driving(row.getDriveKmPerHour(), row.getDriveDetourPercent());
        }

        /** When a report is asked for. @param trapped people were inside */
        Reminding reminding(ZoneId zone, boolean trapped) {
            return new Reminding(List.of(row.getReminderTimes()), zone, trapped, row.getLeadAfterReminders());
        }
    }

    /** By day only; each once, the earliest first. */
    private static List<LocalTime> reminders(Form form, List<@Nullable LocalTime> filled) {
        var times = filled.stream()
                .<LocalTime>mapMulti((time, to) -> {
                    if (time != null) {
                        to.accept(time.truncatedTo(ChronoUnit.MINUTES));
                    }
                })
                .distinct()
                .sorted()
                .toList();
        boolean right = !times.isEmpty()
                && times.size() <= MOST_REMINDERS
                && filled.stream().noneMatch(Objects::isNull)
                && times.stream().allMatch(Reminding::isByDay);
        return form.check(
                "reminderTimes",
                right,
                times,
                "dispatch.reminder-times",
                "Choose one to {0} times from 07:00 to before 21:00.",
                MOST_REMINDERS);
    }

    private static int read(Form form, String field, @Nullable Integer filled, int before, int least, int most) {
        return filled == null ? before : form.number(field, filled, least, most);
    }
}
