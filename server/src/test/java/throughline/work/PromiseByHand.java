package throughline.work;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import throughline.customer.Clause;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.Price;
import throughline.customer.ServiceHours;
import throughline.customer.Terms;

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
        return terms(hours, 60, 240, 16, Starts.CALL_IN, Stops.ARRIVAL);
    }

    /** The same start and stop at every level; holds for the customer pause. */
    static PromiseTerms terms(
            String hours, int entrapmentMinutes, int urgentMinutes, int normalHours, Starts starts, Stops stops) {
        return PromiseTerms.of(new Terms(
                clause("24/7", entrapmentMinutes, starts, stops),
                clause(hours, urgentMinutes, starts, stops),
                clause(hours, normalHours * 60, starts, stops),
                clause(hours, null, starts, stops),
                null));
    }

    static Clause clause(String hours, @Nullable Integer minutes, Starts starts, Stops stops) {
        return new Clause(ServiceHours.of(hours), minutes, starts, stops, true, Price.INCLUDED, Price.NOT_ON_RECORD);
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
