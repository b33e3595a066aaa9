package throughline.sheet;

import throughline.kernel.Refused;

/** What sheets name by a number or a name, and the rooms by an id. */
enum Named {
    CUSTOMER,
    SITE,
    AGREEMENT,
    HOLIDAY_CALENDAR;

    Refused unknown(String text) {
        return this == HOLIDAY_CALENDAR
                ? new Refused("sheet.no-such-calendar", "There is no holiday calendar called {0}.", text)
                : new Refused("sheet.no-such-number", "There is nothing here with the number {0}.", text);
    }
}
