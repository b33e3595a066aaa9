package throughline.sheet;

import static throughline.sheet.Column.Use.NEEDED;
import static throughline.sheet.Column.Use.OPTIONAL;
import static throughline.sheet.Column.column;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cells and columns that sheets of several kinds have. */
final class CommonColumns {
    static final Cell TEXT = new Cell.Text();
    static final Cell TEXTS = new Cell.Texts();
    static final Cell WHOLE = new Cell.Whole();
    static final Cell DEGREES = new Cell.Degrees();
    static final Cell FLAG = new Cell.Flag();
    static final Cell DAY = new Cell.Day();
    private static final Cell CUSTOMER_NUMBER = new Cell.Number(Named.CUSTOMER);
    private static final Cell LANGUAGE = Cell.Choice.of(Map.of(
            "en", "English|Engelska|Inglise|英文",
            "sv", "Swedish|Svenska|Rootsi|瑞典文",
            "et", "Estonian|Estniska|Eesti|愛沙尼亞文",
            "zh-Hant", "Traditional Chinese|Chinese|Kinesiska|Traditionell kinesiska|Hiina|繁體中文|中文"));

    private CommonColumns() {}

    static <T> Column<T> customer(Column.Use use, Function<T, @Nullable Object> kept) {
        return column(
                "customer",
                CUSTOMER_NUMBER,
                use,
                kept,
                "Customer number|Customer|Customer no",
                "Kundnummer|Kund",
                "Kliendi number|Klient|Kliendinumber",
                "客戶編號|客戶");
    }

    static <T> Column<T> language(Function<T, @Nullable Object> kept) {
        return column("language", LANGUAGE, NEEDED, kept, "Language", "Språk", "Keel", "語言");
    }

    static <T> Column<T> verifiedOn(Function<T, @Nullable Object> kept) {
        return column(
                "verifiedOn",
                DAY,
                OPTIONAL,
                kept,
                "Checked on|Verified on",
                "Kontrollerad den",
                "Kontrollitud",
                "確認日期");
    }
}
