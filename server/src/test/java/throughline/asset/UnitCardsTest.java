package throughline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.customer.Agreement;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.customer.Terms;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** What an agent sees of a unit while it rings. */
class UnitCardsTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2026-11-21T21:00:00Z"), "customer", "asset");
    private static final UnitCards CARDS = ROOMS.door(UnitCards.class);
    private static final Units UNITS = ROOMS.door(Units.class);
    private static final UUID HOSPITAL = ROOMS.door(Customers.class)
            .add(new CustomerForm("Põhja Haigla", "et", null, null, null, null), null)
            .id();
    private static final UUID SITE = ROOMS.door(Sites.class)
            .add(
                    new SiteForm(
                            HOSPITAL,
                            "Building A",
                            "Näidise 4",
                            "10111",
                            "Tallinn",
                            "EE",
                            null,
                            "Ask at the desk",
                            null,
                            null),
                    null)
            .id();

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void theAlarmButtonsNumberFindsItsUnitWithSiteAgreementAndSisters() {
        var agreement = agreement(null);
        var lift = unit("TLL-00001", "Lift 1", agreement.id(), "+372 2000101");
        unit("TLL-00002", "Lift 2", null, null);

        var card = CARDS.byPhone("00372 2000101").getFirst();

        assertThat(card.id()).isEqualTo(lift.id());
        assertThat(card.site().zone()).isEqualTo("Europe/Tallinn");
        assertThat(card.agreement())
                .isEqualTo(new UnitCard.Promise(
                        agreement.id(),
                        agreement.number(),
                        "Care Plus",
                        "24/7",
                        45,
                        120,
                        16,
                        Terms.of("24/7", 45, 120, 16),
                        null));
        assertThat(card.sisters())
                .extracting(UnitCard.Sister::number)
                .contains("TLL-00002")
                .doesNotContain("TLL-00001");
        assertThat(CARDS.of(lift.id())).isEqualTo(card);
        assertThat(CARDS.ofCustomers(List.of(HOSPITAL), 10)).contains(card);
    }

    @Test
    void aShaftGroupMayShareOneLine() {
        unit("TLL-00003", "Lift 3", null, "+3722000103");
        unit("TLL-00004", "Lift 4", null, "+3722000103");

        assertThat(CARDS.byPhone("+3722000103")).extracting(UnitCard::number).containsExactly("TLL-00003", "TLL-00004");
        assertThat(UNITS.ringingFrom("00372 200-0103"))
                .extracting(Unit::number)
                .containsExactly("TLL-00003", "TLL-00004");
        assertThat(CARDS.byPhone("+3722000199")).isEmpty();
        assertThat(CARDS.byPhone(null)).isEmpty();
    }

    @Test
    void anAgreementEndsAtMidnightOnTheSitesClock() {
        var lift = unit(
                "TLL-00005", "Lift 5", agreement(LocalDate.of(2026, 11, 21)).id(), null);

        assertThat(CARDS.of(lift.id()).agreement()).isNotNull();
        ROOMS.clock().passes(Duration.ofHours(1));
        assertThat(CARDS.of(lift.id()).agreement()).isNull();
        ROOMS.clock().passes(Duration.ofHours(-1));
    }

    @Test
    void aNumberBelongsToOneUnitAndAnOldFormIsRefused() {
        var lift = unit("TLL-00006", "Lift 6", null, null);

        refused("asset.unit-number-taken", () -> unit("TLL-00006", "Lift 7", null, null));
        refused(
                "kernel.edited-by-someone-else",
                () -> UNITS.change(lift.id(), form("TLL-00006", "Lift 6", null, null, 7), null));
        refused("asset.no-such-unit", () -> UNITS.get(new UUID(7, 7)));
        assertThat(UNITS.change(lift.id(), form("TLL-00006", "Lift 6a", null, null, 1), null)
                        .version())
                .isEqualTo(2);
    }

    @Test
    void everyWrongFieldOfAFormIsNamedAtOnce() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> UNITS.add(
                        new UnitForm(
                                " ", null, "Lift\u0000", "rocket", null, null, 900, null, null, null, "call me", null),
                        null))
                .satisfies(refused -> assertThat(refused.fields())
                        .containsOnlyKeys("number", "site", "name", "kind", "floors", "phones"));
    }

    @Test
    void aListIsReadPageByPageAndSearchedInUnitAndAddress() {
        for (int i = 10; i < 17; i++) {
            unit("PAGE-%02d".formatted(i), "Lift", null, null);
        }
        var first = UNITS.list(Slice.of(null, 5, "page näid"));
        var second = UNITS.list(Slice.of(first.next(), 5, "page näid"));

        assertThat(first.items())
                .extracting(Unit::number)
                .containsExactly("PAGE-10", "PAGE-11", "PAGE-12", "PAGE-13", "PAGE-14");
        assertThat(second.items()).extracting(Unit::number).containsExactly("PAGE-15", "PAGE-16");
        assertThat(second.next()).isNull();
        assertThat(UNITS.list(Slice.of(null, 5, "100%")).items()).isEmpty();
        refused("kernel.no-such-page", () -> UNITS.list(Slice.of("nonsense", 5, null)));
    }

    private static void refused(String code, Runnable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act::run)
                .extracting(Refused::code)
                .isEqualTo(code);
    }

    private static Agreement agreement(@Nullable LocalDate until) {
        return ROOMS.door(Agreements.class)
                .add(
                        new AgreementForm(
                                HOSPITAL, "Care Plus", "24/7", 45, 120, 16, LocalDate.of(2025, 1, 1), until, null),
                        null);
    }

    private static Unit unit(String number, String name, @Nullable UUID agreement, @Nullable String phone) {
        return UNITS.add(form(number, name, agreement, phone, null), null);
    }

    private static UnitForm form(
            String number, String name, @Nullable UUID agreement, @Nullable String phone, @Nullable Integer version) {
        return new UnitForm(number, SITE, name, "traction", "Lodlinje", "L2", 7, 630, 2004, agreement, phone, version);
    }
}
