package throughline.bench.world;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.TimeUnit;
import throughline.bench.world.Chance.Kind;

/** Writes who and what the company knows: its people, its customers with what they own, and whose turn it is. */
public final class Directory {
    private static final long BEFORE_THE_HISTORY = TimeUnit.DAYS.toMillis(1_000);
    private static final int FIRST_NUMBER = 10_001;
    private static final int HAS_RUN_OUT = 4;
    private static final int SPEAKS_ENGLISH = 10;
    private static final int WEEKS_WRITTEN = 5;
    private static final int RANKS = 2;
    private static final int HANDOVER = 7;
    private static final int MOBILES_FOR_FICTION = 1_000;
    private static final String[][] ABILITIES = {
        {"release", "traction", "hydraulic", "doors"},
        {"release", "traction", "escalator", "doors"},
        {"release", "traction", "goods", "platform"}
    };

    private final Plan plan;
    private final Rows rows;
    private final Layout layout;
    private final Neighbourhood where;
    private final Owner owner;
    private final Lift lift;
    private final Chance chance = new Chance();
    private final Id id = new Id();
    private final Id site = new Id();

    public Directory(Plan plan, Rows rows) {
        this.plan = plan;
        this.rows = rows;
        layout = new Layout(plan);
        where = new Neighbourhood(plan, layout);
        owner = new Owner(plan, layout);
        lift = new Lift(plan);
    }

    /** One after the other, so that ids come in the order of their rows. */
    static long knownSince(Plan plan, long index) {
        return plan.begins() - BEFORE_THE_HISTORY + index;
    }

    public void write() throws IOException {
        agents();
        technicians();
        turns();
        for (int country = 0; country < Country.ALL.length; country++) {
            for (int i = 0; i < layout.largeOwners(country); i++) {
                customer(owner.large(country, i), "");
            }
        }
        for (int i = 0; i < layout.neighbourhoods(); i++) {
            neighbourhood(i);
        }
    }

    private void agents() throws IOException {
        for (int i = 0; i < plan.agents(); i++) {
            agent(plan, i, id);
            var country = Country.ALL[i % 4];
            rows.end(rows.row(Table.AGENT)
                    .id(id)
                    .text(Words.of(country.language()).person(chance.of(plan.seed(), Kind.AGENT, i)))
                    .text("agent-%d@lodlinje.example".formatted(i + 1))
                    .text(country.language())
                    .at(knownSince(plan, i)));
            rows.end(rows.row(Table.ROLE).id(id).text("agent").at(knownSince(plan, i)));
            rows.end(rows.row(Table.SKILL).id(id).text("lift-en"));
        }
    }

    static Id agent(Plan plan, int agent, Id into) {
        return into.of(plan.seed(), Kind.AGENT, agent, knownSince(plan, agent));
    }

    private void technicians() throws IOException {
        for (int area = 0; area < layout.areas(); area++) {
            var country = Country.ALL[layout.countryOfArea(area)];
            for (int i = 0; i < layout.technicians(area); i++) {
                technician(plan, area, i, id);
                rows.end(rows.row(Table.TECHNICIAN)
                        .id(id)
                        .text(technicianName(area, i))
                        .text(technicianNumber(area * Layout.MOST_TECHNICIANS + i))
                        .text(country.language())
                        .texts(ABILITIES[i % ABILITIES.length])
                        .text(layout.areaName(area)));
            }
        }
    }

    static Id technician(Plan plan, int area, int technician, Id into) {
        long index = (long) area * Layout.MOST_TECHNICIANS + technician;
        return into.of(plan.seed(), Kind.TECHNICIAN, index, knownSince(plan, index));
    }

    /** Mobile numbers for fiction (Ofcom), and then the end of the same country's block. */
    private static String technicianNumber(int technician) {
        return technician < MOBILES_FOR_FICTION
                ? "+447700900%03d".formatted(technician)
                : "+44200%07d".formatted(9_000_000 + technician);
    }

    private String technicianName(int area, int technician) {
        return technicianName(plan, layout, area, technician, chance);
    }

    static String technicianName(Plan plan, Layout layout, int area, int technician, Chance chance) {
        return Words.of(Country.ALL[layout.countryOfArea(area)].language())
                .person(chance.of(plan.seed(), Kind.TECHNICIAN, (long) area * Layout.MOST_TECHNICIANS + technician));
    }

    /** Two are on call in each area, a week each, from the Monday before the history ends. */
    private void turns() throws IOException {
        var monday = plan.until().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long turn = 0;
        for (int area = 0; area < layout.areas(); area++) {
            var zone = ZoneId.of(Country.ALL[layout.countryOfArea(area)].zone());
            int technicians = layout.technicians(area);
            for (int week = 0; week < WEEKS_WRITTEN; week++) {
                for (int rank = 1; rank <= RANKS; rank++) {
                    id.of(plan.seed(), Kind.TURN, turn, knownSince(plan, turn));
                    turn++;
                    var row = rows.row(Table.TURN).id(id).text(layout.areaName(area));
                    technician(plan, area, (week + rank - 1) % technicians, id);
                    rows.end(row.id(id)
                            .at(handover(monday.plusWeeks(week), zone))
                            .at(handover(monday.plusWeeks(week + 1), zone))
                            .integer(rank));
                }
            }
        }
    }

