package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.DAY;
import static throughline.sheet.CommonColumns.TEXT;
import static throughline.sheet.CommonColumns.TEXTS;
import static throughline.sheet.CommonColumns.WHOLE;

import java.util.List;
import java.util.Map;
import throughline.asset.Unit;

/** The columns of units. */
final class UnitColumns {
    private static final Cell KIND = Cell.Choice.of(Map.of(
            "traction", "Traction lift|Linhiss|Trossilift|無機房電梯",
            "traction-with-machine-room",
                    "Traction lift with machine room|Linhiss med maskinrum|Masinaruumiga trossilift|有機房電梯",
            "hydraulic", "Hydraulic lift|Hydraulhiss|Hüdrauliline lift|油壓電梯",
            "goods", "Goods lift|Varuhiss|Kaubalift|貨梯",
            "escalator", "Escalator|Rulltrappa|Eskalaator|電扶梯",
            "platform", "Platform lift|Plattformshiss|Platvormlift|平台升降機"));
    private static final Cell SITE_NUMBER = new Cell.Number(Named.SITE);
    private static final Cell AGREEMENT_NUMBER = new Cell.Number(Named.AGREEMENT);

    static final List<Column<Unit>> ALL = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Unit::number,
                    "Unit number|Unit|Number|Lift number|Equipment number",
                    "Anläggningsnummer|Anläggning|Nummer|Hissnummer",
                    "Seadme number|Seade|Number|Lifti number",
                    "設備編號|設備|編號|電梯編號"),
            column(
                    "site",
                    SITE_NUMBER,
                    NEEDED,
                    unit -> unit.site().id(),
                    "Site number|Site|Site no",
                    "Platsnummer|Plats",
                    "Objekti number|Objekt",
                    "地點編號|地點"),
            column("name", TEXT, NEEDED, Unit::name, "Name|Designation", "Namn|Beteckning", "Nimi|Tähis", "名稱"),
            column(
                    "position",
                    TEXT,
                    OPTIONAL,
                    Unit::position,
                    "Position|Location|Place",
                    "Läge|Placering",
                    "Asukoht|Koht",
                    "位置"),
            column("kind", KIND, NEEDED, Unit::kind, "Type|Kind", "Typ|Sort", "Tüüp|Liik", "類型|種類"),
            column(
                    "serial",
                    TEXT,
                    OPTIONAL,
                    Unit::serial,
                    "Serial number|Serial|Serial no",
                    "Serienummer|Tillverkningsnummer",
                    "Seerianumber|Tehasenumber",
                    "序號|出廠編號"),
            column(
                    "maker",
                    TEXT,
                    OPTIONAL,
                    Unit::maker,
                    "Maker|Manufacturer|Make",
                    "Tillverkare|Fabrikat",
                    "Tootja",
                    "製造商|廠牌"),
            column("model", TEXT, OPTIONAL, Unit::model, "Model", "Modell", "Mudel", "型號"),
            column(
                    "year",
                    WHOLE,
                    OPTIONAL,
                    Unit::year,
                    "Year built|Year|Built",
                    "Byggår|Årsmodell|Tillverkningsår",
                    "Ehitusaasta|Aasta",
                    "製造年份|年份"),
            column(
                    "customersNumber",
                    TEXT,
                    OPTIONAL,
                    Unit::customersNumber,
                    "Customer’s own number|Customer reference",
                    "Kundens eget nummer|Kundens beteckning",
                    "Kliendi oma number",
                    "客戶自訂編號"),
            column(
                    "installedOn",
                    DAY,
                    OPTIONAL,
                    Unit::installedOn,
                    "Installed on|Installed|Installation date",
                    "Installerad den|Installerad",
                    "Paigaldatud",
                    "安裝日期"),
            column(
                    "floors",
                    WHOLE,
                    OPTIONAL,
                    Unit::floors,
                    "Floors|Stops",
                    "Våningsplan|Våningar|Stannplan",
                    "Korruseid|Peatusi",
                    "樓層數|停站數"),
            column(
                    "capacityKg",
                    WHOLE,
                    OPTIONAL,
                    Unit::capacityKg,
                    "Capacity (kg)|Capacity|Load|Rated load",
                    "Maxlast (kg)|Maxlast|Märklast",
                    "Kandevõime (kg)|Kandevõime",
                    "載重（公斤）|載重"),
            column(
                    "agreement",
                    AGREEMENT_NUMBER,
                    OPTIONAL,
                    Unit::agreement,
                    "Agreement number|Agreement|Contract",
                    "Avtalsnummer|Avtal",
                    "Lepingu number|Leping",
                    "合約編號|合約"),
            column(
                    "alarmMaker",
                    TEXT,
                    OPTIONAL,
                    Unit::alarmMaker,
                    "Alarm device",
                    "Larmenhet|Nödtelefon",
                    "Häireseade",
                    "警報裝置"),
            column(
                    "alarmProtocol",
                    TEXT,
                    OPTIONAL,
                    Unit::alarmProtocol,
                    "Alarm protocol|Protocol",
                    "Larmprotokoll|Protokoll",
                    "Häireprotokoll|Protokoll",
                    "警報通訊協定"),
            column(
                    "alarmIdent",
                    TEXT,
                    OPTIONAL,
                    Unit::alarmIdent,
                    "Alarm ident|Device number",
                    "Larmnummer|Enhetens nummer",
                    "Häireseadme number",
                    "警報裝置編號"),
            column(
                    "alarmTestHours",
                    WHOLE,
                    OPTIONAL,
                    Unit::alarmTestHours,
                    "Test call every (h)|Test interval",
                    "Provlarm var (h)",
                    "Testkõne iga (h)",
                    "測試間隔（小時）"),
            column("warning", TEXT, OPTIONAL, Unit::warning, "Warning", "Varning", "Hoiatus", "警告"),
            column(
                    "phones",
                    TEXTS,
                    OPTIONAL,
                    Unit::phones,
                    "Numbers of the alarm button|Alarm number|Phone|Phone number|Alarm phone",
                    "Larmknappens nummer|Larmnummer telefon|Telefon|Telefonnummer",
                    "Häirenupu number|Telefon|Telefoninumber",
                    "緊急按鈕的電話號碼|電話|電話號碼"));

    private UnitColumns() {}
}
