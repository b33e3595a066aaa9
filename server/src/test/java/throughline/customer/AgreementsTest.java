package throughline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.customer.ClauseForm.PriceForm;
import throughline.kernel.History;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.SomeRooms;

/** What was agreed is kept as it was written, by levels or in four figures, and nothing of it is lost by either. */
class AgreementsTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2026-11-27T10:00:00Z"), "customer");
    private static final Agreements AGREEMENTS = ROOMS.door(Agreements.class);
    private static final HolidayCalendars CALENDARS = ROOMS.door(HolidayCalendars.class);
    private static final UUID OWNER = ROOMS.door(Customers.class)
            .add(new CustomerForm("Põhja KÜ", "et", null, null, null, null), null)
            .id();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void anAgreementFromBeforeThereWereLevelsPromisesWhatItDid() {
        var id = UUID.randomUUID();
        ROOMS.door(DSLContext.class)
                .execute(
                        "insert into customer.agreement (id, customer, plan, hours, entrapment_minutes, urgent_minutes,"
                                + " normal_hours, valid_from) values (?, ?, 'Care Day', '7-19', 60, 240, 24, '2020-01-01')",
                        id,
                        OWNER);
        var old = AGREEMENTS.get(id);
        assertThat(old.terms()).isEqualTo(Terms.of("7-19", 60, 240, 24));
        assertThat(old.terms().normal().minutes()).isEqualTo(24 * 60);
        assertThat(old.terms().entrapment().hours()).isEqualTo(ServiceHours.ALWAYS);
        assertThat(List.of(old.hours(), old.entrapmentMinutes(), old.urgentMinutes(), old.normalHours()))
                .isEqualTo(List.of("7-19", 60, 240, 24));
    }

    @Test
    void everyLevelIsKeptAsItWasWritten() {
        var calendar = CALENDARS.all().getFirst().id();
        var form = byLevels("Mon-Fri 7-22; Sat-Sun 8-18", new BigDecimal("180.50"), "EUR", calendar);
        var kept = AGREEMENTS.add(form, null);
        var urgent = kept.terms().urgent();
        assertThat(urgent.hours()).hasToString("Mon-Fri 7-22; Sat-Sun 8-18");
        assertThat(urgent.outside()).isEqualTo(Price.of("180.5", "plus parts"));
        assertThat(urgent.inside()).isEqualTo(Price.INCLUDED);
        assertThat(urgent.starts()).isEqualTo(Clause.Starts.ACCEPTANCE);
        assertThat(kept.terms().planned().minutes()).isNull();
        assertThat(kept.calendar()).isEqualTo(calendar);
        assertThat(AGREEMENTS.get(kept.id())).isEqualTo(kept);
    }

    @Test
    void fourFiguresChangeOnlyWhatTheySpeakOf() {
        var kept = AGREEMENTS.add(
                byLevels(
                        "8-18",
                        new BigDecimal("180"),
                        "EUR",
                        CALENDARS.all().getFirst().id()),
                null);
        var same = figures(kept, kept.hours(), kept.urgentMinutes());
        var after = AGREEMENTS.change(kept.id(), same, null);
        assertThat(after.terms()).isEqualTo(kept.terms());
        assertThat(after.calendar()).isEqualTo(kept.calendar());
        var faster = AGREEMENTS.change(kept.id(), figures(after, "24/7", 30), null);
        assertThat(faster.terms().urgent().minutes()).isEqualTo(30);
        assertThat(faster.terms().urgent().hours()).isEqualTo(ServiceHours.ALWAYS);
        assertThat(faster.terms().urgent().outside())
                .isEqualTo(kept.terms().urgent().outside());
        assertThat(faster.terms().entrapment()).isEqualTo(kept.terms().entrapment());
    }

    @Test
    void itsHistoryTellsEachThingThatMoved() {
        var kept = AGREEMENTS.add(byLevels("8-18", new BigDecimal("180"), "EUR", null), null);
        AGREEMENTS.change(kept.id(), figures(kept, kept.hours(), 30), null);
        var told = ROOMS.door(CustomerHistory.class)
                .ofAgreement(kept.id(), Slice.first(10))
                .items();
        assertThat(told.getFirst().fields()).singleElement().satisfies(moved -> {
            assertThat(moved.field()).isEqualTo("urgent.minutes");
            assertThat(moved.before().asInt()).isEqualTo(60);
            assertThat(moved.after().asInt()).isEqualTo(30);
        });
        assertThat(told.getLast().fields())
                .extracting(History.Moved::field)
                .contains("plan", "urgent.hours", "normal.outside.amount");
    }

    @Test
    void whatCannotBeMeantIsSaidBesideItsField() {
        var wrong = new ClauseForm("8-25", 0, "when-it-rings", null, null, null, price("-1"));
        var form = new AgreementForm(
                OWNER, "Care", null, null, null, null, FIRST, null, null, wrong, wrong, null, null, "euro", null);
        assertThatThrownBy(() -> AGREEMENTS.add(form, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .containsKeys(
                                        "entrapment.hours",
                                        "entrapment.minutes",
                                        "entrapment.starts",
                                        "entrapment.stops",
                                        "entrapment.outside.amount",
                                        "urgent.hours",
                                        "normal.hours",
                                        "currency"));
        assertThatThrownBy(() -> AGREEMENTS.add(byLevels("8-18", new BigDecimal("180"), null, null), null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("currency"));
        assertThatThrownBy(() -> AGREEMENTS.add(byLevels("8-18", null, null, UUID.randomUUID()), null))
                .hasMessageContaining("no such holiday calendar");
        var aMinuteAWeek = new ClauseForm("Sun 8-8:01", 525_600, "call-in", "arrival", null, null, null);
        var usual = new ClauseForm("24/7", 60, "call-in", "arrival", null, null, null);
        assertThatThrownBy(() -> AGREEMENTS.add(
                        new AgreementForm(
                                OWNER,
                                "Care",
                                null,
                                null,
                                null,
                                null,
                                FIRST,
                                null,
                                null,
                                usual,
                                aMinuteAWeek,
                                usual,
                                usual,
                                null,
                                null),
                        null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("urgent.minutes"));
    }

    @Test
    void aHolidayCalendarIsKeptByDateAndTwoDoNotOverwriteEachOther() {
        var form = new HolidayCalendarForm(
                "Norra verken",
                null,
                List.of(day("2027-07-30", "Stängt"), day("2027-07-01", ""), day("2027-12-24", "Julafton")),
                null);
        var kept = CALENDARS.add(form, null);
        assertThat(kept.days())
                .extracting(HolidayCalendar.Holiday::day)
                .containsExactly(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 7, 30), LocalDate.of(2027, 12, 24));
        var fewer = new HolidayCalendarForm("Norra verken", null, List.of(day("2027-12-24", "Julafton")), 1);
        assertThat(CALENDARS.change(kept.id(), fewer, null).days()).hasSize(1);
        assertThatThrownBy(() -> CALENDARS.change(kept.id(), fewer, null)).hasMessageContaining("Somebody else");
        assertThatThrownBy(() -> CALENDARS.add(form, null)).hasMessageContaining("has the name Norra verken");
        assertThatThrownBy(() -> CALENDARS.add(
                        new HolidayCalendarForm(
                                "Sverige igen", "se", List.of(day("2027-07-01", ""), day("2027-07-01", "")), null),
                        null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fields()).containsOnlyKeys("days"));
        assertThatThrownBy(() -> CALENDARS.add(new HolidayCalendarForm("Sverige igen", "se", null, null), null))
                .hasMessageContaining("has its calendar already");
    }

    private static AgreementForm byLevels(
            String hours, @Nullable BigDecimal outside, @Nullable String currency, @Nullable UUID calendar) {
        var night = new PriceForm(outside != null, outside, "plus parts");
        var usual = new ClauseForm(hours, 60, "acceptance", "release", true, null, night);
        var planned = new ClauseForm(hours, null, "acceptance", "release", true, null, night);
        return new AgreementForm(
                OWNER,
                "Comprehensive",
                null,
                null,
                null,
                null,
                FIRST,
                null,
                null,
                usual,
                usual,
                usual,
                planned,
                currency,
                calendar);
    }

    private static AgreementForm figures(Agreement of, String hours, int urgentMinutes) {
        return new AgreementForm(
                OWNER,
                of.plan(),
                hours,
                of.entrapmentMinutes(),
                urgentMinutes,
                of.normalHours(),
                FIRST,
                null,
                of.version());
    }

    private static PriceForm price(String amount) {
        return new PriceForm(true, new BigDecimal(amount), null);
    }

    private static HolidayCalendarForm.Day day(String date, String name) {
        return new HolidayCalendarForm.Day(LocalDate.parse(date), name);
    }
}
