package throughline.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.customer.ContactPeople;
import throughline.customer.Customer;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** What a company brings along from its old system: looked at first, then taken in, and taken in once however often it comes. */
class ASheetComesInTest {
    private static final SheetRoom ROOM = new SheetRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    /** As one carrier writes it, with the time in its own words; the same bill again changes nothing. */
    @Test
    void theCallsOfACarriersBillComeIn() {
        var text = """
                Called number;Start time;Duration;Cost
                +372 5551 2345;2026-11-26T14:03:22+02:00;2:05;0,105
                +3726000001;2026-11-26T12:00:00Z;30;0
                +3726000002;yesterday;30;0
                """;
        var ran = ROOM.takeIn(SheetKind.BILLED, text);
        assertThat(ran.added()).isEqualTo(2);
        assertThat(ROOM.reasons(ran, 4)).extracting(Reason::code).containsExactly("bill.not-a-time");
        assertThat(ROOM.takeIn(SheetKind.BILLED, text).unchanged()).isEqualTo(2);
        assertThat(ROOM.export(SheetKind.BILLED, false)).contains("+37255512345,2026-11-26T12:03:22Z,125,0.105");
    }

    @Test
    void theSameSheetTwiceChangesNothing() {
        var text = """
                Kundnummer;Namn;Språk;Telefon
                K-100;Brf Solvändan 3;sv;08-465 004 10
                K-101;KÜ Udusule;et;
                """;
        var checked = ROOM.check(ROOM.upload(SheetKind.CUSTOMER, text));

        assertThat(checked.state()).isEqualTo(ImportState.CHECKED);
        assertThat(checked.added()).isEqualTo(2);
        assertThat(customers("K-100")).as("a check changes nothing").isNull();

        var ran = ROOM.run(checked);

        assertThat(ran.state()).isEqualTo(ImportState.DONE);
        assertThat(ran.added()).isEqualTo(2);
        assertThat(customers("K-100").phone()).isEqualTo("+46846500410");
        var again = ROOM.takeIn(SheetKind.CUSTOMER, text);
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.added() + again.changed() + again.refused()).isZero();
        assertThat(customers("K-100").version()).isEqualTo(1);
    }

    @Test
    void whatASheetHasNoColumnForStaysAndAnEmptyCellEmpties() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name,Language,Note\nK-200,Kivi KÜ,et,Rings at night\n");

        var renamed = ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name\nK-200,Kivi tn 4 KÜ\n");
        assertThat(renamed.changed()).isEqualTo(1);
        assertThat(customers("K-200").note()).isEqualTo("Rings at night");

        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Note\nK-200,\n");
        assertThat(customers("K-200").name()).isEqualTo("Kivi tn 4 KÜ");
        assertThat(customers("K-200").note()).isEmpty();
    }

    @Test
    void peopleAreKnownByTheirCustomerAndName() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name,Language\nK-300,Põhja Haigla,et\n");
        var text = """
                Klient,Nimi,Keel,Telefon,Kuuleb halvasti
                K-300,Ingrid,sv,"+442079460123; 020 7946 0124",jah
                K-399,Oskar,sv,,
                """;

        var ran = ROOM.takeIn(SheetKind.PERSON, text);

        assertThat(ran.added()).isEqualTo(1);
        assertThat(ROOM.reasons(ran, 3)).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo("customer");
            assertThat(reason.sentence()).isEqualTo("There is nothing here with the number K-399.");
        });
        var ingrid = ROOM.door(ContactPeople.class).of(customers("K-300").id()).getFirst();
        assertThat(ingrid.phones()).containsExactly("+442079460123", "+442079460124");
        assertThat(ingrid.hearsBadly()).isTrue();
        assertThat(ROOM.takeIn(SheetKind.PERSON, text).unchanged()).isEqualTo(1);
    }

    @Test
    void numbersOfOursThatComeAlongAreNotDrawnAgain() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name,Language\nCU-10777,Moved house,en\n");

        var next = ROOM.door(Customers.class).add(new CustomerForm("Next", "en", null, null, null, null), null);

        assertThat(Integer.parseInt(next.number().substring(3))).isGreaterThan(10_777);
    }

    @Test
    void theHeadIsMatchedByHandWhereItSaysNothing() {
        var sheet = ROOM.upload(SheetKind.CUSTOMER, "A,B,C\nK-400,Hissbolaget,sv\n");
        assertThat(sheet.mapping()).containsOnlyNulls();
        assertThatThrownBy(() -> ROOM.imports.check(sheet.id(), "en", SheetRoom.LIIS))
                .hasMessage("The sheet has no column Customer number. Choose which of its columns that is.");

        ROOM.imports.match(
                sheet.id(),
                new MappingForm(null, null, Arrays.asList("number", "name", "language"), sheet.version()),
                SheetRoom.LIIS);

        assertThat(ROOM.run(ROOM.check(sheet)).added()).isEqualTo(1);
    }

    @Test
    void whatIsNewNeedsMoreColumnsThanWhatIsHere() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name,Language\nK-500,Here,en\n");

        var ran = ROOM.takeIn(SheetKind.CUSTOMER, "Number,Name\nK-500,Here still\nK-501,New\n");

        assertThat(ran.changed()).isEqualTo(1);
        assertThat(ROOM.reasons(ran, 3))
                .extracting(Reason::field, Reason::code)
                .containsExactly(tuple("language", "sheet.column-missing-for-new"));
    }

    @Test
    void anImportThatIsStoppedGoesOnWhereItStopped() {
        var rows = IntStream.range(0, 3_000)
                .mapToObj(i -> "L-%05d,Customer %05d,en".formatted(i, i))
                .collect(Collectors.joining("\n"));
        var checked = ROOM.check(ROOM.upload(SheetKind.CUSTOMER, "Number,Name,Language\n" + rows));
        ROOM.imports.run(checked.id(), SheetRoom.LIIS);
        await().pollInterval(Duration.ofMillis(2))
                .until(() -> ROOM.imports.get(checked.id()).position() > 0);
        try {
            ROOM.imports.stop(checked.id(), SheetRoom.LIIS);
        } catch (Refused ranThrough) {
            throw new AssertionError("it was too quick to be stopped; give it more rows", ranThrough);
        }
        var stopped = ROOM.imports.get(checked.id());
        assertThat(stopped.state()).isEqualTo(ImportState.STOPPED);
        assertThat(stopped.added()).isEqualTo(stopped.position() - 1).isLessThan(3_000);

        var ran = ROOM.run(stopped);

        assertThat(ran.state()).isEqualTo(ImportState.DONE);
        assertThat(ran.added()).isEqualTo(3_000);
        assertThat(ran.refused()).isZero();
    }

    @Test
    void aWholeCompanyComesInSheetBySheetAndGoesOutTheSame() {
        ROOM.takeIn(SheetKind.CUSTOMER, "Number;Name;Language;Phone\nW-1;Tornimäe KÜ;et;+372 5551 2345\n");
        ROOM.takeIn(SheetKind.PERSON, "Customer;Name;Language;Phones\nW-1;Aadu Tamm;et;+372 5551 2346\n");
        ROOM.takeIn(
                SheetKind.AGREEMENT,
                "Number;Customer;Plan;Hours;Trapped: minutes;Urgent: minutes;Normal: hours;First day\n"
                        + "WA-1;W-1;Care;Weekdays 8–16;45;120;8;01.02.2020\n");
        ROOM.takeIn(
                SheetKind.SITE,
                "Number;Customer;Name;Street;Town;Country;Key code;Latitude;Longitude\n"
                        + "WS-1;W-1;Torn;Tornimäe 5;Tallinn;EE;4711;59,4372;24.7589\n");
        var units = ROOM.takeIn(
                SheetKind.UNIT,
                "Unit number;Site;Name;Type;Agreement;Floors;Phone;Installed on\n"
                        + "WU-1;WS-1;Lift 1;Traction lift;WA-1;9;+372 5551 2347;2004-05-06\n"
                        + "WU-2;WS-1;Lift 2;escalator;;;;\n"
                        + "WU-3;WS-9;Lift 3;escalator;;;;\n");

        ROOM.takeIn(SheetKind.BILLED, "Number;Began;Length;Price\n+372 5551 2345;26.11.2026 14:03;2:05;1,5\n");

        assertThat(units.added()).isEqualTo(2);
        assertThat(ROOM.reasons(units, 4).getFirst().sentence())
                .isEqualTo("There is nothing here with the number WS-9.");
        assertThat(ROOM.export(SheetKind.SITE, true)).contains("59.4372").contains("24.7589");
        for (var kind : SheetKind.values()) {
            var out = ROOM.export(kind, true);
            assertThat(out).contains(kind == SheetKind.BILLED ? "5551" : "W").doesNotContain("4711");
            var again = ROOM.takeIn(kind, out);
            assertThat(again.unchanged()).as(kind.word()).isPositive();
            assertThat(again.added() + again.changed() + again.refused())
                    .as(kind.word())
                    .isZero();
        }
    }

    /** The row of the import says where to go on, whoever wrote it: here a server that is dead, and whose lease is over. */
    @Test
    void anotherServerGoesOnAfterTheLastBatchOfOneThatDied() {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(i -> "D-%05d,Customer %05d,en".formatted(i, i))
                .collect(Collectors.joining("\n"));
        var checked = ROOM.check(ROOM.upload(SheetKind.CUSTOMER, "Number,Name,Language\n" + rows));
        ROOM.takeIn(
                SheetKind.CUSTOMER,
                "Number,Name,Language\n" + rows.lines().limit(500).collect(Collectors.joining("\n")));

        ROOM.database().execute("""
                update sheet.import set state = 'running', position = 501, added = 500, holder = gen_random_uuid(),
                       leased_till = clock_timestamp() - interval '1 second' where id = ?""", checked.id());
        var ran = ROOM.still(checked.id());

        assertThat(ran.state()).isEqualTo(ImportState.DONE);
        assertThat(ran.added()).isEqualTo(1_200);
        assertThat(ran.unchanged()).as("none was taken twice").isZero();
    }

    private static @Nullable Customer customers(String number) {
        return ROOM.door(Customers.class).numbered(List.of(number)).stream()
                .findFirst()
                .orElse(null);
    }

    @Test
    void listsAreReadByPage() {
        var first = ROOM.upload(SheetKind.CUSTOMER, "Number,Name,Language\n");
        var second = ROOM.upload(SheetKind.CUSTOMER, "Number,Name,Language\n");

        var page = ROOM.imports.list(Slice.first(1));
        assertThat(page.items()).extracting(Import::id).containsExactly(second.id());
        assertThat(ROOM.imports.list(Slice.of(page.next(), 1, null)).items())
                .extracting(Import::id)
                .containsExactly(first.id());
    }
}
