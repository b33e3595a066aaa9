package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.Use.SECRET;
import static throughline.sheet.Column.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.asset.Site;
import throughline.asset.Unit;
import throughline.customer.ContactPerson;
import throughline.customer.Customer;

/**
 * The columns of every kind of sheet, in the order in which they go out. A field that a form gains is one line here: its name in the
 * form, what its cells hold, how it is read from what is kept, and what its head may say in English, Swedish, Estonian and Chinese,
 * our own word first. A test compares them with the forms.
 */
final class Columns {
    static final Cell TEXT = new Cell.Text();
    private static final Cell TEXTS = new Cell.Texts();
    static final Cell WHOLE = new Cell.Whole();
    static final Cell FLAG = new Cell.Flag();
    static final Cell DAY = new Cell.Day();
    static final Cell CUSTOMER_NUMBER = new Cell.Number(Named.CUSTOMER);
    private static final Cell SITE_NUMBER = new Cell.Number(Named.SITE);
    private static final Cell AGREEMENT_NUMBER = new Cell.Number(Named.AGREEMENT);

    private static final Cell LANGUAGE = Cell.Choice.of(Map.of(
            "en", "English|Engelska|Inglise|英文",
            "sv", "Swedish|Svenska|Rootsi|瑞典文",
            "et", "Estonian|Estniska|Eesti|愛沙尼亞文",
            "zh-Hant", "Traditional Chinese|Chinese|Kinesiska|Traditionell kinesiska|Hiina|繁體中文|中文"));
    private static final Cell UNIT_KIND = Cell.Choice.of(Map.of(
            "traction", "Traction lift|Linhiss|Trossilift|無機房電梯",
            "traction-with-machine-room",
                    "Traction lift with machine room|Linhiss med maskinrum|Masinaruumiga trossilift|有機房電梯",
            "hydraulic", "Hydraulic lift|Hydraulhiss|Hüdrauliline lift|油壓電梯",
            "goods", "Goods lift|Varuhiss|Kaubalift|貨梯",
            "escalator", "Escalator|Rulltrappa|Eskalaator|電扶梯",
            "platform", "Platform lift|Plattformshiss|Platvormlift|平台升降機"));

    private static final Cell CUSTOMER_KIND = Cell.Choice.of(Map.of(
            "customer", "Customer|Kund|Klient|客戶",
            "prospect", "Prospect|Lead|Möjlig kund|Prospekt|Võimalik klient|潛在客戶"));
    private static final Cell DELIVERY = Cell.Choice.of(Map.of(
            "mail", "Mail|E-mail|E-post|Meil|電子郵件",
            "paper", "Paper|Post|Papper|Paber|紙本",
            "portal", "Portal|Portaal|入口網站"));
    private static final Cell CHANNEL = Cell.Choice.of(Map.of(
            "call", "Call|Phone|Samtal|Telefon|Kõne|電話",
            "text", "Text|SMS|Sms|簡訊",
            "mail", "Mail|E-mail|E-post|Meil|電子郵件"));

