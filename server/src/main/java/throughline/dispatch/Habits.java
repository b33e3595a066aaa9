package throughline.dispatch;

import java.time.Duration;

/**
 * How long this company waits for what, whoever is asked.
 *
 * @param onTheWay after the acceptance a technician should be on the way
 * @param reportDue after the arrival the report should be there
 * @param unreachableAfter so many offers without an answer
 * @param unreachable such a technician is not asked for so long
 */
record Habits(Duration onTheWay, Duration reportDue, int unreachableAfter, Duration unreachable) {}
