package throughline.bench.world;

import throughline.bench.world.Chance.Kind;

/** A customer, the people who speak for it and what was agreed, computed from its number. The object is filled again for each. */
final class Owner {
    static final int MOST_PEOPLE = 2;

    /** Telephone numbers that a neighbourhood may need: a line for each unit, and a switchboard and two people for each customer. */
    static final int NUMBERS = 256;

    private static final int SWITCHBOARDS = Layout.UNITS;
    private static final int PEOPLE = 2 * Layout.UNITS;
    private static final int NUMBERS_OF_A_LARGE_OWNER = 4;
    private static final int HAS_A_SWITCHBOARD = 55;
    private static final int HAS_TWO_PEOPLE = 50;
    private static final int HEARS_BADLY = 4;

    private final Plan plan;
    private final Layout layout;
    private final Chance chance = new Chance();

    final Id id = new Id();
    final Id agreement = new Id();
    long index;
    int country;
    boolean large;
    int level;
    int people;
    boolean switchboard;
    private long firstNumber;

    Owner(Plan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    /** @param customer 0 to 63, as the neighbourhood numbers them */
    Owner of(Neighbourhood where, int customer) {
        if (where.largeOwner >= 0) {
            return large(layout.countryOf(where.number), where.largeOwner);
        }
        country = layout.countryOf(where.number);
        large = false;
        index = (long) where.number * Layout.UNITS + customer;
        firstNumber = (long) layout.amongItsNumbers(where.number) * NUMBERS + customer;
        return filled();
    }

    /** @param which of the country's */
    Owner large(int ofCountry, int which) {
        country = ofCountry;
        large = true;
        long number = layout.firstLargeOwner(country) + which;
        index = (long) layout.neighbourhoods() * Layout.UNITS + number;
        firstNumber = (long) layout.withItsNumbers(country) * NUMBERS + number * NUMBERS_OF_A_LARGE_OWNER;
        return filled();
    }

    private Owner filled() {
        id.of(plan.seed(), Kind.CUSTOMER, index, Directory.knownSince(plan, index));
        agreement.of(plan.seed(), Kind.AGREEMENT, index, Directory.knownSince(plan, index));
        chance.of(plan.seed(), Kind.CUSTOMER, index);
        level = chance.weighed(Level.WEIGHTS, Level.WEIGHT);
        people = large || chance.perCent(HAS_TWO_PEOPLE) ? MOST_PEOPLE : 1;
        switchboard = large || chance.perCent(HAS_A_SWITCHBOARD);
        return this;
    }

    Country country() {
        return Country.ALL[country];
    }

    Words words() {
        return Words.of(country().language());
    }

    String switchboardNumber() {
        return country().phones().number(large ? firstNumber : firstNumber + SWITCHBOARDS);
    }

    String numberOf(int person) {
        return country()
                .phones()
                .number(
                        large
                                ? firstNumber + 1 + person
                                : firstNumber - customer() + PEOPLE + 2L * customer() + person);
    }

    private long customer() {
        return index % Layout.UNITS;
    }

    long personIndex(int person) {
        return index * MOST_PEOPLE + person;
    }

    Id person(int person, Id into) {
        return into.of(plan.seed(), Kind.PERSON, personIndex(person), Directory.knownSince(plan, index));
    }

    String personName(int person) {
        return words().person(chance.of(plan.seed(), Kind.PERSON, personIndex(person)));
    }

    boolean hearsBadly(int person) {
        return chance.of(plan.seed(), Kind.PERSON, personIndex(person) + (1L << 40))
                .perCent(HEARS_BADLY);
    }
}
