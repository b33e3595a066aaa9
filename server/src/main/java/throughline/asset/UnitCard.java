package throughline.asset;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.Agreement;
import throughline.customer.Terms;

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
        String warning,
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

    /**
     * What was promised for it; see {@link throughline.customer.Agreement}. Orders keep it as it was on their day, so the four figures
     * stay beside the terms: an older one has nothing else.
     *
     * @param calendar whose days are off; null for that of the country
     */
    public record Promise(
            UUID id,
            String number,
            String plan,
            String hours,
            int entrapmentMinutes,
            int urgentMinutes,
            int normalHours,
            @Nullable Terms terms,
            @Nullable UUID calendar) {

        public static Promise of(Agreement agreement) {
            return new Promise(
                    agreement.id(),
                    agreement.number(),
                    agreement.plan(),
                    agreement.hours(),
                    agreement.entrapmentMinutes(),
                    agreement.urgentMinutes(),
                    agreement.normalHours(),
                    agreement.terms(),
                    agreement.calendar());
        }

        public Terms agreed() {
            return terms == null ? Terms.of(hours, entrapmentMinutes, urgentMinutes, normalHours) : terms;
        }
    }

    /** Another unit of the same site. */
    public record Sister(UUID id, String number, String name) {}
}
