package throughline.telephony;

import static throughline.telephony.db.Tables.TARIFF;
import static throughline.telephony.db.Tables.TOLL;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.ServiceHours;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.telephony.TollRules.Limits;
import throughline.telephony.TollRules.Spent;
import throughline.telephony.TollRules.Try;
import throughline.telephony.TollRules.Verdict;
import throughline.telephony.db.tables.records.TollRecord;

/** The front door to what calls out may cost: the limits, the tariffs, and the stop. {@code by} is the user who does it. */
@Component
@Transactional
public class Tolls {
    private static final UUID SUBJECT = new UUID(0, 2);
    private static final int MOST = 100_000_000;
    private static final int MOST_TARIFFS = 1_000;
    private static final int KEPT_DAYS = 730;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final DSLContext database;
    private final EventLog events;
    private final TollSpending spending;
    private final CallHabits habits;
    private final TollWatch watch;
    private final InstantSource clock;

    Tolls(
            DSLContext database,
            EventLog events,
            TollSpending spending,
            CallHabits habits,
            TollWatch watch,
            InstantSource clock) {
        this.database = database;
        this.events = events;
        this.spending = spending;
        this.habits = habits;
        this.watch = watch;
        this.clock = clock;
    }

    /** @param cents for each begun minute to numbers with this beginning, such as {@code +46} */
    public record Tariff(String prefix, Integer cents) {}

    /**
     * @param stoppedAt since when nothing that can wait is called; null while all goes
     * @param otherCents a minute to where no tariff leads
     * @param openHours in which this house calls others, on the clocks of {@code openZone}; empty: on those of this machine
     * @param familiarDays a beginning of numbers that was not called for so long is not called while the house is closed
     * @param shortCalls so many calls of less than {@code shortSeconds}, or so many numbers {@code inARow}, within {@code unusualMinutes}
     *     hold back the next
     * @param alertRefusals so many refused calls within {@code alertMinutes} are told to those who can stop calls
     * @param billSeconds so much longer or shorter, and {@code billPercent} dearer or cheaper, a call may be on the carrier's bill
     * @param spentHour cents within the last hour, and so on
     */
    public record Shown(
            @Nullable Instant stoppedAt,
            int atOnce,
            int atOnceEach,
            int aMinute,
            int aDay,
            int longestMinutes,
            int hourCents,
            int dayCents,
            int monthCents,
            int otherCents,
            String openHours,
            String openZone,
            int familiarDays,
            int shortSeconds,
            int shortCalls,
            int inARow,
            int unusualMinutes,
            int alertRefusals,
            int alertMinutes,
            int billSeconds,
            int billPercent,
            List<Tariff> tariffs,
            long spentHour,
            long spentDay,
            long spentMonth,
            int version) {}

    /** What a person fills in; tariffs, and what is told to be unusual, stay where they are left out. */
    public record Filled(
            @Nullable Integer atOnce,
            @Nullable Integer atOnceEach,
            @Nullable Integer aMinute,
            @Nullable Integer aDay,
            @Nullable Integer longestMinutes,
            @Nullable Integer hourCents,
            @Nullable Integer dayCents,
            @Nullable Integer monthCents,
            @Nullable Integer otherCents,
            @Nullable String openHours,
            @Nullable String openZone,
            @Nullable Integer familiarDays,
            @Nullable Integer shortSeconds,
            @Nullable Integer shortCalls,
            @Nullable Integer inARow,
            @Nullable Integer unusualMinutes,
            @Nullable Integer alertRefusals,
            @Nullable Integer alertMinutes,
            @Nullable Integer billSeconds,
            @Nullable Integer billPercent,
            @Nullable List<Tariff> tariffs,
            @Nullable Integer version) {}

