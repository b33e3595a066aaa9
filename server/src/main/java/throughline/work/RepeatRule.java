package throughline.work;

/**
 * When a unit fails again and again. Days are those of the place where it stands: what was on day 1 is within 30 days until day 31 ends.
 *
 * @param repeatDays 1 to 365; a callout so long after another one repeats it
 * @param componentDays 1 to 365; so long it does when the same component failed
 * @param rogueDays 1 to 365; the time in which the callouts of a rogue unit are counted
 * @param rogueCallouts 2 to 50; so many make it one
 */
public record RepeatRule(int repeatDays, int componentDays, int rogueDays, int rogueCallouts, int version) {
    int longest() {
        return Math.max(repeatDays, Math.max(componentDays, rogueDays));
    }
}
