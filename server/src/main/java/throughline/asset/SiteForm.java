package throughline.asset;

import static java.util.Objects.requireNonNullElse;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about a site.
 *
 * @param zone may be left out in a country with a single time zone that we know
 * @param area may be left out where the city is the area
 */
public record SiteForm(
        @Nullable UUID customer,
        @Nullable String name,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String zone,
        @Nullable String access,
        @Nullable String area,
        @Nullable Integer version) {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Map<String, String> ONLY_ZONE =
            Map.of("GB", "Europe/London", "SE", "Europe/Stockholm", "EE", "Europe/Tallinn", "TW", "Asia/Taipei");

    record Read(
            UUID customer,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String zone,
            String access,
            String area) {}

    Read read() {
        var form = new Form();
        form.check("customer", customer != null, "", "kernel.field-missing", "Fill this in.");
        var inCountry = form.text("country", country, 2);
        form.check(
                "country",
                COUNTRIES.contains(inCountry),
                "",
                "asset.country-unknown",
                "{0} is not a country's code of two letters, such as SE.",
                inCountry);
        var clocks = form.text("zone", zone == null || zone.isBlank() ? ONLY_ZONE.get(inCountry) : zone, 64);
        form.check(
                "zone",
                ZoneId.getAvailableZoneIds().contains(clocks),
                "",
                "asset.zone-unknown",
                "{0} is not a time zone, such as Europe/Stockholm.",
                clocks);
        var inCity = form.text("city", city, 100);
        var read = new Read(
                requireNonNullElse(customer, new UUID(0, 0)),
                form.text("name", name, 200),
                form.text("street", street, 200),
                form.textOrEmpty("postcode", postcode, 20),
                inCity,
                inCountry,
                clocks,
                form.textOrEmpty("access", access, 2_000),
                area == null || area.isBlank() ? inCity : form.text("area", area, 100));
        form.accept();
        return read;
    }
}
