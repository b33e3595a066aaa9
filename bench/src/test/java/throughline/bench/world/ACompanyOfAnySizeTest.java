package throughline.bench.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.bench.world.ReadRows.Read;

/** A company from a seed: always the same, believable, and ringing nobody who exists. */
class ACompanyOfAnySizeTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 27);
    private static final ReadRows COMPANY = made(20_261_127, 1_000);
    private static final ReadRows LARGER = made(20_261_127, 20_000);

    @Test
    void theSameSeedIsTheSameCompanyAndAnotherIsAnother() {
        assertThat(made(20_261_127, 1_000).digest())
                .isEqualTo(made(20_261_127, 1_000).digest())
                .isNotEqualTo(made(20_261_128, 1_000).digest());
    }

    @Test
    void itHasItsUnitsAndItsOrders() {
        assertThat(COMPANY.of(Table.UNIT)).hasSize(1_000);
        assertThat(COMPANY.of(Table.ORDER)).hasSize(833 + 3);
        assertThat(LARGER.of(Table.UNIT)).hasSize(20_000);
        assertThat(LARGER.of(Table.ORDER)).hasSize(16_666 + 66);
        assertThatThrownBy(() -> Plan.of(1, 999, false, UNTIL)).hasMessageContaining("1,000 to 2,400,000");
    }

    @Test
    void nothingHasTheNumberOrTheIdOfAnother() {
        for (var table :
                List.of(Table.CUSTOMER, Table.AGREEMENT, Table.SITE, Table.UNIT, Table.CONTACT, Table.REQUEST)) {
            assertThat(LARGER.of(table)).extracting(row -> row.text("number")).doesNotHaveDuplicates();
        }
        for (var table : Table.values()) {
            if (table.columns().getFirst().equals("id")) {
                assertThat(LARGER.of(table))
                        .as("%s", table)
                        .extracting(row -> row.id("id"))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void whateverARowNamesIsThere() {
        refers(Table.PERSON, "customer", Table.CUSTOMER);
        refers(Table.PHONE, "customer", Table.CUSTOMER);
        refers(Table.PHONE, "person", Table.PERSON);
        refers(Table.AGREEMENT, "customer", Table.CUSTOMER);
        refers(Table.SITE, "customer", Table.CUSTOMER);
        refers(Table.UNIT, "site", Table.SITE);
        refers(Table.UNIT, "agreement", Table.AGREEMENT);
        refers(Table.LINE, "unit", Table.UNIT);
        refers(Table.TURN, "technician", Table.TECHNICIAN);
        refers(Table.CONTACT, "person", Table.PERSON);
        refers(Table.CONTACT, "customer", Table.CUSTOMER);
        refers(Table.CONTACT, "unit", Table.UNIT);
        refers(Table.CONTACT, "agent", Table.AGENT);
        refers(Table.REQUEST, "contact", Table.CONTACT);
        refers(Table.REQUEST, "work_order", Table.ORDER);
        refers(Table.ORDER, "site", Table.SITE);
        refers(Table.ORDER, "unit", Table.UNIT);
        refers(Table.ORDER, "customer", Table.CUSTOMER);
        refers(Table.ORDER, "technician", Table.TECHNICIAN);
        refers(Table.OFFER, "work_order", Table.ORDER);
        refers(Table.OFFER, "technician", Table.TECHNICIAN);
        refers(Table.SEARCH, "work_order", Table.ORDER);
        refers(Table.CONTACT_EVENT, "subject", Table.CONTACT);
        refers(Table.REQUEST_EVENT, "subject", Table.REQUEST);
        refers(Table.ORDER_EVENT, "subject", Table.ORDER);
        refers(Table.DISPATCH_EVENT, "subject", Table.ORDER);
    }

    @Test
    void anAreaOfTechniciansStandsBehindEachSite() {
        var areas = LARGER.of(Table.TECHNICIAN).stream()
                .collect(Collectors.groupingBy(row -> row.text("area"), Collectors.counting()));

        assertThat(LARGER.of(Table.SITE)).allSatisfy(site -> assertThat(areas).containsKey(site.text("area")));
        assertThat(areas.values()).allMatch(technicians -> technicians >= 2 && technicians <= 12);
    }

    @Test
    void customersHaveAFewSitesAndSitesAFewUnitsAndSomeOwnersThousands() {
        double unitsToASite = 20_000.0 / LARGER.of(Table.SITE).size();
        var bySize = LARGER.of(Table.SITE).stream()
                .collect(Collectors.groupingBy(row -> row.id("customer"), Collectors.counting()));

        assertThat(unitsToASite).isBetween(2.0, 2.3);
        assertThat(bySize.values().stream().max(Comparator.naturalOrder()).orElseThrow())
                .isGreaterThan(100);
        assertThat(bySize.values().stream().filter(sites -> sites <= 5).count()).isGreaterThan(bySize.size() * 9L / 10);
    }

    @Test
    void fewUnitsHaveManyOfTheCallouts() {
        var times = LARGER.of(Table.ORDER).stream()
                .collect(Collectors.groupingBy(row -> row.id("unit"), Collectors.counting()))
                .values()
                .stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        long worst = times.stream()
                .limit(20_000 * 15 / 100)
                .mapToLong(Long::longValue)
                .sum();

        assertThat(worst / (double) LARGER.of(Table.ORDER).size()).isBetween(0.42, 0.75);
        assertThat(times.getFirst()).isGreaterThan(6);
    }

    @Test
    void eightOfAHundredCalloutsFreePeopleWithinMinutes() {
        var inside = LARGER.of(Table.ORDER).stream()
                .filter(row -> row.at("released_at") != 0)
                .toList();
        var minutes = inside.stream()
                .map(row -> (row.at("on_site_at") - row.at("called_at")) / 60e6)
                .sorted()
                .toList();

        assertThat(inside.size() / (double) LARGER.of(Table.ORDER).size()).isCloseTo(0.08, within(0.03));
        assertThat(minutes.get(minutes.size() / 2)).isBetween(12.0, 30.0);
    }

    @Test
    void everyStepOfAVisitFollowsTheOneBefore() {
        assertThat(LARGER.of(Table.ORDER)).allSatisfy(order -> {
            var steps = Stream.of(
                            "called_at",
                            "raised_at",
                            "accepted_at",
                            "on_the_way_at",
                            "on_site_at",
                            "released_at",
                            "left_at",
                            "closed_at")
                    .map(order::at)
                    .filter(at -> at != 0)
                    .toList();
            assertThat(steps).isSorted();
            assertThat(order.text("state").equals("closed"))
                    .isEqualTo(!order.text("report").isEmpty());
        });
    }

    @Test
    void whoCallsIsKnownAsOftenAsNotAndSomeCallTwiceForTheSame() {
        var requests = LARGER.of(Table.REQUEST).stream()
                .filter(row -> !row.id("work_order").isEmpty())
                .collect(Collectors.groupingBy(row -> row.id("work_order"), Collectors.counting()));
        long twice = requests.values().stream().filter(times -> times > 1).count();

        assertThat(twice / (double) requests.size()).isBetween(0.10, 0.20);
        assertThat(LARGER.of(Table.CONTACT).stream()
                                .filter(row -> !row.id("person").isEmpty())
                                .count()
                        / (double) LARGER.of(Table.CONTACT).size())
                .isBetween(0.5, 0.75);
    }

    /** Ofcom's, PTS's, the Bundesnetzagentur's and North America's numbers for fiction; blocks that no network can be given. */
    @Test
    void nobodyWhoExistsIsCalled() {
        var nobody =
                "\\+44(1614960|1174960|7700900)\\d{3}|\\+442[04]0\\d{7}|\\+463139006\\d\\d|\\+4680\\d{7}|\\+3722\\d{6}"
                        + "|\\+88640000\\d{4}|\\+88620\\d{7}|\\+493023125\\d{3}|\\+49300\\d{7}|\\+121255501\\d\\d|\\+12120\\d{6}";
        var numbers = Stream.of(
                        LARGER.of(Table.PHONE).stream().map(row -> row.text("number")),
                        LARGER.of(Table.LINE).stream().map(row -> row.text("number")),
                        LARGER.of(Table.TECHNICIAN).stream().map(row -> row.text("phone")))
                .flatMap(Function.identity())
                .toList();

        assertThat(numbers).hasSizeGreaterThan(20_000).allMatch(number -> number.matches(nobody));
        assertThat(LARGER.of(Table.CUSTOMER)).allMatch(row -> row.text("email").endsWith(".example"));
    }

    private static void refers(Table from, String column, Table to) {
        var known = LARGER.of(to).stream().map(row -> row.id("id")).collect(Collectors.toCollection(HashSet::new));
        assertThat(LARGER.of(from).stream().map((Read row) -> row.id(column)).filter(id -> !id.isEmpty()))
                .as("%s of %s", column, from)
                .isNotEmpty()
                .allMatch(known::contains);
    }

    private static ReadRows made(long seed, int units) {
        try {
            var rows = new ReadRows();
            var plan = Plan.of(seed, units, false, UNTIL);
            new Directory(plan, rows).write();
            new History(plan, trade(), rows).write();
            return rows;
        } catch (IOException | NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Trade trade() {
        var codes = Stream.of(
                        "E-01:2", "E-02:1", "H-02:3", "N-01:6", "N-02:5", "D-11:7", "D-12:4", "R-01:3", "S-01:7",
                        "C-01:7", "A-01:4", "P-01:6", "L-01:5", "B-01:8", "M-01:6", "M-02:6")
                .map(each -> each.split(":"))
                .map(each -> new Trade.Code(
                        each[0],
                        Integer.parseInt(each[1]),
                        "{\"en\":\"%s\"}".formatted(each[0]),
                        "{}",
                        Map.of("en", new String[] {"it does not run", "the door stays open"}, "zh-Hant", new String[] {
                            "門不關"
                        })))
                .toList();
        return new Trade(codes, Map.of());
    }
}
