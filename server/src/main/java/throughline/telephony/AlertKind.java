package throughline.telephony;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why those who can stop calls are told. */
public enum AlertKind {
    /** More calls were refused within a short time than people make by mistake. */
    REFUSED,
    /** Calls have cost as much as they may. */
    SPENT,
    /** A call was refused that this company would not make. */
    UNUSUAL,
    /** Texts that callers cause are held back. */
    TEXTS,
    /** The carrier's bill and our own records differ. */
    BILL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
