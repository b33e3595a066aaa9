package throughline.bench.world;

import throughline.bench.world.Chance.Kind;

/** A unit, computed from its number. The object is filled again for each. */
final class Lift {
    static final String ESCALATOR = "escalator";

    private static final String[] KINDS = {
        "traction", "traction-with-machine-room", "hydraulic", "goods", ESCALATOR, "platform"
    };
    private static final int[] KIND_WEIGHTS = {55, 20, 15, 4, 5, 1};
    private static final String[] FOREIGN = {"Harrow & Pike", "Norrhiss", "Kõrgetõste", "Formosa Vertical"};
    private static final int[] LOADS = {320, 450, 630, 630, 630, 1_000, 1_000, 1_275, 1_600, 2_500};
    private static final int OWN_MAKE = 70;
    private static final int RINGS_FROM_THE_CAR = 62;
    private static final int SHARES_A_LINE = 15;
    private static final int HAS_A_NUMBER_OF_THE_CUSTOMER = 30;
    private static final int LAST_YEAR = 2026;
    private static final double MOST_OFTEN = 8;

    private final Plan plan;
    private final Chance chance = new Chance();

    final Id id = new Id();
    long index;
    String kind = "";
    boolean own;
    String maker = "";
    String model = "";
    int floors;
    int load;
    int year;
    boolean line;
    String serial = "";
    String customersNumber = "";
    private double luck;

    Lift(Plan plan) {
        this.plan = plan;
    }

    Lift of(long unit) {
        index = unit;
        chance.of(plan.seed(), Kind.UNIT, unit);
        kind = KINDS[chance.weighed(KIND_WEIGHTS, 100)];
        own = chance.perCent(OWN_MAKE);
        maker = own ? "Lodlinje" : chance.one(FOREIGN);
        year = LAST_YEAR - (int) (Math.pow(chance.fraction(), 1.6) * 61);
        line = chance.perCent(RINGS_FROM_THE_CAR) && !kind.equals(ESCALATOR);
        luck = chance.fraction();
        return this;
    }

    /** The rest, that only its own row needs. */
    Lift whole() {
        id();
        model = (own ? "L" : "M") + chance.from(1, 9) * 100;
        floors = kind.equals(ESCALATOR) || kind.equals("platform") ? 2 : Math.min(40, 1 + chance.geometric(6));
        load = kind.equals("goods") ? 2_500 : chance.one(LOADS);
        serial = (own ? "LL" : "F") + (10_000_000 + chance.below(90_000_000));
        customersNumber = chance.perCent(HAS_A_NUMBER_OF_THE_CUSTOMER)
                ? (char) ('A' + chance.below(26)) + "-" + chance.from(100, 9_999)
                : "";
        return this;
    }

    Id id() {
        return id.of(plan.seed(), Kind.UNIT, index, Directory.knownSince(plan, index));
    }

    /**
     * How often it fails beside others, 0 to 8: 15 % of the units have about 45 % of the callouts (a Weibull distribution with shape
     * 0.95), more where the kind, the maker or the age ask for it.
     */
    double fails() {
        double often = Math.pow(-Math.log(1 - luck), 1.05);
        double byKind = switch (kind) {
            case "hydraulic" -> 1.2;
            case "goods" -> 1.5;
            case ESCALATOR -> 1.8;
            default -> 1;
        };
        double byAge = 0.7 + (LAST_YEAR - year) / 60.0;
        return Math.min(MOST_OFTEN, often * byKind * (own ? 1 : 1.2) * byAge);
    }

    static double mostOften() {
        return MOST_OFTEN;
    }

    /** Its alarm line; units of one site may share the first one's. */
    long lineSlot(Neighbourhood where, int unit) {
        int site = where.siteOf[unit];
        int first = where.firstUnitOf[site];
        boolean shared = where.firstUnitOf[site + 1] - first > 2
                && chance.of(plan.seed(), Kind.SITE, (long) where.number * Layout.UNITS + site + (1L << 40))
                        .perCent(SHARES_A_LINE);
        return (long) where.layout.amongItsNumbers(where.number) * Owner.NUMBERS + (shared ? first : unit);
    }

    static String number(Layout layout, int neighbourhood, int unit) {
        var running = Long.toString((long) neighbourhood * Layout.UNITS + unit + 1);
        return layout.city(neighbourhood).prefix() + "-" + "0".repeat(Math.max(0, 7 - running.length())) + running;
    }
}
