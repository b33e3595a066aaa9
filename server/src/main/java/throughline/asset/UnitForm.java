package throughline.asset;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;

/** What a person fills in about a unit. */
public record UnitForm(
        @Nullable String number,
        @Nullable UUID site,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String maker,
        @Nullable String model,
        @Nullable Integer floors,
        @Nullable Integer capacityKg,
        @Nullable Integer year,
        @Nullable UUID agreement,
        @Nullable String phone,
        @Nullable Integer version) {
    /** What a unit can be; the desktop has a word for each. */
    public static final List<String> KINDS =
            List.of("traction", "traction-with-machine-room", "hydraulic", "goods", "escalator", "platform");

    record Read(
            String number,
            UUID site,
            String name,
            String kind,
            String maker,
            String model,
            @Nullable Integer floors,
            @Nullable Integer capacityKg,
            @Nullable Integer year,
            @Nullable UUID agreement,
            @Nullable PhoneNumber line) {}

    Read read(PhoneNumbers numbers) {
        var form = new Form();
        form.check("site", site != null, "", "kernel.field-missing", "Fill this in.");
        var read = new Read(
                form.text("number", number, 40),
                requireNonNullElse(site, new UUID(0, 0)),
                form.text("name", name, 200),
                form.check(
                        "kind",
                        KINDS.contains(kind),
                        requireNonNullElse(kind, ""),
                        "asset.kind-unknown",
                        "Choose one of {0}.",
                        String.join(", ", KINDS)),
                form.textOrEmpty("maker", maker, 100),
                form.textOrEmpty("model", model, 100),
                form.numberOrNone("floors", floors, 1, 200),
                form.numberOrNone("capacityKg", capacityKg, 1, 100_000),
                form.numberOrNone("year", year, 1850, 2100),
                agreement,
                phone == null || phone.isBlank() ? null : form.<PhoneNumber>read("phone", () -> numbers.read(phone)));
        form.accept();
        return read;
    }
}
