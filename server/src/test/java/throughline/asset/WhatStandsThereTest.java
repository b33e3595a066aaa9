package throughline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.History.Change;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** Sites with their guarded key, and positions whose equipment comes and goes. */
class WhatStandsThereTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2026-11-27T09:00:00Z"), "customer", "asset");
    private static final Sites SITES = ROOMS.door(Sites.class);
    private static final Units UNITS = ROOMS.door(Units.class);
    private static final KeyCodes KEY_CODES = ROOMS.door(KeyCodes.class);
    private static final Replacements REPLACEMENTS = ROOMS.door(Replacements.class);
    private static final AssetHistory HISTORY = ROOMS.door(AssetHistory.class);
    private static final UUID OWNER = ROOMS.door(Customers.class)
            .add(new CustomerForm("Põhja KÜ", "et", null, null, null, null), null)
            .id();
    private static final UUID MARET = UUID.randomUUID();

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void aSiteHasANumberOfItsOwnAndTheBrigadesShortNumberWillDo() {
        var one = SITES.add(site("Näidise 4", null, "112"), null);
        var other = SITES.add(site("Näidise 6", null, "+372 203 9999"), null);

        assertThat(one.number()).matches("SI-\\d{5}").isNotEqualTo(other.number());
        assertThat(one.rescuePhone()).isEqualTo("112");
        assertThat(other.rescuePhone()).isEqualTo("+3722039999");
        assertThat(SITES.list(Slice.of(null, 10, other.number())).items()).containsExactly(other);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SITES.add(site("Näidise 8", null, "the blue door"), null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("rescuePhone"));
    }

    @Test
    void whoeverLooksAtAKeyCodeIsInTheHistoryAndTheCodeItselfIsNowhereElse() {
        var site = SITES.add(site("Lootsi 2", "4711#", null), MARET);
        assertThat(site.hasKeyCode()).isTrue();
        assertThat(site.toString()).doesNotContain("4711#");

        assertThat(KEY_CODES.show(site.id(), MARET)).isEqualTo("4711#");
        KEY_CODES.change(site.id(), "0815#", MARET);
        KEY_CODES.change(site.id(), "0815#", MARET);
        assertThat(KEY_CODES.show(site.id(), null)).isEqualTo("0815#");
        SITES.change(site.id(), site("Lootsi 2a", "no form changes it", null, 2), MARET);
        KEY_CODES.change(site.id(), " ", MARET);
        assertThat(KEY_CODES.show(site.id(), MARET)).isEmpty();

        assertThat(HISTORY.of(site.id(), Slice.first(20)).items())
                .extracting(Change::kind)
                .containsExactly(
                        "key-code-changed",
                        "site-changed",
                        "key-code-shown",
                        "key-code-changed",
                        "key-code-shown",
                        "site-added");
        assertThat(ROOMS.door(DSLContext.class)
                        .fetchOne("select string_agg(data::text, ' ') from asset.event where subject = ?", site.id())
                        .formatCSV())
                .doesNotContain("4711#", "0815#", "no form changes it");
    }

    @Test
    void whenALiftIsReplacedThePositionStaysAndRemembersWhatStoodThere() {
        var lift = UNITS.add(unit("TLL-00001", "L400-000007", LocalDate.of(1998, 5, 4), List.of(), null), MARET);

        var modern = REPLACEMENTS.replace(
                lift.id(),
                new EquipmentForm(
                        "L900-000123", "Lodlinje", "L900", 2026, "H-01", LocalDate.of(2026, 11, 2), lift.version()),
                MARET);

        assertThat(modern)
                .extracting(Unit::number, Unit::position, Unit::serial, Unit::year, Unit::version)
                .containsExactly("TLL-00001", "A, north stair", "L900-000123", 2026, 2);
        assertThat(REPLACEMENTS.before(lift.id()))
                .singleElement()
                .extracting(Equipment::serial, Equipment::installedOn, Equipment::replacedOn)
                .containsExactly("L400-000007", LocalDate.of(1998, 5, 4), LocalDate.of(2026, 11, 2));
        assertThat(UNITS.list(Slice.of(null, 10, "L900-000123")).items())
                .extracting(Unit::id)
                .containsExactly(lift.id());
        assertThat(HISTORY.of(lift.id(), Slice.first(1)).items().getFirst())
                .satisfies(change -> assertThat(change.kind()).isEqualTo("equipment-replaced"))
                .satisfies(change -> assertThat(change.fields())
                        .extracting(moved -> moved.field())
                        .containsExactlyInAnyOrder("serial", "model", "year", "customersNumber", "installedOn"));
    }

    @Test
    void nothingIsReplacedBeforeItCameOrFromAnOldForm() {
        var lift = UNITS.add(unit("TLL-00002", "L400-000014", LocalDate.of(2020, 1, 1), List.of(), null), null);

        refused("kernel.form-incomplete", lift, LocalDate.of(2019, 12, 31), 1);
        refused("kernel.form-incomplete", lift, null, 1);
        refused("kernel.edited-by-someone-else", lift, LocalDate.of(2026, 11, 27), 7);
        assertThat(REPLACEMENTS.before(lift.id())).isEmpty();
    }

    @Test
    void anAlarmDeviceMayHaveSeveralLinesAndLiftsMayShareOne() {
        var lines = List.of("+372 200 0102", "+372 200 0101", "+3722000102");
        var lift = UNITS.add(unit("TLL-00003", "", null, lines, "scaip"), null);
        var beside = UNITS.add(unit("TLL-00004", "", null, List.of("+3722000101"), null), null);

        assertThat(lift.phones()).containsExactly("+3722000102", "+3722000101");
        assertThat(lift)
                .extracting(Unit::alarmProtocol, Unit::alarmIdent, Unit::alarmTestHours)
                .containsExactly("scaip", "10000013", 72);
        assertThat(ROOMS.door(UnitCards.class).byPhone("+3722000101"))
                .extracting(UnitCard::id)
                .containsExactly(lift.id(), beside.id());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> UNITS.add(unit("TLL-00005", "", null, List.of(), "smoke signals"), null))
                .satisfies(refused -> assertThat(refused.fields()).containsOnlyKeys("alarmProtocol"));
    }

    private static void refused(String code, Unit lift, LocalDate day, int version) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        REPLACEMENTS.replace(lift.id(), new EquipmentForm("S", "M", "N", 2026, "", day, version), null))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static SiteForm site(String street, String keyCode, String rescue) {
        return site(street, keyCode, rescue, null);
    }

    private static SiteForm site(String street, String keyCode, String rescue, Integer version) {
        return new SiteForm(
                OWNER,
                street,
                street,
                "10111",
                "Tallinn",
                "EE",
                null,
                "",
                keyCode,
                "E–R 7–19",
                rescue,
                null,
                null,
                version);
    }

    private static UnitForm unit(
            String number, String serial, LocalDate installed, List<String> lines, String protocol) {
        return new UnitForm(
                number,
                SITES.add(site(number, null, null), null).id(),
                "Lift 1",
                "A, north stair",
                "traction",
                serial,
                "Lodlinje",
                "L400",
                1998,
                "",
                installed,
                9,
                630,
                null,
                "Hearken",
                protocol,
                "10000013",
                72,
                lines,
                null,
                null);
    }
}
