package throughline.asset;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in when other equipment comes into a position.
 *
 * @param installedOn the day on which it took the place of what stood there
 * @param version of the unit as it was on the screen
 */
public record EquipmentForm(
        @Nullable String serial,
        @Nullable String maker,
        @Nullable String model,
        @Nullable Integer year,
        @Nullable String customersNumber,
        @Nullable LocalDate installedOn,
        @Nullable Integer version) {
    record Read(
            String serial,
            String maker,
            String model,
            @Nullable Integer year,
            String customersNumber,
            @Nullable LocalDate installedOn) {}

    Read read(Form form) {
        return new Read(
                form.textOrEmpty("serial", serial, 100),
                form.textOrEmpty("maker", maker, 100),
                form.textOrEmpty("model", model, 100),
                form.numberOrNone("year", year, UnitForm.OLDEST, UnitForm.NEWEST),
                form.textOrEmpty("customersNumber", customersNumber, 100),
                installedOn);
    }
}
