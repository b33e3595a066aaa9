package throughline.dispatch;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a ladder. The next is reached when nobody of this one is left to ask and nobody's answer is awaited.
 *
 * @param who asked in this order, each once
 * @param ways over which channels each is asked, one after the other
 * @param atOnce so many are asked at the same time for each free seat; the first who accepts wins
 */
public record Rung(List<Who> who, List<Way> ways, int atOnce) {
    public Rung {
        if (who.isEmpty() || atOnce < 1) {
            throw new IllegalArgumentException(
                    "A rung needs somebody, and one at a time at least (%s, %d at once).".formatted(who, atOnce));
        }
        who = List.copyOf(who);
        ways = List.copyOf(ways);
    }

    /** The same, with so many asked at the same time or more. */
    Rung askingAtLeast(int many) {
        return new Rung(who, ways, Math.max(atOnce, many));
    }

    boolean isRescue() {
        return who.contains(Who.RESCUE);
    }

    /** The first way over a channel that reaches somebody; null when there is none. */
    @Nullable
    Way first(Predicate<String> reaches) {
        return usable(ways, reaches);
    }

    /** The way after this channel; null when it was the last. */
    @Nullable
    Way after(String channel, Predicate<String> reaches) {
        int at = ways.stream().map(Way::channel).toList().indexOf(channel);
        return at < 0 ? null : usable(ways.subList(at + 1, ways.size()), reaches);
    }

    private static @Nullable Way usable(List<Way> ways, Predicate<String> reaches) {
        return ways.stream()
                .filter(way -> reaches.test(way.channel()))
                .findFirst()
                .orElse(null);
    }
}
