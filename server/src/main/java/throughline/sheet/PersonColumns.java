package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.FLAG;
import static throughline.sheet.CommonColumns.TEXT;
import static throughline.sheet.CommonColumns.TEXTS;
import static throughline.sheet.CommonColumns.customer;
import static throughline.sheet.CommonColumns.language;
import static throughline.sheet.CommonColumns.verifiedOn;

import java.util.List;
import java.util.Map;
import throughline.customer.ContactPerson;

/** The columns of contact people. */
final class PersonColumns {
    private static final Cell CHANNEL = Cell.Choice.of(Map.of(
            "call", "Call|Phone|Samtal|Telefon|Kõne|電話",
            "text", "Text|SMS|Sms|簡訊",
            "mail", "Mail|E-mail|E-post|Meil|電子郵件"));

    static final List<Column<ContactPerson>> ALL = List.of(
            customer(KEY, ContactPerson::customer),
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
            language(ContactPerson::language),
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
            verifiedOn(ContactPerson::verifiedOn));

    private PersonColumns() {}
}