    private static long handover(LocalDate day, ZoneId zone) {
        return day.atTime(HANDOVER, 0).atZone(zone).toInstant().toEpochMilli();
    }

    private void neighbourhood(int number) throws IOException {
        where.of(number);
        var country = where.country();
        var words = Words.of(country.language());
        var city = layout.city(number);
        var area = layout.areaName(layout.areaOf(number));
        int customer = -1;
        for (int i = 0; i < where.sites; i++) {
            long index = (long) number * Layout.UNITS + i;
            chance.of(plan.seed(), Kind.SITE, index);
            var street = words.street(chance);
            var address = words.address(street, chance.from(1, 180));
            if (where.customerOf[i] != customer) {
                customer = where.customerOf[i];
                owner.of(where, customer);
                if (!owner.large) {
                    customer(owner, address);
                }
            }
            chance.of(plan.seed(), Kind.SITE, index + (1L << 41));
            site.of(plan.seed(), Kind.SITE, index, knownSince(plan, index));
            rows.end(rows.row(Table.SITE)
                    .id(site)
                    .text("SI-" + (FIRST_NUMBER + index))
                    .id(owner.id)
                    .text(address + ", " + words.one(chance, "sites"))
                    .text(address)
                    .text(country.postcode(chance))
                    .text(city.name())
                    .text(country.code())
                    .text(country.zone())
                    .text(words.one(chance, "access"))
                    .text(area));
            units(i);
        }
    }

    private void units(int ofSite) throws IOException {
        var words = Words.of(where.country().language());
        for (int i = where.firstUnitOf[ofSite]; i < where.firstUnitOf[ofSite + 1]; i++) {
            lift.of((long) where.number * Layout.UNITS + i).whole();
            rows.end(rows.row(Table.UNIT)
                    .id(lift.id)
                    .text(Lift.number(layout, where.number, i))
                    .id(site)
                    .text(words.unit(lift.kind.equals(Lift.ESCALATOR), where.positionOf[i]))
                    .text(lift.kind)
                    .text(lift.maker)
                    .text(lift.model)
                    .integer(lift.floors)
                    .integer(lift.load)
                    .integer(lift.year)
                    .id(owner.agreement)
                    .text(lift.serial)
                    .text(lift.customersNumber));
            if (lift.line) {
                rows.end(rows.row(Table.LINE)
                        .text(where.country().phones().number(lift.lineSlot(where, i)))
                        .id(lift.id));
            }
        }
    }

    private void customer(Owner of, String address) throws IOException {
        var words = of.words();
        chance.of(plan.seed(), Kind.CUSTOMER, of.index + (1L << 41));
        var name = of.large
                ? words.one(chance, "large").replace("%1$s", words.family(chance))
                : words.customer(chance, address);
        rows.end(rows.row(Table.CUSTOMER)
                .id(of.id)
                .text("CU-" + (FIRST_NUMBER + of.index))
                .text(name)
                .text(of.country().language())
                .text("office@customer-%d.example".formatted(of.index + 1))
                .text(""));
        if (of.switchboard) {
            rows.end(rows.row(Table.PHONE)
                    .text(of.switchboardNumber())
                    .id(of.id)
                    .none()
                    .small(0));
        }
        chance.of(plan.seed(), Kind.AGREEMENT, of.index);
        var level = Level.ALL[of.level];
        long from = LocalDate.of(chance.from(2015, 2025), chance.from(1, 12), 1).toEpochDay();
        var agreement = rows.row(Table.AGREEMENT)
                .id(of.agreement)
                .text("AG-" + (FIRST_NUMBER + of.index))
                .id(of.id)
                .text(level.plan())
                .text(level.hours())
                .integer(level.entrapmentMinutes())
                .integer(level.urgentMinutes())
                .integer(level.normalHours())
                .day(from);
        rows.end(
                chance.perCent(HAS_RUN_OUT)
                        ? agreement.day(
                                plan.until().minusDays(chance.from(1, 300)).toEpochDay())
                        : agreement.none());
        for (int i = 0; i < of.people; i++) {
            person(of, i);
        }
    }

    private void person(Owner of, int number) throws IOException {
        var words = of.words();
        of.person(number, id);
        chance.of(plan.seed(), Kind.PERSON, of.personIndex(number) + (1L << 41));
        rows.end(rows.row(Table.PERSON)
                .id(id)
                .id(of.id)
                .text(of.personName(number))
                .text(words.one(chance, "roles"))
                .text(chance.perCent(SPEAKS_ENGLISH) ? "en" : of.country().language())
                .is(of.hearsBadly(number))
                .texts());
        rows.end(
                rows.row(Table.PHONE).text(of.numberOf(number)).id(of.id).id(id).small(0));
    }
}
