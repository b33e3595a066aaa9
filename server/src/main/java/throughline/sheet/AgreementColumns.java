package throughline.sheet;

import static throughline.sheet.Column.Use.BRIEF;
import static throughline.sheet.Column.Use.FULL;
import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.DAY;
import static throughline.sheet.CommonColumns.FLAG;
import static throughline.sheet.CommonColumns.TEXT;
import static throughline.sheet.CommonColumns.WHOLE;
import static throughline.sheet.CommonColumns.customer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.customer.Agreement;
import throughline.customer.Clause;
import throughline.customer.Terms;

/**
 * The columns of agreements: their terms come in with four figures, as most old systems have them, or with a clause for each level. They
 * go out with the clauses, so that what comes back is all of it.
 */
final class AgreementColumns {
    private static final Cell HOURS = Cell.Choice.of(Map.of(
            "8-16", "Weekdays 8–16|Vardagar 8–16|Tööpäeviti 8–16|平日 8–16 時|8:00-16:00",
            "7-19", "Weekdays 7–19|Vardagar 7–19|Tööpäeviti 7–19|平日 7–19 時|7:00-19:00",
            "24/7", "Day and night, every day|Dygnet runt, alla dagar|Ööpäev läbi, iga päev|全年無休，日夜服務|24/7|0-24"));
    private static final Cell STARTS = Cell.Choice.of(Map.of(
            "call-in", "The caller rings|Call|Någon ringer|Helistaja helistab|來電",
            "dispatch", "The order is raised|Order|Ordern skapas|Töö luuakse|建立工單",
            "acceptance", "A technician accepts|Accepted|En tekniker tar jobbet|Tehnik võtab töö|技師接案"));
    private static final Cell STOPS = Cell.Choice.of(Map.of(
            "arrival", "The technician arrives|On site|Teknikern är framme|Tehnik jõuab kohale|技師到場",
            "release", "The people are out|Released|Personerna är ute|Inimesed on väljas|人員脫困",
            "restored", "The lift works again|Back in service|Hissen fungerar igen|Lift töötab jälle|電梯恢復運轉"));
    private static final Cell COST = new Cell.Cost();

