package throughline.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy by which an order finds somebody: who is asked, rung by rung, until one accepts. A search keeps the ladder that it began
 * with.
 *
 * @param seats so many technicians the job needs
 * @param replaceMinutes whoever is late and not on site after so long is withdrawn, and others are asked; null is never
 */
public record Ladder(List<Rung> rungs, int seats, @Nullable Integer replaceMinutes) {
    static final int MOST_SEATS = 9;

    public Ladder {
        if (rungs.isEmpty() || seats < 1 || seats > MOST_SEATS || replaceMinutes != null && replaceMinutes < 1) {
            throw new IllegalArgumentException("A ladder needs a rung, 1 to %d seats and some patience (%s, %d, %s)."
                    .formatted(MOST_SEATS, rungs, seats, replaceMinutes));
        }
        rungs = List.copyOf(rungs);
    }

    /** The longest that a climb takes, when so many stand for each word and everybody lets every channel pass. */
    Duration longest(ToIntFunction<Who> people) {
        long seconds = 0;
        for (var rung : rungs) {
            int there = rung.who().stream().mapToInt(people).sum();
            int each = rung.ways().stream().mapToInt(Way::seconds).sum();
            seconds += (long) Math.ceilDiv(there, rung.atOnce()) * each;
        }
        return Duration.ofSeconds(seconds);
    }

    /** The same, with one more rung above. */
    Ladder with(Rung rung) {
        return new Ladder(Stream.concat(rungs.stream(), Stream.of(rung)).toList(), seats, replaceMinutes);
    }

    /** @param rung may lie beyond the last, or have no ways of its own: then they are those of the first that has */
    Rung rung(int rung) {
        var wanted = rungs.get(Math.min(rung, rungs.size() - 1));
        return wanted.ways().isEmpty()
                ? rungs.stream()
                        .filter(each -> !each.ways().isEmpty())
                        .findFirst()
                        .orElse(wanted)
                : wanted;
    }
}
