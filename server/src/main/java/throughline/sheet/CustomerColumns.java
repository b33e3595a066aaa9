package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.TEXT;
import static throughline.sheet.CommonColumns.language;
import static throughline.sheet.CommonColumns.verifiedOn;

import java.util.List;
import java.util.Map;
import throughline.customer.Customer;

/** The columns of customers. */
final class CustomerColumns {
    private static final Cell KIND = Cell.Choice.of(Map.of(
            "customer", "Customer|Kund|Klient|客戶",
            "prospect", "Prospect|Lead|Möjlig kund|Prospekt|Võimalik klient|潛在客戶"));
    private static final Cell DELIVERY = Cell.Choice.of(Map.of(
            "mail", "Mail|E-mail|E-post|Meil|電子郵件",
            "paper", "Paper|Post|Papper|Paber|紙本",
            "portal", "Portal|Portaal|入口網站"));

    static final List<Column<Customer>> ALL = List.of(
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
                    KIND,
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
            language(Customer::language),
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
            verifiedOn(Customer::verifiedOn));

    private CustomerColumns() {}
}