    static final List<Column<Customer>> CUSTOMER = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Customer::number,
                    "Customer number|Number|No|Customer no|Customer ID",
                    "Kundnummer|Nummer|Nr",
                    "Kliendi number|Number|Nr|Kliendinumber",
                    "客戶編號|編號"),
            column(
                    "kind",
                    CUSTOMER_KIND,
                    OPTIONAL,
                    Customer::kind,
                    "Customer or prospect|Kind|Type",
                    "Kund eller möjlig kund|Sort|Typ",
                    "Klient või võimalik klient|Liik|Tüüp",
                    "客戶類別|類型"),
            column(
                    "name",
                    TEXT,
                    NEEDED,
                    Customer::name,
                    "Name|Customer|Company",
                    "Namn|Kund|Företag",
                    "Nimi|Klient",
                    "名稱|客戶|姓名"),
            column("language", LANGUAGE, NEEDED, Customer::language, "Language", "Språk", "Keel", "語言"),
            column(
                    "phone",
                    TEXT,
                    OPTIONAL,
                    Customer::phone,
                    "Phone|Telephone|Phone number",
                    "Telefon|Telefonnummer",
                    "Telefon",
                    "電話|電話號碼"),
            column(
                    "email",
                    TEXT,
                    OPTIONAL,
                    Customer::email,
                    "E-mail|Mail|E-mail address",
                    "E-post|E-postadress|Mejl",
                    "E-post|Meil",
                    "電子郵件|電郵"),
            column(
                    "delivery",
                    DELIVERY,
                    OPTIONAL,
                    Customer::delivery,
                    "Bills by|Delivery",
                    "Fakturor med|Leverans",
                    "Arved|Kohaletoimetamine",
                    "帳單寄送方式"),
            column(
                    "deliveryAddress",
                    TEXT,
                    OPTIONAL,
                    Customer::deliveryAddress,
                    "Bills to|Billing address|Delivery address",
                    "Fakturor till|Fakturaadress",
                    "Arved kuhu|Arve aadress",
                    "帳單地址"),
            column(
                    "note",
                    TEXT,
                    OPTIONAL,
                    Customer::note,
                    "Note|Notes|Remark|Comment",
                    "Anteckning|Notering|Kommentar",
                    "Märkus|Kommentaar",
                    "備註|附註"),
            column(
                    "verifiedOn",
                    DAY,
                    OPTIONAL,
                    Customer::verifiedOn,
                    "Checked on|Verified on",
                    "Kontrollerad den",
                    "Kontrollitud",
                    "確認日期"));

    static final List<Column<ContactPerson>> PERSON = List.of(
            column(
                    "customer",
                    CUSTOMER_NUMBER,
                    KEY,
                    ContactPerson::customer,
                    "Customer number|Customer|Customer no",
                    "Kundnummer|Kund",
                    "Kliendi number|Klient|Kliendinumber",
                    "客戶編號|客戶"),
            column(
                    "name",
                    TEXT,
                    KEY,
                    ContactPerson::name,
                    "Name|Contact|Contact person|Person",
                    "Namn|Kontakt|Kontaktperson",
                    "Nimi|Kontaktisik",
                    "姓名|聯絡人|名稱"),
            column(
                    "role",
                    TEXT,
                    OPTIONAL,
                    ContactPerson::role,
                    "Role|Title|Position",
                    "Roll|Titel|Befattning",
                    "Roll|Amet",
                    "職務|職稱"),
            column(
                    "phones",
                    TEXTS,
                    OPTIONAL,
                    ContactPerson::phones,
                    "Phone numbers|Phones|Phone|Telephone",
                    "Telefonnummer|Telefon",
                    "Telefoninumbrid|Telefon",
                    "電話號碼|電話"),
            column(
                    "emails",
                    TEXTS,
                    OPTIONAL,
                    ContactPerson::emails,
                    "E-mail addresses|E-mail|Mail",
                    "E-postadresser|E-post|Mejl",
                    "E-posti aadressid|E-post|Meil",
                    "電子郵件|電郵"),
            column("language", LANGUAGE, NEEDED, ContactPerson::language, "Language", "Språk", "Keel", "語言"),
            column(
                    "hearsBadly",
                    FLAG,
                    OPTIONAL,
                    ContactPerson::hearsBadly,
                    "Hears badly|Hard of hearing",
                    "Hör dåligt|Hörselnedsättning",
                    "Kuuleb halvasti|Vaegkuulja",
                    "聽力不佳"),
            column(
                    "prefers",
                    CHANNEL,
                    OPTIONAL,
                    ContactPerson::prefers,
                    "Likes to be reached by|Prefers|Channel",
                    "Nås helst med|Kanal",
                    "Eelistab|Kanal",
                    "偏好的聯絡方式"),
            column(
                    "verifiedOn",
                    DAY,
                    OPTIONAL,
                    ContactPerson::verifiedOn,
                    "Checked on|Verified on",
                    "Kontrollerad den",
                    "Kontrollitud",
                    "確認日期"));

    static final List<Column<Site>> SITE = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Site::number,
                    "Site number|Number|No|Site no",
                    "Platsnummer|Nummer|Nr",
                    "Objekti number|Number|Nr|Objektinumber",
                    "地點編號|編號"),
            column(
                    "customer",
                    CUSTOMER_NUMBER,
                    NEEDED,
                    Site::customer,
                    "Customer number|Customer|Customer no",
                    "Kundnummer|Kund",
                    "Kliendi number|Klient|Kliendinumber",
                    "客戶編號|客戶"),
            column(
                    "name",
                    TEXT,
                    NEEDED,
                    Site::name,
                    "Name|Site|Building",
                    "Namn|Plats|Byggnad",
                    "Nimi|Objekt|Hoone",
                    "名稱|地點|建築物"),
            column(
                    "street",
                    TEXT,
                    NEEDED,
                    Site::street,
                    "Street|Address|Street address",
                    "Gata|Adress|Gatuadress",
                    "Tänav|Aadress",
                    "街道|地址"),
            column(
                    "postcode",
                    TEXT,
                    OPTIONAL,
                    Site::postcode,
                    "Postcode|Postal code|Zip|Zip code",
                    "Postnummer|Postnr",
                    "Sihtnumber|Postiindeks",
                    "郵遞區號"),
            column("city", TEXT, NEEDED, Site::city, "Town|City", "Ort|Stad|Postort", "Linn|Asula", "城市|縣市"),
            column(
                    "country",
                    TEXT,
                    NEEDED,
                    Site::country,
                    "Country|Country code",
                    "Land|Landskod",
                    "Riik|Riigi kood",
                    "國家或地區|國家"),
            column("zone", TEXT, OPTIONAL, Site::zone, "Time zone|Zone", "Tidszon", "Ajavöönd", "時區"),
            column("area", TEXT, OPTIONAL, Site::area, "Area|District", "Område|Distrikt", "Piirkond", "區域"),
            column("access", TEXT, OPTIONAL, Site::access, "Access|How to get in", "Tillträde", "Sissepääs", "進入方式"),
            column(
                    "keyCode",
                    TEXT,
                    SECRET,
                    _ -> null,
                    "Key code|Key box",
                    "Nyckelkod|Nyckelskåp",
                    "Võtmekood|Võtmekapp",
                    "鑰匙密碼"),
            column(
                    "openingHours",
                    TEXT,
                    OPTIONAL,
                    Site::openingHours,
                    "Opening hours|Open",
                    "Öppettider",
                    "Lahtiolekuajad",
                    "開放時間"),
            column(
                    "rescuePhone",
                    TEXT,
                    OPTIONAL,
                    Site::rescuePhone,
                    "Rescue service|Fire brigade|Rescue phone",
                    "Räddningstjänst",
                    "Päästeteenistus",
                    "消防救援電話"));

    static final List<Column<Unit>> UNIT = List.of(
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
            column("kind", UNIT_KIND, NEEDED, Unit::kind, "Type|Kind", "Typ|Sort", "Tüüp|Liik", "類型|種類"),
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
            column(
                    "phones",
                    TEXTS,
                    OPTIONAL,
                    Unit::phones,
                    "Numbers of the alarm button|Alarm number|Phone|Phone number|Alarm phone",
                    "Larmknappens nummer|Larmnummer telefon|Telefon|Telefonnummer",
                    "Häirenupu number|Telefon|Telefoninumber",
                    "緊急按鈕的電話號碼|電話|電話號碼"));

    private Columns() {}

    /**
     * Which column of ours each column of the sheet is, by what its head says; each of ours once.
     *
     * @return the fields, null for a column that nothing is called like
     */
    static List<@Nullable String> guess(List<? extends Column<?>> columns, List<String> head) {
        var free = new ArrayList<Column<?>>(columns);
        var fields = new ArrayList<@Nullable String>();
        for (var cell : head) {
            var plain = Cell.plain(cell);
            var found = free.stream().filter(column -> column.isCalled(plain)).findFirst();
            found.ifPresent(free::remove);
            fields.add(found.map(Column::field).orElse(null));
        }
        return fields;
    }
}
