package throughline.alarm;

import java.util.List;

/**
 * Lifts call for help while the database does not answer. Announced outside of any transaction.
 *
 * @param alarms all of them that are not in the database yet, the oldest first; none when all are
 */
public record AlarmsSpooled(List<Spooled> alarms) {}
