package throughline.rota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether people can rest between their duties. Pure.
 *
 * <p>A duty is to be asked first; whoever is only the back-up rests. Duties that meet are one, in whichever area, and so are two parts of
 * somebody's own turn around hours in which another one stands in: on call is not at work. The callout is, so after one in a night the next duty begins only when the technician has rested; a duty that goes on is
 * not taken away.
 */
final class Rest {
    /** To be asked first from one instant to another, in any area. */
    record Duty(UUID technician, Instant from, Instant to) {}

    /** At work in a night. */
    record Worked(UUID technician, Instant until) {}

    /** From the end of one to the beginning of the next is not long enough. */
    record Broken(UUID technician, Instant ended, Instant begins, boolean byCallout) {}

    private Rest() {}

    /** @param turns that somebody has by a layer alone, whoever stands in */
    static List<Broken> broken(Duration rest, List<Duty> duties, List<Duty> turns, List<Worked> nights) {
        var broken = new ArrayList<Broken>();
        duties.stream()
                .collect(Collectors.groupingBy(Duty::technician))
                .values()
                .forEach(own -> {
                    var whole = joined(own, turns);
                    for (int i = 1; i < whole.size(); i++) {
                        var before = whole.get(i - 1);
                        if (before.to().plus(rest).isAfter(whole.get(i).from())) {
                            broken.add(new Broken(
                                    before.technician(),
                                    before.to(),
                                    whole.get(i).from(),
                                    false));
                        }
                    }
                    for (var duty : whole) {
                        nights.stream()
                                .filter(night -> night.technician().equals(duty.technician())
                                        && night.until().isBefore(duty.from())
                                        && night.until().plus(rest).isAfter(duty.from()))
                                .forEach(night ->
                                        broken.add(new Broken(duty.technician(), night.until(), duty.from(), true)));
                    }
                });
        broken.sort(Comparator.comparing(Broken::begins).thenComparing(Broken::technician));
        return broken;
    }

    private static List<Duty> joined(List<Duty> duties, List<Duty> turns) {
        var joined = new ArrayList<Duty>();
        duties.stream().sorted(Comparator.comparing(Duty::from)).forEach(duty -> {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && (!last.to().isBefore(duty.from()) || isOneTurn(last, duty, turns))) {
                var end = last.to().isAfter(duty.to()) ? last.to() : duty.to();
                joined.set(joined.size() - 1, new Duty(last.technician(), last.from(), end));
            } else {
                joined.add(duty);
            }
        });
        return joined;
    }

    private static boolean isOneTurn(Duty last, Duty next, List<Duty> turns) {
        return turns.stream()
                .anyMatch(turn -> turn.technician().equals(last.technician())
                        && !turn.from().isAfter(last.to())
                        && !turn.to().isBefore(next.from()));
    }
}
