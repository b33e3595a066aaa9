package throughline.work;

import java.time.ZoneId;

/** Where the lift stands, as far as time goes: the clock on its wall and the days that are off there. */
public record PromiseCalendar(ZoneId zone, Holidays holidays) {}
