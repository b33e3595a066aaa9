package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.asset.Site;
import throughline.asset.Unit;
import throughline.customer.Agreement;
import throughline.customer.ContactPerson;
import throughline.customer.Customer;

/**
 * The columns of every kind of sheet, in the order in which they go out. A field that a form gains is one line here: its name in the
 * form, what its cells hold, how it is read from what is kept, and what its head may say in English, Swedish, Estonian and Chinese,
 * our own word first. A test compares them with the forms.
 */
final class Columns {
    private static final Cell TEXT = new Cell.Text();
    private static final Cell TEXTS = new Cell.Texts();
    private static final Cell WHOLE = new Cell.Whole();
    private static final Cell FLAG = new Cell.Flag();
    private static final Cell DAY = new Cell.Day();
    private static final Cell CUSTOMER_NUMBER = new Cell.Number(SheetKind.CUSTOMER);
    private static final Cell SITE_NUMBER = new Cell.Number(SheetKind.SITE);
    private static final Cell AGREEMENT_NUMBER = new Cell.Number(SheetKind.AGREEMENT);

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
    private static final Cell HOURS = Cell.Choice.of(Map.of(
            "8-16", "Weekdays 8–16|Vardagar 8–16|Tööpäeviti 8–16|平日 8–16 時|8:00-16:00",
            "7-19", "Weekdays 7–19|Vardagar 7–19|Tööpäeviti 7–19|平日 7–19 時|7:00-19:00",
            "24/7", "Day and night, every day|Dygnet runt, alla dagar|Ööpäev läbi, iga päev|全年無休，日夜服務|24/7|0-24"));

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
            column("name", TEXT, NEEDED, Customer::name, "Name|Customer|Company", "Namn|Kund|Företag", "Nimi|Klient", "名稱|客戶|姓名"),
            column("language", LANGUAGE, NEEDED, Customer::language, "Language", "Språk", "Keel", "語言"),
            column("phone", TEXT, OPTIONAL, Customer::phone, "Phone|Telephone|Phone number", "Telefon|Telefonnummer", "Telefon", "電話|電話號碼"),
            column("email", TEXT, OPTIONAL, Customer::email, "E-mail|Mail|E-mail address", "E-post|E-postadress|Mejl", "E-post|Meil", "電子郵件|電郵"),
            column("note", TEXT, OPTIONAL, Customer::note, "Note|Notes|Remark|Comment", "Anteckning|Notering|Kommentar", "Märkus|Kommentaar", "備註|附註"));

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
            column("name", TEXT, KEY, ContactPerson::name, "Name|Contact|Contact person|Person", "Namn|Kontakt|Kontaktperson", "Nimi|Kontaktisik", "姓名|聯絡人|名稱"),
            column("role", TEXT, OPTIONAL, ContactPerson::role, "Role|Title|Position", "Roll|Titel|Befattning", "Roll|Amet", "職務|職稱"),
            column("phones", TEXTS, OPTIONAL, ContactPerson::phones, "Phone numbers|Phones|Phone|Telephone", "Telefonnummer|Telefon", "Telefoninumbrid|Telefon", "電話號碼|電話"),
            column("language", LANGUAGE, NEEDED, ContactPerson::language, "Language", "Språk", "Keel", "語言"),
            column("hearsBadly", FLAG, OPTIONAL, ContactPerson::hearsBadly, "Hears badly|Hard of hearing", "Hör dåligt|Hörselnedsättning", "Kuuleb halvasti|Vaegkuulja", "聽力不佳"));

    static final List<Column<Site>> SITE = List.of();

    static final List<Column<Unit>> UNIT = List.of();

    static final List<Column<Agreement>> AGREEMENT = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    Agreement::number,
                    "Agreement number|Number|Contract number|Agreement no|Contract no",
                    "Avtalsnummer|Nummer|Avtalsnr",
                    "Lepingu number|Number|Lepingunumber",
                    "合約編號|編號"),
            column(
                    "customer",
                    CUSTOMER_NUMBER,
                    NEEDED,
                    Agreement::customer,
                    "Customer number|Customer|Customer no",
                    "Kundnummer|Kund",
                    "Kliendi number|Klient|Kliendinumber",
                    "客戶編號|客戶"),
            column("plan", TEXT, NEEDED, Agreement::plan, "Plan|Service level|Agreement|Contract", "Nivå|Avtalsnivå|Avtal", "Pakett|Leping", "方案|合約"),
            column("hours", HOURS, NEEDED, Agreement::hours, "Hours|Service hours", "Tider|Servicetider", "Kellaajad|Teenindusaeg", "服務時段"),
            column("entrapmentMinutes", WHOLE, NEEDED, Agreement::entrapmentMinutes, "Trapped: minutes|Entrapment minutes", "Instängd: minuter", "Lõksus: minutit", "受困：分鐘"),
            column("urgentMinutes", WHOLE, NEEDED, Agreement::urgentMinutes, "Urgent: minutes|Urgent minutes", "Brådskande: minuter", "Kiire: minutit", "緊急：分鐘"),
            column("normalHours", WHOLE, NEEDED, Agreement::normalHours, "Normal: hours|Normal hours", "Normalt: timmar", "Tavaline: tundi", "一般：小時"),
            column("validFrom", DAY, NEEDED, Agreement::validFrom, "First day|Valid from|From|Start", "Första dag|Gäller från|Från", "Esimene päev|Kehtib alates|Algus", "生效日|起日"),
            column("validTo", DAY, OPTIONAL, Agreement::validTo, "Last day|Valid to|Valid until|To|End", "Sista dag|Gäller till|Till", "Viimane päev|Kehtib kuni|Lõpp", "到期日|迄日"));

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

    private static <T> Column<T> column(
            String field, Cell cell, Column.Use use, Function<T, @Nullable Object> kept, String... heads) {
        var byLanguage = new HashMap<String, List<String>>();
        for (int i = 0; i < heads.length; i++) {
            byLanguage.put(Column.LANGUAGES.get(i), Arrays.asList(heads[i].split("\\|")));
        }
        return new Column<>(field, cell, use, kept, Map.copyOf(byLanguage));
    }
}
