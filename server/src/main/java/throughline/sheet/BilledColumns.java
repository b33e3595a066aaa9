package throughline.sheet;

import static throughline.sheet.Column.Use.KEY;
import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.column;
import static throughline.sheet.CommonColumns.TEXT;

import java.util.List;
import throughline.bill.BilledCall;

/** The columns of the calls on a carrier's bill. */
final class BilledColumns {
    static final List<Column<BilledCall>> ALL = List.of(
            column(
                    "number",
                    TEXT,
                    KEY,
                    BilledCall::number,
                    "Number|Called|Called number|Destination|To|B number",
                    "Nummer|Uppringt nummer|Till|B-nummer",
                    "Number|Helistatud number|Kuhu",
                    "號碼|受話號碼|被叫號碼"),
            column(
                    "startedAt",
                    TEXT,
                    KEY,
                    call -> call.startedAt().toString(),
                    "Began|Start|Start time|Started|Date and time|Time",
                    "Började|Start|Starttid|Datum och tid|Tid",
                    "Algas|Algus|Algusaeg|Kuupäev ja kellaaeg|Aeg",
                    "開始時間|通話時間|時間"),
            column(
                    "duration",
                    TEXT,
                    NEEDED,
                    call -> String.valueOf(call.seconds()),
                    "Length|Duration|Seconds|Billed seconds|Call duration",
                    "Längd|Samtalslängd|Sekunder",
                    "Pikkus|Kestus|Sekundid",
                    "長度|通話長度|秒數"),
            column(
                    "price",
                    TEXT,
                    NEEDED,
                    call -> call.cents().movePointLeft(2).stripTrailingZeros().toPlainString(),
                    "Price|Cost|Amount|Charge",
                    "Pris|Kostnad|Belopp",
                    "Hind|Maksumus|Summa",
                    "價格|費用|金額"));

    private BilledColumns() {}
}
