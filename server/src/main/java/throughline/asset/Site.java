package throughline.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that lifts stand at.
 *
 * @param number what people say and write, such as {@code SI-30001}
 * @param country ISO 3166, two letters
 * @param zone time zone of the building's clocks, such as {@code Europe/Tallinn}
 * @param access how to get in, for the technician
 * @param hasKeyCode whether {@link KeyCodes} has one to show
 * @param openingHours in the customer's words
 * @param rescuePhone of the fire brigade's station for this address, E.164 or a short number such as 112; may be empty
 * @param area whose technicians look after it
 * @param latitude in degrees; null with {@code longitude} while nobody said where it is
 * @param branch of the company that it belongs to, and its units, calls and orders with it
 */
public record Site(
        UUID id,
        String number,
        String name,
        String street,
        String postcode,
        String city,
        String country,
        String zone,
        String access,
        boolean hasKeyCode,
        String openingHours,
        String rescuePhone,
        String area,
        @Nullable Double latitude,
        @Nullable Double longitude,
        UUID branch,
        UUID customer,
        int version) {}
