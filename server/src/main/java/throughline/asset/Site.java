package throughline.asset;

import java.util.UUID;

/**
 * An address that lifts stand at.
 *
 * @param country ISO 3166, two letters
 * @param zone time zone of the building's clocks, such as {@code Europe/Tallinn}
 * @param access how to get in, for the technician
 * @param area whose technicians look after it
 */
public record Site(
        UUID id,
        String name,
        String street,
        String postcode,
        String city,
        String country,
        String zone,
        String access,
        String area,
        UUID customer,
        int version) {}
