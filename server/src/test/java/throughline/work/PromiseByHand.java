package throughline.work;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import throughline.work.PromiseTerms.Starts;
import throughline.work.PromiseTerms.Stops;

/** Promises worked out with a calendar on the desk: a lift in Stockholm, served from Monday to Friday. */
abstract class PromiseByHand {
    static final int TRAPPED = 2;
    static final int URGENT = 4;
    static final int NORMAL = 6;
    static final int PLANNED = 8;
    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** From 8 to 16: 60 minutes when somebody is inside, 4 hours when urgent, 16 hours when not. */
    PromiseTerms terms = terms("8-16");

    PromiseCalendar calendar = new PromiseCalendar(STOCKHOLM, Holidays.none());

    static PromiseTerms terms(String hours) {
        return PromiseTerms.of(hours, 60, 240, 16, Starts.CALL_IN, Stops.ARRIVE);
    }

    @Nullable
    Instant due(PromiseHistory history) {
        return read(history, history.steps().getLast().at()).dueAt();
    }

    PromiseReading read(PromiseHistory history, Instant now) {
        return PromiseClock.read(history, terms, calendar, now);
    }

    static Instant at(String stockholm) {
        return LocalDateTime.parse(stockholm).atZone(STOCKHOLM).toInstant();
    }
}
