package throughline.telephony;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static throughline.telephony.db.Tables.CALL;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.customer.HolidayCalendars;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.customer.ServiceHours;
import throughline.telephony.TollRules.Lately;
import throughline.telephony.db.tables.records.TollRecord;

/** What calls out were like lately, by which a call is told that is out of the ordinary. */
@Component
class CallHabits {
    /** A house that has not called anybody for so long has no habits yet. */
    private static final Duration LEARNS_FOR = Duration.ofDays(7);

    private static final int BEGINNING = "+123456".length();

    private final DSLContext database;
    private final Trunk trunk;
    private final HolidayCalendars holidays;
    private final InstantSource clock;

    CallHabits(DSLContext database, Trunk trunk, HolidayCalendars holidays, InstantSource clock) {
        this.database = database;
        this.trunk = trunk;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The country and the first digits after it, six in all: whose network or town it is, and nobody's number. */
    static String beginning(String e164) {
        return e164.substring(0, Math.min(BEGINNING, e164.length()));
    }

    /** Among calls of the same kind: those that can wait are weighed by themselves, and so are those that nothing holds back. */
    Lately before(String e164, Purpose purpose, TollRecord limits) {
        if (purpose.isRoutine()) {
            return new Lately(digits(e164), true, true, 0, List.of());
        }
        var alike = CALL.DIRECTION
                .eq("out")
                .and(CALL.PURPOSE.in(Arrays.stream(Purpose.values())
                        .filter(other -> !other.isRoutine() && other.isForPeopleInNeed() == purpose.isForPeopleInNeed())
                        .map(Purpose::word)
                        .toList()));
        var lately = CALL.STARTED_AT.gt(utc(Duration.ofMinutes(limits.getUnusualMinutes())));
        return new Lately(
                digits(e164),
                isOpen(limits, clock.instant()),
                isFamiliar(e164, limits),
                database.fetchCount(CALL, alike, lately, isShorterThan(limits.getShortSeconds())),
                database.selectDistinct(CALL.NUMBER)
                        .from(CALL)
                        .where(alike, lately, CALL.NUMBER.isNotNull())
                        .fetch(number -> digits(number.value1())));
    }

    private boolean isFamiliar(String e164, TollRecord limits) {
        var out = CALL.DIRECTION.eq("out");
        return database.fetchExists(
                        CALL,
                        out,
                        CALL.BEGINNING.eq(beginning(e164)),
                        CALL.STARTED_AT.gt(utc(Duration.ofDays(limits.getFamiliarDays()))))
                || !database.fetchExists(CALL, out, CALL.STARTED_AT.lt(utc(LEARNS_FOR)));
    }

    private boolean isOpen(TollRecord limits, Instant at) {
        var there = at.atZone(zone(limits));
        var time = there.toLocalTime();
        var hours = ServiceHours.of(limits.getOpenHours());
        return hours.on(there.getDayOfWeek()).stream().anyMatch(window -> window.holds(time))
                && (hours.holidays() || !isHoliday(there.toLocalDate()));
    }

    /** On whose clocks this house calls others. */
    static ZoneId zone(TollRecord limits) {
        return limits.getOpenZone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(limits.getOpenZone());
    }

    /** In the country of the number that calls show. */
    private boolean isHoliday(LocalDate day) {
        var ours = trunk.settings().callerNumber();
        var country = ours.isEmpty() ? null : PhoneNumbers.country(new PhoneNumber(ours));
        var calendar = country == null ? null : holidays.counting(null, country);
        return calendar != null
                && calendar.days().stream().anyMatch(each -> each.day().equals(day));
    }

    private static Condition isShorterThan(int seconds) {
        return condition("{0} - {1} < make_interval(secs => {2})", CALL.ENDED_AT, CALL.ANSWERED_AT, val(seconds));
    }

    private OffsetDateTime utc(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    private static long digits(String e164) {
        return Long.parseLong(e164.substring(1));
    }
}
