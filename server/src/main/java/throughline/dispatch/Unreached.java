package throughline.dispatch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Asked;

/**
 * An order for which somebody is still looked for and that reaches nobody: why, and what may help.
 *
 * @param people how many were asked in this round and did not take it
 * @param times how often something went out to them that never arrived, or was not answered
 * @param since when its search came to stand like this
 */
public record Unreached(UUID order, Why why, int people, int times, boolean stuck, Instant since, Remedy remedy) {
    private static final int SOME = 2;

    /** Why it reaches nobody. */
    public enum Why {
        /** Nobody stands on the ladder at this hour. */
        NOBODY_THERE,
        /** Nothing arrived at any of them. */
        PHONES_OFF,
        /** Somebody is silent and is asked another way meanwhile. */
        NO_REPLY,
        /** All of them refused. */
        REFUSED,
        TRIED;

        /** The word used on the wire, such as {@code no-reply}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One offer of the present round, and over how many ways it went. */
    record Try(Asked asked, int ways) {
        boolean isUnreached() {
            return asked.state() == OfferState.EXPIRED || asked.state() == OfferState.UNREACHABLE;
        }

        boolean isRefused() {
            return asked.state() == OfferState.REJECTED;
        }

        boolean isSilent() {
            return asked.isOpen() && ways > 1;
        }
    }

    /** Null for one that goes its way: whoever is asked may still answer. @param known whom anybody stands for who may be asked beside the ladder */
    static @Nullable Unreached of(UUID order, Search search, List<Try> round, Instant since, Set<Who> known) {
        boolean stuck = search.phase() instanceof Phase.Stuck;
        if (!stuck && !(search.phase() instanceof Phase.Asking)) {
            return null;
        }
        var silent = round.stream().filter(Try::isSilent).toList();
        var unreached = round.stream().filter(Try::isUnreached).toList();
        var refused = round.stream().filter(Try::isRefused).toList();
        int people = (int) round.stream()
                .filter(each -> each.isUnreached() || each.isRefused())
                .map(each -> each.asked().technician())
                .distinct()
                .count();
        int times = unreached.stream().mapToInt(Try::ways).sum();
        if (!silent.isEmpty() && unreached.size() < SOME) {
            int ways = silent.stream().mapToInt(each -> each.ways() - 1).max().orElse(0);
            return new Unreached(order, Why.NO_REPLY, silent.size(), ways, false, since, Remedy.SECOND_LINE);
        }
        if (!stuck && unreached.size() < SOME) {
            return null;
        }
        var why = why(unreached, refused);
        return new Unreached(order, why, people, times, stuck, since, remedy(why, search.climb(), known));
    }

    private static Why why(List<Try> unreached, List<Try> refused) {
        if (unreached.isEmpty()) {
            return refused.isEmpty() ? Why.NOBODY_THERE : Why.REFUSED;
        }
        boolean nothingArrived = refused.isEmpty()
                && unreached.stream().allMatch(each -> each.asked().state() == OfferState.UNREACHABLE);
        return nothingArrived ? Why.PHONES_OFF : Why.TRIED;
    }

    /** Phones that were off may be on again; whoever was reached and does not take it will not the second time either, so others are better. */
    private static Remedy remedy(Why why, Search.Climb climb, Set<Who> known) {
        return why == Why.PHONES_OFF || !isWider(climb, known) ? Remedy.AGAIN : Remedy.WIDER;
    }

    private static boolean isWider(Search.Climb climb, Set<Who> known) {
        var rungs = climb.ladder().rungs();
        return rungs.stream().skip(climb.reached()).anyMatch(rung -> !rung.isRescue())
                || !beside(climb.ladder(), known).isEmpty();
    }

    /** Who does not stand on this ladder and might be asked all the same, in the order in which most companies climb. */
    static List<Who> beside(Ladder ladder, Set<Who> known) {
        return known.stream()
                .filter(who -> who != Who.RESCUE)
                .filter(who ->
                        ladder.rungs().stream().noneMatch(rung -> rung.who().contains(who)))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
