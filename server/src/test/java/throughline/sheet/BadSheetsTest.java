package throughline.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.customer.Customer;
import throughline.customer.Customers;

/** Whatever people upload gets a clear answer, and nothing is half done. */
class BadSheetsTest {
    private static final SheetRoom ROOM = new SheetRoom();
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void theHabitsOfSpreadsheetProgramsAreUnderstood() {
        var text = "Kundnummer;Namn;Språk\r\nE-%s;Åkes Hissar “Öst”;sv\r\n";
        var ways = Map.of(
                "UTF-8", text.formatted("1").getBytes(UTF_8),
                "UTF-8 with a mark", bytes("\uFEFF" + text.formatted("2"), UTF_8),
                "UTF-16, tabs", bytes("\uFEFF" + text.formatted("3").replace(';', '\t'), UTF_16LE),
                "UTF-16 without a mark", bytes(text.formatted("4"), UTF_16LE),
                "Windows-1252", bytes(text.formatted("5"), WINDOWS),
                "sep=", bytes("sep=,\r\n" + text.formatted("6").replace(';', ','), UTF_8));

        ways.forEach((way, bytes) -> {
            var ran = ROOM.run(ROOM.check(ROOM.upload(SheetKind.CUSTOMER, bytes)));
            assertThat(ran.added()).as(way).isEqualTo(1);
        });

        assertThat(ROOM.door(Customers.class).numbered(List.of("E-1", "E-2", "E-3", "E-4", "E-5", "E-6")))
                .hasSize(6)
                .allSatisfy(customer -> assertThat(customer.name()).isEqualTo("Åkes Hissar “Öst”"));
    }

    @Test
    void traditionalChineseFromAnOlderExcelIsUnderstood() {
        var sheet = ROOM.upload(
                SheetKind.CUSTOMER, bytes("客戶編號,名稱,語言\r\nE-7,台北電梯股份有限公司,繁體中文\r\n", Charset.forName("x-windows-950")));

        assertThat(sheet.encoding()).isEqualTo(Encoding.BIG5);
        assertThat(sheet.mapping()).containsExactly("number", "name", "language");
        assertThat(ROOM.run(ROOM.check(sheet)).added()).isEqualTo(1);
    }

    @Test
    void theWrongEncodingIsRefusedWithTheLineThatDoesNotFit() {
        var sheet = ROOM.upload(SheetKind.CUSTOMER, bytes("Number,Name,Language\nE-8,Plain,en\nE-9,Åke,sv\n", WINDOWS));
        assertThat(sheet.encoding()).isEqualTo(Encoding.WINDOWS_1252);

        assertThatThrownBy(() -> ROOM.imports.match(
                        sheet.id(), new MappingForm("UTF-8", null, null, sheet.version()), SheetRoom.LIIS))
                .hasMessage(
                        "This file is not in UTF-8: line 3 holds bytes that mean nothing in it. Choose another encoding.");
        assertThat(ROOM.imports.get(sheet.id()).encoding()).isEqualTo(Encoding.WINDOWS_1252);
    }

