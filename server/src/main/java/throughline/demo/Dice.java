package throughline.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Chance that repeats itself: the same seed throws the same dice. {@link Random}'s numbers are fixed by its specification. */
final class Dice {
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    private final Random random;
    private final Map<String, Integer> given = new HashMap<>();

    Dice(long seed) {
        this.random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int perCent) {
        return random.nextInt(100) < perCent;
    }

    <T> T weighed(List<T> of, ToIntFunction<T> weight) {
        int left = random.nextInt(of.stream().mapToInt(weight).sum());
        for (var each : of) {
            left -= weight.applyAsInt(each);
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException("weights changed while they were added");
    }

    /** 1 and more with this mean, each further one as likely as the one before. */
    int geometric(double mean) {
        int result = 1;
        while (random.nextDouble() < 1 - 1 / mean) {
            result++;
        }
        return result;
    }

    /** The next number of a pattern that nobody has yet, from 0. */
    int next(String pattern) {
        return given.merge(pattern, 1, Integer::sum) - 1;
    }

    /** A postcode: each {@code %d} a digit, {@code %s} two letters. */
    String postcode(String pattern) {
        var text = new StringBuilder(pattern);
        for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%")) {
            var filled = text.charAt(at + 1) == 'd' ? String.valueOf(from(1, 9)) : letter() + letter();
            text.replace(at, at + 2, filled);
        }
        return text.toString();
    }

    private String letter() {
        return String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
}
