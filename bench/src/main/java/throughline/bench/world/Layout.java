package throughline.bench.world;

import throughline.bench.world.Places.City;

/**
 * Which neighbourhood lies where. Neighbourhoods are numbered through country by country, and in a country from west to east, so that a
 * place is found from a number by arithmetic alone. Ten of them are an area with its own technicians.
 */
final class Layout {
    static final int UNITS = 64;
    private static final int AN_AREA = 10;
    private static final int UNITS_TO_A_TECHNICIAN = 70;
    private static final int FEWEST_TECHNICIANS = 2;
    static final int MOST_TECHNICIANS = (AN_AREA * UNITS + UNITS_TO_A_TECHNICIAN - 1) / UNITS_TO_A_TECHNICIAN;

    /** Of a hundred neighbourhoods that belong to owners of thousands of units, how many belong to one of them. */
    private static final int NEIGHBOURHOODS_OF_A_LARGE_OWNER = 50;

    private final Plan plan;
    private final Chance chance = new Chance();
    private final int[] firstOf = new int[Country.ALL.length + 1];
    private final int[] firstAreaOf = new int[Country.ALL.length + 1];

    Layout(Plan plan) {
        this.plan = plan;
        int all = (plan.units() + UNITS - 1) / UNITS;
        int share = 0;
        int shares = 0;
        for (var country : Country.ALL) {
            shares += country.share();
        }
        for (int i = 0; i < Country.ALL.length; i++) {
            share += Country.ALL[i].share();
            firstOf[i + 1] = (int) Math.round((double) all * share / shares);
            firstAreaOf[i + 1] = firstAreaOf[i] + (firstOf[i + 1] - firstOf[i] + AN_AREA - 1) / AN_AREA;
        }
    }

    int neighbourhoods() {
        return firstOf[Country.ALL.length];
    }

    int areas() {
        return firstAreaOf[Country.ALL.length];
    }

    int units(int neighbourhood) {
        return Math.min(UNITS, plan.units() - neighbourhood * UNITS);
    }

    int countryOf(int neighbourhood) {
        return which(firstOf, neighbourhood);
    }

    City city(int neighbourhood) {
        int country = countryOf(neighbourhood);
        int all = firstOf[country + 1] - firstOf[country];
        double jitter = chance.of(plan.seed(), Chance.Kind.PLACE, neighbourhood).fraction();
        return Places.of(Country.ALL[country].code()).at((neighbourhood - firstOf[country] + jitter) / all);
    }

    int areaOf(int neighbourhood) {
        int country = countryOf(neighbourhood);
        return firstAreaOf[country] + (neighbourhood - firstOf[country]) / AN_AREA;
    }

    int countryOfArea(int area) {
        return which(firstAreaOf, area);
    }

    int firstNeighbourhoodOf(int area) {
        int country = countryOfArea(area);
        return firstOf[country] + (area - firstAreaOf[country]) * AN_AREA;
    }

    /** Named after its first city; the same city may have several. */
    String areaName(int area) {
        return city(firstNeighbourhoodOf(area)).name() + " " + (area + 1);
    }

    int technicians(int area) {
        int first = firstNeighbourhoodOf(area);
        int last = Math.min(first + AN_AREA, firstOf[countryOfArea(area) + 1]);
        int units = Math.min(last * UNITS, plan.units()) - first * UNITS;
        return Math.max(FEWEST_TECHNICIANS, (units + UNITS_TO_A_TECHNICIAN - 1) / UNITS_TO_A_TECHNICIAN);
    }

    /** Owners of thousands of units, that a country has; numbered through over all countries. */
    int largeOwners(int country) {
        int theirs = (firstOf[country + 1] - firstOf[country]) * Neighbourhood.OF_LARGE_OWNERS / 100;
        return (theirs + NEIGHBOURHOODS_OF_A_LARGE_OWNER - 1) / NEIGHBOURHOODS_OF_A_LARGE_OWNER;
    }

    /** The first of the large owners of a country, counted over all countries; of the number of countries: how many there are. */
    int firstLargeOwner(int country) {
        int sum = 0;
        for (int i = 0; i < country; i++) {
            sum += largeOwners(i);
        }
        return sum;
    }

    /** Where a neighbourhood stands among those that take their telephone numbers from the same block. */
    int amongItsNumbers(int neighbourhood) {
        int country = countryOf(neighbourhood);
        int first = country;
        while (first > 0 && Country.ALL[first - 1].phones() == Country.ALL[country].phones()) {
            first--;
        }
        return neighbourhood - firstOf[first];
    }

    /** How many neighbourhoods take theirs from the block of this country. */
    int withItsNumbers(int country) {
        int sum = 0;
        for (int i = 0; i < Country.ALL.length; i++) {
            if (Country.ALL[i].phones() == Country.ALL[country].phones()) {
                sum += firstOf[i + 1] - firstOf[i];
            }
        }
        return sum;
    }

    private static int which(int[] first, int index) {
        int low = 0;
        while (first[low + 1] <= index) {
            low++;
        }
        return low;
    }
}