    // ASVS 5.2.2
    @Test
    void aWorkbookAndAnEmptyFileAreNoSheets() {
        assertThatThrownBy(() -> ROOM.upload(SheetKind.CUSTOMER, new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessageStartingWith("This is a workbook.");
        assertThatThrownBy(() -> ROOM.upload(SheetKind.CUSTOMER, "")).hasMessage("This file is empty.");
    }

    @Test
    void lineBreaksAndQuotesInsideOfQuotesAreText() {
        var ran = ROOM.takeIn(
                SheetKind.CUSTOMER,
                "Number,Name,Language,Note\nE-10,\"The \"\"Tower\"\", Ltd\",en,\"first\nsecond\"\n");

        assertThat(ran.added()).isEqualTo(1);
        var tower = customer("E-10");
        assertThat(tower.name()).isEqualTo("The \"Tower\", Ltd");
        assertThat(tower.note()).isEqualTo("first\nsecond");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsFoundByTheCheck() {
        var checked = ROOM.check(ROOM.upload(
                SheetKind.CUSTOMER, "Number,Name,Language\nE-11,Fine,en\nE-12,\"Not closed,en\nE-13,Lost,en\n"));

        assertThat(checked.state()).isEqualTo(ImportState.UPLOADED);
        assertThat(checked.trouble()).isNotNull();
        assertThat(checked.trouble().sentence()).startsWith("In row 3 a quotation mark is not closed");
    }

    @Test
    void eachBadRowSaysWhyAndTheOthersAreTakenIn() {
        var huge = "x".repeat(10 * 1024 * 1024);
        var ran = ROOM.takeIn(
                SheetKind.CUSTOMER,
                String.join(
                        "\n",
                        "Number,Name,Language,E-mail,Note",
                        "F-1,Good,en,,",
                        "F-2,Huge,en,," + huge,
                        "F-3,Zero\0,en,,",
                        "F-4,\u202Ednetxe,en,,",
                        "F-5,Two mistakes,tlh!,nowhere,",
                        "F-6,Too,en,,many,cells",
                        ",Nameless key,en,,",
                        "F-8,Also good,Swedish,,"));

        assertThat(ran.added()).isEqualTo(2);
        assertThat(ran.refused()).isEqualTo(6);
        assertThat(ROOM.reasons(ran, 3)).extracting(Reason::code).containsExactly("sheet.cell-too-long");
        assertThat(ROOM.reasons(ran, 4)).extracting(Reason::code).containsExactly("sheet.zero");
        assertThat(ROOM.reasons(ran, 5)).extracting(Reason::code).containsExactly("sheet.hidden-direction");
        assertThat(ROOM.reasons(ran, 6)).extracting(Reason::field).containsExactlyInAnyOrder("language", "email");
        assertThat(ROOM.reasons(ran, 7)).extracting(Reason::code).containsExactly("sheet.more-cells-than-head");
        assertThat(ROOM.reasons(ran, 8)).extracting(Reason::code).containsExactly("kernel.field-missing");
        assertThat(customer("F-8").language()).isEqualTo("sv");
    }

    @Test
    void aKeyThatStandsTwiceIsNamedWithBothRowsAndNeitherIsTaken() {
        var checked = ROOM.check(
                ROOM.upload(SheetKind.CUSTOMER, "Number,Name,Language\nG-1,One,en\nG-2,Two,en\nG-1,Another one,en\n"));

        assertThat(checked.added()).isEqualTo(1);
        assertThat(checked.refused()).isEqualTo(2);
        assertThat(ROOM.reasons(checked, 2).getFirst().sentence()).startsWith("Row 4 is about the same.");
        assertThat(ROOM.reasons(checked, 4).getFirst().sentence()).startsWith("Row 2 is about the same.");

        var ran = ROOM.run(checked);
        assertThat(ran.added()).isEqualTo(1);
        assertThat(ran.refused()).isEqualTo(2);
        assertThat(ROOM.door(Customers.class).numbered(List.of("G-1"))).isEmpty();
    }

    @Test
    void theSheetOfBadRowsSpeaksTheReadersLanguageAndCanBeUploadedAgain() {
        var ran = ROOM.takeIn(SheetKind.CUSTOMER, "Number;Name;Language;E-mail\nH-1;Good;en;\nH-2;=Bad;en;nowhere\n");

        var sheet = ROOM.refused(ran, "sv");

        assertThat(sheet)
                .isEqualTo("\uFEFFNumber;Name;Language;E-mail;Rad;Orsak\r\n"
                        + "H-2;'=Bad;en;nowhere;3;E-post: nowhere är ingen e-postadress.\r\n");
        var corrected = ROOM.takeIn(SheetKind.CUSTOMER, sheet.replace(";nowhere;", ";h@lift.example;"));
        assertThat(corrected.added()).isEqualTo(1);
        assertThat(customer("H-2").name()).isEqualTo("=Bad");
    }

    // ASVS 1.2.10
    @Test
    void whatGoesOutComesInAgainAndChangesNothing() {
        ROOM.takeIn(
                SheetKind.CUSTOMER,
                "Number,Name,Language,Note\nI-1,\"=cmd|' /C calc'!A0\",en,'quoted\nI-2,@home,en,\"- a\n- b\"\nI-3,'=already,en,\n");

        for (boolean forExcel : List.of(false, true)) {
            var out = ROOM.export(SheetKind.CUSTOMER, forExcel);
            assertThat(out.lines()).as("no cell is a formula").noneMatch(line -> line.matches("(.*[,;])?\"?[=@].*"));
            var again = ROOM.takeIn(SheetKind.CUSTOMER, out);
            assertThat(again.unchanged()).isGreaterThanOrEqualTo(3);
            assertThat(again.added() + again.changed() + again.refused()).isZero();
        }
        assertThat(customer("I-1").name()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(customer("I-3").name()).isEqualTo("=already");
    }

    // ASVS 1.2.10
    @Test
    void anApostropheThatWasThereBeforeIsThereAfterwards() {
        for (var text : List.of("=1+1", "'=1+1", "''=1+1", "'plain", "plain", "+46", "-", "＝sum", "\tx", "")) {
            assertThat(Formulas.undone(Formulas.disarmed(text))).isEqualTo(text);
        }
    }

    private static Customer customer(String number) {
        return ROOM.door(Customers.class).numbered(List.of(number)).getFirst();
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
