package throughline.dispatch;

import java.time.Duration;

/**
 * How long this company waits for what.
 *
 * @param answer an offer is open so long
 * @param atOnce so many technicians are asked at the same time
 * @param onTheWay after the acceptance a technician should be on the way
 * @param reportDue after the arrival the report should be there
 * @param unreachableAfter so many offers without an answer
 * @param unreachable such a technician is not asked for so long
 */
record Habits(
        Duration answer,
        int atOnce,
        Duration onTheWay,
        Duration reportDue,
        int unreachableAfter,
        Duration unreachable) {}
