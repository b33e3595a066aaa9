package throughline.sheet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import throughline.kernel.Refused;

/** What the rows of a sheet are. */
public enum SheetKind {
    CUSTOMER,
    PERSON,
    SITE,
    UNIT,
    AGREEMENT,
    /** A call on the carrier's bill. */
    BILLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refused {@code sheet.kind-unknown} */
    public static SheetKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "sheet.kind-unknown",
                        "{0} is no kind of sheet. Choose customer, person, site, unit, agreement or billed.",
                        word));
    }
}
