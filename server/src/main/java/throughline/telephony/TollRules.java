package throughline.telephony;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** Whether a call may cost what it costs. The first rule that says no is said; what is for people in need goes whatever they say. */
final class TollRules {
    /**
     * @param stopped nothing that can wait is called
     * @param atOnce calls out at the same time, {@code atOnceEach} of one person
     * @param hourCents what calls may cost within the last hour, and so on
     * @param shortCalls so many that were over at once are one too many, and so are numbers {@code inARow}
     */
    record Limits(
            boolean stopped,
            int atOnce,
            int atOnceEach,
            int aMinute,
            int aDay,
            int hourCents,
            int dayCents,
            int monthCents,
            int shortCalls,
            int inARow) {}

    /** What goes on and what was spent, at this moment. */
    record Spent(
            int atOnce,
            int atOnceOfPerson,
            int lastMinute,
            int lastDay,
            long hourCents,
            long dayCents,
            long monthCents) {}

    /**
     * What such calls were like a little earlier.
     *
     * @param number that is to be called, without its plus; {@code numbers} are those that were
     * @param open whether these are hours in which this house calls others
     * @param familiar whether numbers with this beginning were called within the last months
     */
    record Lately(long number, boolean open, boolean familiar, int shortCalls, Collection<Long> numbers) {
        /** How many of the numbers stand one after another around this one, itself among them. */
        int inARow() {
            var all = new TreeSet<>(numbers);
            return 1
                    + onwards(number, all.tailSet(number, false))
                    + onwards(number, all.headSet(number, false).descendingSet());
        }

        private static int onwards(long number, Collection<Long> others) {
            int found = 0;
            long at = number;
            for (long other : others) {
                if (Math.abs(other - at) > NEXT) {
                    break;
                }
                at = other;
                found++;
            }
            return found;
        }
    }

    record Try(Purpose purpose, Destination destination, Limits limits, Spent spent, Lately lately) {}

    static final String SPENT_TOO_MUCH = "telephony.spent-too-much";
    static final Set<String> UNUSUAL =
            Set.of("telephony.unfamiliar-out-of-hours", "telephony.too-many-short-calls", "telephony.numbers-in-a-row");

    /** Who dials a range leaves out some of it. */
    private static final int NEXT = 3;

    sealed interface Verdict {
        /** @param beyond the code of the rule that would have stopped a call for anything else; null when none would */
        record Goes(@Nullable String beyond) implements Verdict {}

        record Stays(Refused why) implements Verdict {}
    }

    private record Rule(String code, String sentence, Predicate<Try> breaks) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "telephony.trunk-stopped",
                    "Calls out are stopped. An administrator lets them go again on the page of the carrier.",
                    call -> call.limits.stopped),
            new Rule(
                    "telephony.destination-costly",
                    "Numbers of this kind are never called, because they cost extra or nobody knows what they cost. Ask for an ordinary number.",
                    call -> !call.destination.mayBeCalled()),
            new Rule(
                    "telephony.too-many-at-once",
                    "Too many calls out at the same time. Wait until one is over.",
                    call -> call.spent.atOnce >= call.limits.atOnce),
            new Rule(
                    "telephony.too-many-of-yours",
                    "You have as many calls out as one person may. Hang up one of them first.",
                    call -> call.spent.atOnceOfPerson >= call.limits.atOnceEach),
            new Rule(
                    "telephony.too-many-a-minute",
                    "Too many calls within a minute. Try again in a minute.",
                    call -> call.spent.lastMinute >= call.limits.aMinute),
            new Rule(
                    "telephony.too-many-a-day",
                    "Too many calls within a day. An administrator may raise the limit on the page of the carrier.",
                    call -> call.spent.lastDay >= call.limits.aDay),
            new Rule(
                    SPENT_TOO_MUCH,
                    "Calls have cost as much as they may for now. An administrator may raise the limit on the page of the carrier.",
                    call -> call.spent.hourCents >= call.limits.hourCents
                            || call.spent.dayCents >= call.limits.dayCents
                            || call.spent.monthCents >= call.limits.monthCents),
            new Rule(
                    "telephony.unfamiliar-out-of-hours",
                    "Nobody has called numbers with this beginning for months, and the house is closed. Call it within the hours on the page of the carrier.",
                    call -> !call.lately.open && !call.lately.familiar),
            new Rule(
                    "telephony.too-many-short-calls",
                    "Too many calls were over within seconds. Wait a while, or ask an administrator.",
                    call -> call.lately.shortCalls >= call.limits.shortCalls),
            new Rule(
                    "telephony.numbers-in-a-row",
                    "Too many numbers one after another were called. Wait a while, or ask an administrator.",
                    call -> call.lately.inARow() >= call.limits.inARow));

    private TollRules() {}

    static Verdict judge(Try call) {
        var broken = RULES.stream()
                .filter(rule -> rule.breaks.test(call))
                .findFirst()
                .orElse(null);
        if (broken == null) {
            return new Verdict.Goes(null);
        }
        return call.purpose.isForPeopleInNeed()
                ? new Verdict.Goes(broken.code)
                : new Verdict.Stays(new Refused(broken.code, broken.sentence));
    }
}