    private static final List<Column<Agreement>> FIRST = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Agreement::number,
                    "Agreement number|Number|Contract number|Agreement no|Contract no",
                    "Avtalsnummer|Nummer|Avtalsnr",
                    "Lepingu number|Number|Lepingunumber",
                    "合約編號|編號"),
            customer(NEEDED, Agreement::customer),
            column(
                    "plan",
                    TEXT,
                    NEEDED,
                    Agreement::plan,
                    "Plan|Service level|Agreement|Contract",
                    "Nivå|Avtalsnivå|Avtal",
                    "Pakett|Leping",
                    "方案|合約"),
            column(
                    "validFrom",
                    DAY,
                    NEEDED,
                    Agreement::validFrom,
                    "First day|Valid from|From|Start",
                    "Första dag|Gäller från|Från",
                    "Esimene päev|Kehtib alates|Algus",
                    "生效日|起日"),
            column(
                    "validTo",
                    DAY,
                    OPTIONAL,
                    Agreement::validTo,
                    "Last day|Valid to|Valid until|To|End",
                    "Sista dag|Gäller till|Till",
                    "Viimane päev|Kehtib kuni|Lõpp",
                    "到期日|迄日"));

    private static final List<Column<Agreement>> FIGURES = List.of(
            column(
                    "hours",
                    HOURS,
                    BRIEF,
                    Agreement::hours,
                    "Hours|Service hours",
                    "Tider|Servicetider",
                    "Kellaajad|Teenindusaeg",
                    "服務時段"),
            column(
                    "entrapmentMinutes",
                    WHOLE,
                    BRIEF,
                    Agreement::entrapmentMinutes,
                    "Trapped: minutes|Entrapment minutes",
                    "Instängd: minuter",
                    "Lõksus: minutit",
                    "受困：分鐘"),
            column(
                    "urgentMinutes",
                    WHOLE,
                    BRIEF,
                    Agreement::urgentMinutes,
                    "Urgent: minutes|Urgent minutes",
                    "Brådskande: minuter",
                    "Kiire: minutit",
                    "緊急：分鐘"),
            column(
                    "normalHours",
                    WHOLE,
                    BRIEF,
                    Agreement::normalHours,
                    "Normal: hours|Normal hours",
                    "Normalt: timmar",
                    "Tavaline: tundi",
                    "一般：小時"));

    private static final List<Column<Agreement>> LAST = List.of(
            column(
                    "currency",
                    TEXT,
                    FULL,
                    agreement -> agreement.terms().currency(),
                    "Currency",
                    "Valuta",
                    "Valuuta",
                    "幣別"),
            column(
                    "calendar",
                    new Cell.Number(Named.HOLIDAY_CALENDAR),
                    FULL,
                    Agreement::calendar,
                    "Holiday calendar|Holidays|Calendar",
                    "Helgdagskalender|Helgdagar|Kalender",
                    "Pühade kalender|Pühad|Kalender",
                    "假日曆"));

    static final List<Column<Agreement>> ALL = Stream.of(
                    FIRST,
                    FIGURES,
                    new Level("entrapment", terms -> terms.entrapment(), "Trapped", "Instängd", "Lõksus", "受困")
                            .columns(),
                    new Level("urgent", terms -> terms.urgent(), "Urgent", "Brådskande", "Kiire", "緊急").columns(),
                    new Level("normal", terms -> terms.normal(), "Normal", "Normalt", "Tavaline", "一般").columns(),
                    new Level("planned", terms -> terms.planned(), "Planned", "Planerat", "Plaaniline", "計畫").columns(),
                    LAST)
            .flatMap(List::stream)
            .toList();

    private AgreementColumns() {}

    /** @param field of the form, which stands before the names of its fields */
    private record Level(
            String field,
            Function<Terms, Clause> clause,
            String english,
            String swedish,
            String estonian,
            String chinese) {
        List<Column<Agreement>> columns() {
            return List.of(
                    part(
                            "hours",
                            HOURS,
                            kept -> kept.hours().toString(),
                            "covered, hours",
                            "gäller, tider",
                            "kehtib, ajad",
                            "適用時段"),
                    part(
                            "minutes",
                            WHOLE,
                            Clause::minutes,
                            "within, minutes",
                            "inom, minuter",
                            "jooksul, minutit",
                            "期限（分鐘）"),
                    part(
                            "starts",
                            STARTS,
                            kept -> kept.starts().word(),
                            "the clock starts when",
                            "klockan startar när",
                            "kell hakkab käima, kui",
                            "開始計時"),
                    part(
                            "stops",
                            STOPS,
                            kept -> kept.stops().word(),
                            "the clock stops when",
                            "klockan stannar när",
                            "kell peatub, kui",
                            "停止計時"),
                    part(
                            "pauses",
                            FLAG,
                            Clause::pauses,
                            "waiting for the customer stops the clock",
                            "väntan på kunden stannar klockan",
                            "kliendi ootamine peatab kella",
                            "等待客戶時暫停計時"),
                    part(
                            "inside",
                            COST,
                            Clause::inside,
                            "price inside the hours",
                            "pris inom tiderna",
                            "hind lepingu ajal",
                            "時段內費用"),
                    part(
                            "outside",
                            COST,
                            Clause::outside,
                            "price outside the hours",
                            "pris utanför tiderna",
                            "hind väljaspool lepingu aega",
                            "時段外費用"));
        }

        private Column<Agreement> part(
                String part,
                Cell cell,
                Function<Clause, @Nullable Object> kept,
                String inEnglish,
                String inSwedish,
                String inEstonian,
                String inChinese) {
            return column(
                    field + "." + part,
                    cell,
                    FULL,
                    agreement -> kept.apply(clause.apply(agreement.terms())),
                    english + ": " + inEnglish,
                    swedish + ": " + inSwedish,
                    estonian + ": " + inEstonian,
                    chinese + "：" + inChinese);
        }
    }
}
