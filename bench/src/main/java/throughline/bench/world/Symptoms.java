package throughline.bench.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often callers report what, of which units, and what technicians find then. */
final class Symptoms {
    /** Of a thousand reports about lifts, by the letter of the code's category; those of escalators are nearly all in M. */
    private static final Map<Character, Integer> OF_LIFTS = ordered(
            'E', 80, 'H', 15, 'N', 300, 'D', 260, 'R', 90, 'S', 90, 'C', 35, 'A', 55, 'P', 45, 'L', 15, 'B', 15);

    private static final Map<Character, Integer> OF_ESCALATORS = ordered('M', 900, 'H', 40, 'P', 60);

    private static final String[] PARTS_OF_DOORS = {"car-door", "landing-door", "door-operator", "door-lock", "sill"};
    private static final String[] PARTS = {"controller", "drive", "brake", "levelling", "safety-circuit", "door-lock"};
    private static final String[] PARTS_OF_SIGNALS = {"car-button", "landing-button", "display"};
    private static final String[] CAUSES = {
        "wear",
        "adjustment",
        "dirt",
        "broken-part",
        "loose-connection",
        "misuse",
        "power",
        "no-fault-found",
        "unknown",
        "vandalism",
        "water",
        "software"
    };
    private static final int[] CAUSE_WEIGHTS = {22, 18, 17, 10, 8, 7, 5, 6, 3, 1, 2, 1};
    private static final int CAUSES_IN_ALL = 100;

    private final List<Trade.Code> codes = new ArrayList<>();
    private final int[] lifts;
    private final int[] escalators;
    private final int allLifts;
    private final int allEscalators;

    Symptoms(Trade trade) {
        codes.addAll(trade.codes());
        lifts = weights(OF_LIFTS);
        escalators = weights(OF_ESCALATORS);
        allLifts = sum(lifts);
        allEscalators = sum(escalators);
    }

    Trade.Code reported(Chance chance, boolean escalator) {
        return codes.get(escalator ? chance.weighed(escalators, allEscalators) : chance.weighed(lifts, allLifts));
    }

    static boolean trapped(Trade.Code code) {
        return code.code().startsWith("E");
    }

    static String cause(Chance chance) {
        return CAUSES[chance.weighed(CAUSE_WEIGHTS, CAUSES_IN_ALL)];
    }

    static String component(Chance chance, Trade.Code code) {
        return switch (code.code().charAt(0)) {
            case 'D', 'E' -> chance.one(PARTS_OF_DOORS);
            case 'S', 'C', 'A' -> chance.one(PARTS_OF_SIGNALS);
            case 'P' -> "power";
            default -> chance.one(PARTS);
        };
    }

    static String action(Chance chance, String cause) {
        return switch (cause) {
            case "wear", "broken-part" -> "replaced";
            case "adjustment" -> "adjusted";
            case "dirt", "water" -> "cleaned";
            case "no-fault-found", "power", "unknown" -> "reset";
            default -> chance.perCent(50) ? "repaired" : "adjusted";
        };
    }

    /** The first code of a category is the usual one; each further one is reported less often. */
    private int[] weights(Map<Character, Integer> byCategory) {
        var weights = new int[codes.size()];
        byCategory.forEach((letter, share) -> {
            int nth = 0;
            for (int i = 0; i < weights.length; i++) {
                if (codes.get(i).code().charAt(0) == letter) {
                    weights[i] = Math.max(1, share / ++nth);
                }
            }
        });
        return weights;
    }

    private static int sum(int[] weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private static Map<Character, Integer> ordered(Object... pairs) {
        var map = new LinkedHashMap<Character, Integer>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((Character) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }
}
