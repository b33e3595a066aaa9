package throughline.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lift, escalator or platform.
 *
 * @param number painted on the unit, such as {@code UPP-04117}; nobody else has it
 * @param name its place in the building, such as "Lift 2"
 * @param kind one of {@link UnitForm#KINDS}
 * @param phone the number that its alarm button rings from, E.164
 */
public record Unit(
        UUID id,
        String number,
        Where site,
        String name,
        String kind,
        String maker,
        String model,
        @Nullable Integer floors,
        @Nullable Integer capacityKg,
        @Nullable Integer year,
        @Nullable UUID agreement,
        @Nullable String phone,
        int version) {
    /** The site, as much as a list shows of it. */
    public record Where(UUID id, String name, String street, String city) {}
}
