package throughline.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.customer.Agreement;
import throughline.customer.Agreements;
import throughline.customer.Clause.Starts;
import throughline.customer.Clause.Stops;
import throughline.customer.HolidayCalendarForm;
import throughline.customer.HolidayCalendars;
import throughline.customer.Price;

/** What was promised and who pays: all of it goes out, all of it comes back. */
class AgreementsInSheetsTest {
    private static final SheetRoom ROOM = new SheetRoom();

    @BeforeAll
    static void aCustomerAndACalendar() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name,Language\nC-1,Sadama KÜ,et\n");
        ROOM.door(HolidayCalendars.class)
                .add(
                        new HolidayCalendarForm(
                                "Harbour",
                                null,
                                List.of(new HolidayCalendarForm.Day(LocalDate.of(2026, 12, 24), "Eve")),
                                null),
                        null);
    }

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void everyLevelComesInWithItsHoursClockAndPrices() {
        var ran = ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-1"));

        assertThat(ran.added()).as("%s", ROOM.reasons(ran, 2)).isEqualTo(1);
        var terms = kept("F-1").terms();
        assertThat(terms.entrapment().minutes()).isEqualTo(30);
        assertThat(terms.entrapment().stops()).isEqualTo(Stops.RELEASE);
        assertThat(terms.entrapment().inside()).isEqualTo(Price.INCLUDED);
        assertThat(terms.urgent().hours().toString()).isEqualTo("Mon-Fri 7-19; Sat 9-13");
        assertThat(terms.urgent().starts()).isEqualTo(Starts.ACCEPTANCE);
        assertThat(terms.urgent().outside()).isEqualTo(Price.of("249.5", "plus parts"));
        assertThat(terms.normal().pauses()).isTrue();
        assertThat(terms.normal().outside()).isEqualTo(Price.NOT_ON_RECORD);
        assertThat(terms.planned().minutes()).isNull();
        assertThat(terms.currency()).isEqualTo("EUR");
        assertThat(kept("F-1").calendar()).isNotNull();
    }

    @Test
    void whatWentOutChangesNothingWhenItComesBack() {
        ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-2"));
        var before = kept("F-2");

        var out = ROOM.export(SheetKind.AGREEMENT, true);

        assertThat(out).contains("249.5: plus parts", "Harbour", "Mon-Fri 7-19; Sat 9-13");
        var again = ROOM.takeIn(SheetKind.AGREEMENT, out);
        assertThat(again.unchanged()).isPositive();
        assertThat(again.added() + again.changed() + again.refused()).isZero();
        assertThat(kept("F-2")).isEqualTo(before);
    }

    @Test
    void oneColumnChangesOneClauseAndLeavesTheOthers() {
        ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-3"));
        var before = kept("F-3").terms();

        var ran = ROOM.takeIn(SheetKind.AGREEMENT, "Number;Urgent: price outside the hours\nF-3;ingår\n");

        assertThat(ran.changed()).isEqualTo(1);
        var after = kept("F-3").terms();
        assertThat(after.urgent().outside()).isEqualTo(Price.INCLUDED);
        assertThat(after.urgent().hours()).isEqualTo(before.urgent().hours());
        assertThat(after.entrapment()).isEqualTo(before.entrapment());
        assertThat(after.normal()).isEqualTo(before.normal());
    }

    @Test
    void anEmptyPriceIsNotSaidSoTheKeptOneStays() {
        ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-7"));

        var ran = ROOM.takeIn(
                SheetKind.AGREEMENT,
                "Number;Urgent: within, minutes;Urgent: price outside the hours;Normal: price outside the hours\n"
                        + "F-7;90;;\n");

        assertThat(ran.changed()).isEqualTo(1);
        var after = kept("F-7").terms();
        assertThat(after.urgent().minutes()).isEqualTo(90);
        assertThat(after.urgent().outside()).isEqualTo(Price.of("249.5", "plus parts"));
        assertThat(after.normal().outside()).isEqualTo(Price.NOT_ON_RECORD);
    }

    @Test
    void aNewAgreementIsNotTakenInWithAPriceThatNobodySaid() {
        var ran = ROOM.takeIn(
                SheetKind.AGREEMENT,
                CLAUSES.formatted("F-8")
                        .replace("included;included", ";")
                        .replace("charged", "")
                        .replace("eur", "?"));

        assertThat(ran.refused()).isEqualTo(1);
        assertThat(ROOM.reasons(ran, 2))
                .extracting(Reason::field, Reason::code)
                .containsExactlyInAnyOrder(
                        tuple("entrapment.inside", "sheet.price-missing"),
                        tuple("entrapment.outside", "sheet.price-missing"),
                        tuple("normal.outside", "sheet.price-missing"),
                        tuple("currency", "customer.currency-unknown"));
    }

    @Test
    void fourFiguresLeavePricesAndCalendarAlone() {
        ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-4"));
        var before = kept("F-4");

        var ran = ROOM.takeIn(SheetKind.AGREEMENT, "Number;Trapped: minutes\nF-4;25\n");

        assertThat(ran.changed()).isEqualTo(1);
        var after = kept("F-4");
        assertThat(after.terms().entrapment().minutes()).isEqualTo(25);
        assertThat(after.terms().urgent()).isEqualTo(before.terms().urgent());
        assertThat(after.calendar()).isEqualTo(before.calendar());
    }

    @Test
    void inShortAndInFullAtOnceIsRefusedBeforeAnythingIsRead() {
        var sheet = ROOM.upload(SheetKind.AGREEMENT, "Number;Trapped: minutes;Trapped: within, minutes\nF-5;25;45\n");

        assertThatThrownBy(() -> ROOM.imports.check(sheet.id(), "en", SheetRoom.LIIS))
                .hasMessage(
                        "The columns Trapped: minutes and Trapped: within, minutes say the same in short and in full. Leave out the ones or the others.");
    }

    @Test
    void whatCannotBeReadIsNamedWithItsColumn() {
        ROOM.takeIn(SheetKind.AGREEMENT, CLAUSES.formatted("F-6"));

        var ran = ROOM.takeIn(
                SheetKind.AGREEMENT,
                "Number;Urgent: price outside the hours;Holiday calendar;Normal: covered, hours;Urgent: the clock stops when\n"
                        + "F-6;a lot;;;\n"
                        + "F-6;;Moon;;\n"
                        + "F-6;included;;whenever;arrival\n"
                        + "F-6;included;;8-16;midday\n");

        assertThat(ran.refused()).isEqualTo(4);
        assertThat(List.of(2, 3, 4, 5))
                .flatExtracting(row -> ROOM.reasons(ran, row))
                .extracting(Reason::field, Reason::code)
                .contains(
                        tuple("urgent.outside", "sheet.not-a-price"),
                        tuple("calendar", "sheet.no-such-calendar"),
                        tuple("normal.hours", "customer.hours-unknown"),
                        tuple("urgent.stops", "kernel.field-missing"));
    }

    private static Agreement kept(String number) {
        return ROOM.door(Agreements.class).numbered(List.of(number)).getFirst();
    }

    private static final String CLAUSES = """
            Number;Customer;Plan;First day;Currency;Holiday calendar;\
            Trapped: covered, hours;Trapped: within, minutes;Trapped: the clock starts when;Trapped: the clock stops when;Trapped: price inside the hours;Trapped: price outside the hours;\
            Urgent: covered, hours;Urgent: within, minutes;Urgent: the clock starts when;Urgent: the clock stops when;Urgent: price inside the hours;Urgent: price outside the hours;\
            Normal: covered, hours;Normal: within, minutes;Normal: the clock starts when;Normal: the clock stops when;Normal: waiting for the customer stops the clock;Normal: price outside the hours;\
            Planned: covered, hours;Planned: the clock starts when;Planned: the clock stops when
            %s;C-1;Care;2026-01-01;eur;Harbour;\
            24/7;30;call-in;Released;included;included;\
            "Mon-Fri 7-19; Sat 9-13";120;A technician accepts;arrival;included;249,50: plus parts;\
            8-16;480;call-in;arrival;yes;charged;\
            8-16;call-in;arrival
            """;
}
