package throughline.asset;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a unit while it rings.
 *
 * @param agreement null when the unit has none, or its agreement is not valid today
 * @param sisters the other units of the site, by name
 */
public record UnitCard(
        UUID id,
        String number,
        String name,
        String position,
        Place site,
        String kind,
        String maker,
        String model,
        @Nullable Integer floors,
        @Nullable Integer capacityKg,
        @Nullable Integer year,
        @Nullable Promise agreement,
        List<Sister> sisters) {
    /** Where it stands. */
    public record Place(
            UUID id,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String zone,
            String access,
            boolean hasKeyCode,
            String openingHours,
            String rescuePhone) {}

    /** What was promised for it; see {@link throughline.customer.Agreement}. */
    public record Promise(
            UUID id,
            String number,
            String plan,
            String hours,
            int entrapmentMinutes,
            int urgentMinutes,
            int normalHours) {}

    /** Another unit of the same site. */
    public record Sister(UUID id, String number, String name) {}
}