    @Transactional(readOnly = true)
    public Shown get() {
        var row = database.selectFrom(TOLL).fetchSingle();
        return new Shown(
                row.getStoppedAt() == null ? null : row.getStoppedAt().toInstant(),
                row.getAtOnce(),
                row.getAtOnceEach(),
                row.getAMinute(),
                row.getADay(),
                row.getLongestMinutes(),
                row.getHourCents(),
                row.getDayCents(),
                row.getMonthCents(),
                row.getOtherCents(),
                row.getOpenHours(),
                row.getOpenZone(),
                row.getFamiliarDays(),
                row.getShortSeconds(),
                row.getShortCalls(),
                row.getInARow(),
                row.getUnusualMinutes(),
                row.getAlertRefusals(),
                row.getAlertMinutes(),
                row.getBillSeconds(),
                row.getBillPercent(),
                database.selectFrom(TARIFF)
                        .orderBy(TARIFF.PREFIX)
                        .fetch(tariff -> new Tariff(tariff.getPrefix(), tariff.getCents())),
                spending.cents(Duration.ofHours(1)),
                spending.cents(Duration.ofDays(1)),
                spending.cents(Duration.ofDays(30)),
                row.getVersion());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} */
    public Shown change(Filled filled, @Nullable UUID by) {
        var row = database.selectFrom(TOLL).forUpdate().fetchSingle();
        if (!row.getVersion().equals(filled.version())) {
            throw Refused.editedBySomeoneElse();
        }
        var before = get();
        var form = new Form();
        row.setAtOnce(form.number("atOnce", filled.atOnce(), 1, 1_000));
        row.setAtOnceEach(form.number("atOnceEach", filled.atOnceEach(), 1, 100));
        row.setAMinute(form.number("aMinute", filled.aMinute(), 1, 10_000));
        row.setADay(form.number("aDay", filled.aDay(), 1, 1_000_000));
        row.setLongestMinutes(form.number("longestMinutes", filled.longestMinutes(), 1, 1_440));
        row.setHourCents(form.number("hourCents", filled.hourCents(), 0, MOST));
        row.setDayCents(form.number("dayCents", filled.dayCents(), 0, MOST));
        row.setMonthCents(form.number("monthCents", filled.monthCents(), 0, MOST));
        row.setOtherCents(form.number("otherCents", filled.otherCents(), 0, MOST));
        readUnusual(form, filled, row);
        var tariffs = filled.tariffs();
        if (tariffs != null) {
            form.check(
                    "tariffs",
                    tariffs.size() <= MOST_TARIFFS && tariffs.stream().allMatch(Tolls::isOne),
                    "",
                    "telephony.tariff-unusable",
                    "Write each tariff as the beginning of numbers and cents for a minute, such as +46 3, each beginning once.");
            form.check(
                    "tariffs",
                    tariffs.stream().map(Tariff::prefix).distinct().count() == tariffs.size(),
                    "",
                    "telephony.tariff-unusable",
                    "Write each tariff as the beginning of numbers and cents for a minute, such as +46 3, each beginning once.");
        }
        form.accept();
        row.setVersion(row.getVersion() + 1);
        row.update();
        if (tariffs != null) {
            database.deleteFrom(TARIFF).execute();
            tariffs.forEach(tariff -> database.insertInto(TARIFF)
                    .set(TARIFF.PREFIX, tariff.prefix())
                    .set(TARIFF.CENTS, tariff.cents())
                    .execute());
        }
        var after = get();
        events.append("telephony", SUBJECT, "toll-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    private static void readUnusual(Form form, Filled filled, TollRecord row) {
        if (filled.openHours() != null) {
            row.setOpenHours(
                    ServiceHours.read(form, "openHours", filled.openHours()).toString());
        }
        if (filled.openZone() != null) {
            var zone = filled.openZone().strip();
            row.setOpenZone(form.check(
                    "openZone",
                    zone.isEmpty() || ZONES.contains(zone),
                    zone,
                    "telephony.zone-unknown",
                    "{0} is no time zone. Write one like Europe/Stockholm, or leave it empty.",
                    zone));
        }
        row.setFamiliarDays(
                form.number("familiarDays", or(filled.familiarDays(), row.getFamiliarDays()), 1, KEPT_DAYS));
        row.setShortSeconds(form.number("shortSeconds", or(filled.shortSeconds(), row.getShortSeconds()), 1, 300));
        row.setShortCalls(form.number("shortCalls", or(filled.shortCalls(), row.getShortCalls()), 2, 1_000));
        row.setInARow(form.number("inARow", or(filled.inARow(), row.getInARow()), 2, 1_000));
        row.setUnusualMinutes(
                form.number("unusualMinutes", or(filled.unusualMinutes(), row.getUnusualMinutes()), 1, 1_440));
        row.setAlertRefusals(
                form.number("alertRefusals", or(filled.alertRefusals(), row.getAlertRefusals()), 1, 1_000));
        row.setAlertMinutes(form.number("alertMinutes", or(filled.alertMinutes(), row.getAlertMinutes()), 1, 1_440));
        row.setBillSeconds(form.number("billSeconds", or(filled.billSeconds(), row.getBillSeconds()), 0, 600));
        row.setBillPercent(form.number("billPercent", or(filled.billPercent(), row.getBillPercent()), 0, 100));
    }

    private static Integer or(@Nullable Integer filled, Integer before) {
        return filled == null ? before : filled;
    }

    /** From now on nothing that can wait is called, or all goes again. */
    public Shown stop(boolean stopped, UUID by) {
        database.update(TOLL)
                .set(TOLL.STOPPED_AT, stopped ? now() : null)
                .set(TOLL.STOPPED_BY, stopped ? by : null)
                .execute();
        events.append("telephony", SUBJECT, stopped ? "trunk-stopped" : "trunk-let-go", by, Map.of());
        return get();
    }

    /** What is known of a call that somebody wants to place. */
    record Wanted(
            UUID call,
            String number,
            Purpose purpose,
            @Nullable UUID person,
            int atOnce,
            int atOnceOfPerson) {}

    /**
     * Judges a call. What is refused, and what goes although a rule speaks against it, is on record in a transaction of its own, whatever
     * becomes of the one around it.
     *
     * @return what each begun minute costs
     * @throws Refused with what to do
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = Refused.class)
    int judge(Wanted call) {
        var row = database.selectFrom(TOLL).fetchSingle();
        var limits = new Limits(
                row.getStoppedAt() != null,
                row.getAtOnce(),
                row.getAtOnceEach(),
                row.getAMinute(),
                row.getADay(),
                row.getHourCents(),
                row.getDayCents(),
                row.getMonthCents(),
                row.getShortCalls(),
                row.getInARow());
        var spent = new Spent(
                call.atOnce,
                call.atOnceOfPerson,
                spending.placed(Duration.ofMinutes(1)),
                spending.placed(Duration.ofDays(1)),
                spending.cents(Duration.ofHours(1)),
                spending.cents(Duration.ofDays(1)),
                spending.cents(Duration.ofDays(30)));
        var lately = habits.before(call.number, call.purpose, row);
        switch (TollRules.judge(new Try(call.purpose, Destination.of(call.number), limits, spent, lately))) {
            case Verdict.Stays(var why) -> {
                note(call, "call-refused", why.code());
                throw why;
            }
            case Verdict.Goes(var beyond) -> {
                if (beyond != null) {
                    note(call, "call-beyond-rules", beyond);
                }
            }
        }
        return spending.tariff(call.number, row.getOtherCents());
    }

    /** The country is not on the carrier's list, which counts for every call; it is on record as what a rule refuses. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Refused abroad(Wanted call) {
        var why = new Refused(
                "telephony.country-not-allowed",
                "Calls to {0} are not allowed. Add its country code to the carrier's form if they should be.",
                call.number);
        note(call, "call-refused", why.code());
        return why;
    }

    @Transactional(readOnly = true)
    Duration longest() {
        return Duration.ofMinutes(
                database.select(TOLL.LONGEST_MINUTES).from(TOLL).fetchSingle().value1());
    }

    private void note(Wanted call, String kind, String code) {
        var data = new HashMap<String, Object>(Map.of("why", code, "purpose", call.purpose.word()));
        if (!call.purpose.isForPeopleInNeed()) {
            data.put("to", call.number);
        }
        events.append("telephony", call.call, kind, call.person, data);
        watch.noticed(kind.equals("call-refused"), code);
    }

    private static boolean isOne(Tariff tariff) {
        return tariff.prefix().matches("\\+[1-9][0-9]{0,11}") && tariff.cents() >= 0 && tariff.cents() <= MOST;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
