package throughline.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.asset.SiteForm;
import throughline.asset.UnitForm;
import throughline.customer.AgreementForm;
import throughline.customer.ContactPersonForm;
import throughline.customer.CustomerForm;

/**
 * The plan of the sample company: forms that are filled in but for the ids of what they belong to. About 1.4 sites to a customer and
 * 2.2 units to a site; kinds of units as they stand in Europe's streets.
 */
record SampleWorld(List<Client> clients, List<CustomerForm> prospects) {
    static final long SEED = 20_261_121;
    static final int UNITS = 1_000;

    record Client(
            CustomerForm customer, List<ContactPersonForm> people, AgreementForm agreement, List<Address> addresses) {}

    record Address(SiteForm site, List<UnitForm> units) {}

    private record Kind(String name, int weight) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("traction", 55),
            new Kind("traction-with-machine-room", 20),
            new Kind("hydraulic", 15),
            new Kind("goods", 4),
            new Kind("escalator", 5),
            new Kind("platform", 1));
    private static final List<String> FOREIGN_MAKERS =
            List.of("Harrow & Pike", "Norrhiss", "Kõrgetõste", "Formosa Vertical");
    private static final List<Integer> LOADS = List.of(320, 450, 630, 630, 630, 1_000, 1_000, 1_275, 1_600, 2_500);
    private static final int OWN_MAKE = 70;
    private static final int RINGS_FROM_THE_CAR = 62;
    private static final int SHARES_A_LINE = 15;
    private static final int HAS_RUN_OUT = 4;
    private static final int PROSPECTS_OF_A_LAND = 3;

    static SampleWorld of(long seed, int units) {
        var dice = new Dice(seed);
        var details = new SampleDetails(seed);
        var clients = new ArrayList<Client>();
        for (var land : Land.ALL) {
            int left = units * land.share() / 100;
            while (left > 0) {
                var client = client(dice, details, land, left);
                clients.add(client);
                left -= client.addresses().stream()
                        .mapToInt(address -> address.units().size())
                        .sum();
            }
        }
        return new SampleWorld(List.copyOf(clients), prospects(dice, details));
    }

    /** Callers whom nobody knew: a name and a number, no lift yet. */
    private static List<CustomerForm> prospects(Dice dice, SampleDetails details) {
        var prospects = new ArrayList<CustomerForm>();
        for (var land : Land.ALL) {
            for (int i = 0; i < PROSPECTS_OF_A_LAND; i++) {
                var number = phone(dice, land.places().getLast());
                prospects.add(new CustomerForm(
                        "prospect", details.person(land), land.language(), number, null, null, null, "", null, null));
            }
        }
        return List.copyOf(prospects);
    }

    private static Client client(Dice dice, SampleDetails details, Land land, int mostUnits) {
        var place = dice.weighed(land.places(), Land.Place::weight);
        var street = street(dice, land);
        var name = dice.one(land.list("customers"))
                .formatted(street, dice.one(land.list("family")), dice.one(land.list("given")));
        var switchboard = dice.chance(55) ? phone(dice, place) : null;
        var domain = "customer-%d.example".formatted(dice.next("customer") + 1);
        var delivery = details.delivery();
        var addresses = new ArrayList<Address>();
        int left = mostUnits;
        for (int site = dice.geometric(1.4); site > 0 && left > 0; site--) {
            var address =
                    address(dice, details, land, place, addresses.isEmpty() ? street : street(dice, land), name, left);
            addresses.add(address);
            left -= address.units().size();
        }
        return new Client(
                new CustomerForm(
                        "customer",
                        name,
                        land.language(),
                        switchboard,
                        "office@" + domain,
                        delivery,
                        details.deliveryAddress(delivery, domain, street + ", " + place.name()),
                        "",
                        details.verifiedOn(),
                        null),
                people(dice, details, land, place, switchboard, domain),
                agreement(dice, land),
                List.copyOf(addresses));
    }

    private static List<ContactPersonForm> people(
            Dice dice,
            SampleDetails details,
            Land land,
            Land.Place place,
            @Nullable String switchboard,
            String domain) {
        var people = new ArrayList<ContactPersonForm>();
        for (int i = dice.from(1, 2); i > 0; i--) {
            var own = phone(dice, place);
            people.add(new ContactPersonForm(
                    person(dice, land),
                    dice.one(land.list("roles")),
                    switchboard != null && dice.chance(15) ? List.of(own, switchboard) : List.of(own),
                    details.mailsOf(i, domain),
                    dice.chance(90) ? land.language() : "en",
                    dice.chance(4),
                    details.channel(),
                    details.verifiedOn(),
                    null));
        }
        return List.copyOf(people);
    }

    private static AgreementForm agreement(Dice dice, Land land) {
        var plan = dice.weighed(SamplePlan.ALL, SamplePlan::weight);
        var from = LocalDate.of(dice.from(2015, 2025), dice.from(1, 12), 1);
        return plan.agreement(land, from, dice.chance(HAS_RUN_OUT) ? LocalDate.of(2026, 6, 30) : null);
    }

    private static Address address(
            Dice dice,
            SampleDetails details,
            Land land,
            Land.Place place,
            String street,
            String customer,
            int mostUnits) {
        var site = new SiteForm(
                null,
                customer + ", " + dice.one(land.list("sites")),
                street,
                dice.postcode(place.postcode()),
                place.name(),
                land.code(),
                land.zone().getId(),
                dice.one(land.list("access")),
                details.keyCode(),
                details.one(land, "hours"),
                details.one(land, "rescue"),
                land.area(),
                null,
                null);
        var units = new ArrayList<UnitForm>();
        int count = Math.min(mostUnits, dice.geometric(2.2));
        var shared = count > 2 && dice.chance(SHARES_A_LINE) ? phone(dice, place) : null;
        for (int i = 1; i <= count; i++) {
            units.add(unit(dice, details, land, place, i, shared));
        }
        return new Address(site, List.copyOf(units));
    }

    private static UnitForm unit(
            Dice dice, SampleDetails details, Land land, Land.Place place, int position, @Nullable String sharedLine) {
        var kind = dice.weighed(KINDS, Kind::weight).name();
        var own = dice.chance(OWN_MAKE);
        var line = kind.equals("escalator") || !dice.chance(RINGS_FROM_THE_CAR) ? null : phone(dice, place);
        var number = "%s-%05d".formatted(place.prefix(), dice.next(place.prefix()) + 1);
        var name = dice.one(land.list("units")).formatted(position);
        var maker = own ? "Lodlinje" : dice.one(FOREIGN_MAKERS);
        var model = "%s%d".formatted(own ? "L" : "M", dice.from(1, 9) * 100);
        int floors = kind.equals("escalator") || kind.equals("platform") ? 2 : Math.min(40, 1 + dice.geometric(6));
        int load = kind.equals("goods") ? 2_500 : dice.one(LOADS);
        int year = dice.from(1965, 2026);
        var rings = sharedLine == null ? line : sharedLine;
        var alarm = details.alarm(rings != null);
        return new UnitForm(
                number,
                null,
                name,
                details.one(land, "positions"),
                kind,
                details.serial(model),
                maker,
                model,
                year,
                details.customersNumber(position),
                details.installedIn(year),
                floors,
                load,
                null,
                alarm.maker(),
                alarm.protocol(),
                alarm.ident(),
                alarm.testHours(),
                rings == null ? List.of() : List.of(rings),
                null,
                null);
    }

    static String person(Dice dice, Land land) {
        var given = dice.one(land.list("given"));
        var family = dice.one(land.list("family"));
        return land.code().equals("TW") ? family + given : given + " " + family;
    }

    private static String street(Dice dice, Land land) {
        return dice.one(land.list("streets")).formatted(dice.from(1, 98));
    }

    private static String phone(Dice dice, Land.Place place) {
        return place.phone().formatted(SampleStaff.NUMBERS_OF_ITS_OWN + dice.next(place.phone()));
    }
}
