package throughline.bench.world;

/**
 * Chance that belongs to a thing: set to the same seed, kind and index it repeats itself, whatever was asked before. One object is used
 * for millions of things, so nothing is made for any of them. SplitMix64 (Steele, Lea, Flood 2014).
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Chance of(long seed, Kind kind, long index) {
        state = mix(mix(seed + GOLDEN * (kind.ordinal() + 1)) + GOLDEN * index);
        return this;
    }

    /** What has chances of its own. */
    enum Kind {
        PLACE,
        NEIGHBOURHOOD,
        CUSTOMER,
        PERSON,
        AGREEMENT,
        SITE,
        UNIT,
        TECHNICIAN,
        TURN,
        AGENT,
        DAY,
        ORDER,
        OPEN_ORDER,
        QUESTION,
        REQUEST,
        CONTACT,
        OFFER,
        EVENT
    }

    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 to {@code most} - 1. */
    int below(int most) {
        return (int) (((bits() >>> 32) * most) >>> 32);
    }

    int from(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean perCent(int chance) {
        return below(100) < chance;
    }

    boolean perMille(int chance) {
        return below(1_000) < chance;
    }

    /** 0 inclusive to 1 exclusive. */
    double fraction() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    String one(String[] of) {
        return of[below(of.length)];
    }

    int one(int[] of) {
        return of[below(of.length)];
    }

    /** An index into weights that add up to {@code sum}. */
    int weighed(int[] weights, int sum) {
        int left = below(sum);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("the weights add up to less than " + sum);
    }

    /** 1 and more with this mean. */
    int geometric(double mean) {
        return 1 + (int) (Math.log(1 - fraction()) / Math.log(1 - 1 / mean));
    }

    /** Positive, half of them below the median; {@code spread} is the standard deviation of the logarithm. */
    double lognormal(double median, double spread) {
        double normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
        return median * Math.exp(spread * normal);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
