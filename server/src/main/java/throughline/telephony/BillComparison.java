package throughline.telephony;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The carrier's calls of a day beside our own: which are the same, and what is different about them. */
final class BillComparison {
    /** Two clocks, and a call that rings for a while before the carrier counts it. */
    private static final Duration APART = Duration.ofMinutes(2);

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** On the bill. */
    record Billed(UUID id, String number, Instant startedAt, int seconds, BigDecimal cents) {
        /** A try that nobody picked up and nobody pays for. */
        boolean isNothing() {
            return seconds == 0 && cents.signum() == 0;
        }
    }

    /** With us. @param number null once it was erased; such a call is looked for by its time alone */
    record Ours(UUID id, @Nullable String number, Instant startedAt, boolean answered, int seconds, int cents) {}

    /** @param seconds and {@code percent}: so much may be different */
    record Tolerance(int seconds, int percent) {}

    enum Kind {
        /** The dangerous ones: somebody else calls at our cost. */
        ONLY_THEIRS,
        ONLY_OURS,
        LENGTH,
        PRICE
    }

    /** One of them may be null, never both. */
    record Difference(
            Kind kind, @Nullable Billed billed, @Nullable Ours ours) {
        Instant startedAt() {
            return billed != null ? billed.startedAt : requireNonNull(ours).startedAt;
        }
    }

    /** @param pairs calls that both have */
    record Found(Map<Billed, Ours> pairs, List<Difference> differences) {}

    private BillComparison() {}

    /** Each call is the same as one other at most: the one of its number that is nearest in time. */
    static Found of(List<Billed> bill, List<Ours> calls, Tolerance tolerance) {
        var pairs = pairs(bill, calls);
        var differences = new ArrayList<Difference>();
        for (var billed : bill) {
            var ours = pairs.get(billed);
            if (ours != null) {
                differences.addAll(between(billed, ours, tolerance));
            } else if (!billed.isNothing()) {
                differences.add(new Difference(Kind.ONLY_THEIRS, billed, null));
            }
        }
        var known = Set.copyOf(pairs.values());
        calls.stream()
                .filter(call -> call.answered && !known.contains(call))
                .forEach(call -> differences.add(new Difference(Kind.ONLY_OURS, null, call)));
        differences.sort(Comparator.comparing(Difference::kind).thenComparing(Difference::startedAt));
        return new Found(pairs, differences);
    }

    private static Map<Billed, Ours> pairs(List<Billed> bill, List<Ours> calls) {
        record Near(Billed billed, Ours ours, Duration apart) {}
        var byNumber = new HashMap<String, List<Ours>>();
        calls.forEach(
                call -> byNumber.computeIfAbsent(Objects.requireNonNullElse(call.number, ""), _ -> new ArrayList<>())
                        .add(call));
        var near = new ArrayList<Near>();
        for (var billed : bill) {
            for (var number : List.of(billed.number, "")) {
                for (var call : byNumber.getOrDefault(number, List.of())) {
                    var apart =
                            Duration.between(billed.startedAt, call.startedAt).abs();
                    if (apart.compareTo(APART) <= 0) {
                        near.add(new Near(billed, call, apart));
                    }
                }
            }
        }
        near.sort(Comparator.comparing(Near::apart));
        var pairs = new HashMap<Billed, Ours>();
        var taken = new HashSet<Ours>();
        for (var each : near) {
            if (!pairs.containsKey(each.billed) && !taken.contains(each.ours)) {
                pairs.put(each.billed, each.ours);
                taken.add(each.ours);
            }
        }
        return pairs;
    }

    private static List<Difference> between(Billed billed, Ours ours, Tolerance tolerance) {
        var found = new ArrayList<Difference>();
        if (Math.abs(billed.seconds - ours.seconds) > tolerance.seconds) {
            found.add(new Difference(Kind.LENGTH, billed, ours));
        }
        var allowed = BigDecimal.valueOf(ours.cents)
                .multiply(BigDecimal.valueOf(tolerance.percent))
                .divide(PERCENT);
        if (billed.cents.subtract(BigDecimal.valueOf(ours.cents)).abs().compareTo(allowed.max(BigDecimal.ONE)) > 0) {
            found.add(new Difference(Kind.PRICE, billed, ours));
        }
        return found;
    }
}
