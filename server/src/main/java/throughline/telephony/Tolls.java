package throughline.telephony;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static throughline.telephony.db.Tables.CALL;
import static throughline.telephony.db.Tables.TARIFF;
import static throughline.telephony.db.Tables.TOLL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.telephony.TollRules.Limits;
import throughline.telephony.TollRules.Spent;
import throughline.telephony.TollRules.Try;
import throughline.telephony.TollRules.Verdict;

/** The front door to what calls out may cost: the limits, the tariffs, and the stop. {@code by} is the user who does it. */
@Component
@Transactional
public class Tolls {
    private static final UUID SUBJECT = new UUID(0, 2);
    private static final int MOST = 100_000_000;
    private static final int MOST_TARIFFS = 1_000;

    /** What each call cost so far: each begun minute since it was picked up. */
    private static final String COST = "coalesce({0}, 0) * ceil(extract(epoch from coalesce({1}, {2}) - {3}) / 60.0)";

    private final DSLContext database;
    private final EventLog events;
    private final InstantSource clock;

    Tolls(DSLContext database, EventLog events, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** @param cents for each begun minute to numbers with this beginning, such as {@code +46} */
    public record Tariff(String prefix, Integer cents) {}

    /**
     * @param stoppedAt since when nothing that can wait is called; null while all goes
     * @param otherCents a minute to where no tariff leads
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
            List<Tariff> tariffs,
            long spentHour,
            long spentDay,
            long spentMonth,
            int version) {}

    /** What a person fills in; tariffs that are left out stay. */
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
                database.selectFrom(TARIFF)
                        .orderBy(TARIFF.PREFIX)
                        .fetch(tariff -> new Tariff(tariff.getPrefix(), tariff.getCents())),
                cents(Duration.ofHours(1)),
                cents(Duration.ofDays(1)),
                cents(Duration.ofDays(30)),
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
                row.getMonthCents());
        var spent = new Spent(
                call.atOnce,
                call.atOnceOfPerson,
                placed(Duration.ofMinutes(1)),
                placed(Duration.ofDays(1)),
                cents(Duration.ofHours(1)),
                cents(Duration.ofDays(1)),
                cents(Duration.ofDays(30)));
        switch (TollRules.judge(new Try(call.purpose, Destination.of(call.number), limits, spent))) {
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
        return tariff(call.number, row.getOtherCents());
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
    }

    /** The longest beginning counts. */
    private int tariff(String number, int otherwise) {
        var cents = database.select(TARIFF.CENTS)
                .from(TARIFF)
                .where(condition("{0} like {1} || '%'", val(number), TARIFF.PREFIX))
                .orderBy(length(TARIFF.PREFIX).desc())
                .limit(1)
                .fetchOne(TARIFF.CENTS);
        return cents == null ? otherwise : cents;
    }

    private int placed(Duration within) {
        return database.fetchCount(CALL, CALL.DIRECTION.eq("out"), CALL.STARTED_AT.gt(now().minus(within)));
    }

    private long cents(Duration within) {
        Field<BigDecimal> cost = field(COST, BigDecimal.class, CALL.CENTS, CALL.ENDED_AT, val(now()), CALL.ANSWERED_AT);
        var all = database.select(sum(cost))
                .from(CALL)
                .where(CALL.DIRECTION.eq("out"), CALL.STARTED_AT.gt(now().minus(within)), CALL.ANSWERED_AT.isNotNull())
                .fetchSingle()
                .value1();
        return all == null ? 0 : all.longValue();
    }

    private static boolean isOne(Tariff tariff) {
        return tariff.prefix().matches("\\+[1-9][0-9]{0,11}") && tariff.cents() >= 0 && tariff.cents() <= MOST;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
