package throughline.bench.world;

import throughline.bench.world.Chance.Kind;

/**
 * Who owns what in a neighbourhood of 64 units: about 1.4 sites to a customer and 2.2 units to a site; one neighbourhood in ten is all of
 * an owner who has thousands. Customers, sites and units are numbered from 0 here, and through over the company by adding 64 for each
 * neighbourhood before. The object is filled again for each neighbourhood.
 */
final class Neighbourhood {
    /** In per cent. */
    static final int OF_LARGE_OWNERS = 10;

    private static final double SITES_TO_A_CUSTOMER = 1.4;
    private static final double UNITS_TO_A_SITE = 2.2;

    private final Plan plan;
    final Layout layout;
    private final Chance chance = new Chance();

    int number = -1;
    int units;
    int sites;
    int customers;
    /** The country's large owner whose all of this is; -1 when it belongs to several. */
    int largeOwner;

    final int[] siteOf = new int[Layout.UNITS];
    final int[] positionOf = new int[Layout.UNITS];
    final int[] customerOf = new int[Layout.UNITS];
    final int[] firstUnitOf = new int[Layout.UNITS + 1];

    Neighbourhood(Plan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    Neighbourhood of(int neighbourhood) {
        if (neighbourhood == number) {
            return this;
        }
        number = neighbourhood;
        units = layout.units(neighbourhood);
        sites = 0;
        customers = 0;
        chance.of(plan.seed(), Kind.NEIGHBOURHOOD, neighbourhood);
        int large = layout.largeOwners(layout.countryOf(neighbourhood));
        largeOwner = large > 0 && chance.perCent(OF_LARGE_OWNERS) ? chance.below(large) : -1;
        int unit = 0;
        while (unit < units) {
            for (int more = chance.geometric(SITES_TO_A_CUSTOMER); more > 0 && unit < units; more--) {
                firstUnitOf[sites] = unit;
                customerOf[sites] = customers;
                int last = Math.min(units, unit + chance.geometric(UNITS_TO_A_SITE));
                for (int position = 1; unit < last; position++) {
                    siteOf[unit] = sites;
                    positionOf[unit++] = position;
                }
                sites++;
            }
            customers++;
        }
        firstUnitOf[sites] = units;
        if (largeOwner >= 0) {
            customers = 0;
        }
        return this;
    }

    Country country() {
        return Country.ALL[layout.countryOf(number)];
    }
}
