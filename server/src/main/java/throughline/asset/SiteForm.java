package throughline.asset;

import static java.util.Objects.requireNonNullElse;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;

/**
 * What a person fills in about a site. Its number comes from us.
 *
 * @param zone may be left out in a country with a single time zone that we know
 * @param keyCode opens the key box; of a new site only, later changed through {@link KeyCodes}
 * @param rescuePhone of the fire brigade's station for this address; a short number such as 112 will do
 * @param area may be left out where the city is the area
 * @param latitude in degrees, with {@code longitude}; left out: where the site is stays as it is known
 * @param branch left out: a new site belongs to the branch of whoever adds it, and any other stays where it is
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
        @Nullable String keyCode,
        @Nullable String openingHours,
        @Nullable String rescuePhone,
        @Nullable String area,
        @Nullable UUID branch,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Integer version) {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Map<String, String> ONLY_ZONE =
            Map.of("GB", "Europe/London", "SE", "Europe/Stockholm", "EE", "Europe/Tallinn", "TW", "Asia/Taipei");

    /** A site of which nobody says where it is on the map. */
    public SiteForm(
            @Nullable UUID customer,
            @Nullable String name,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country,
            @Nullable String zone,
            @Nullable String access,
            @Nullable String keyCode,
            @Nullable String openingHours,
            @Nullable String rescuePhone,
            @Nullable String area,
            @Nullable UUID branch,
            @Nullable Integer version) {
        this(
                customer,
                name,
                street,
                postcode,
                city,
                country,
                zone,
                access,
                keyCode,
                openingHours,
                rescuePhone,
                area,
                branch,
                null,
                null,
                version);
    }

    /** A site of which only the address is known. */
    public SiteForm(
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
        this(customer, name, street, postcode, city, country, zone, access, null, null, null, area, null, version);
    }

    record Read(
            UUID customer,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String zone,
            String access,
            String keyCode,
            String openingHours,
            String rescuePhone,
            String area,
            @Nullable UUID branch,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    Read read(PhoneNumbers numbers) {
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
                ZONES.contains(clocks),
                "",
                "asset.zone-unknown",
                "{0} is not a time zone, such as Europe/Stockholm.",
                clocks);
        var inCity = form.text("city", city, 100);
        form.check(
                "latitude",
                isOnTheMap(latitude, longitude),
                "",
                "asset.not-on-the-map",
                "Give both: latitude from -90 to 90 and longitude from -180 to 180.");
        var read = new Read(
                requireNonNullElse(customer, new UUID(0, 0)),
                form.text("name", name, 200),
                form.text("street", street, 200),
                form.textOrEmpty("postcode", postcode, 20),
                inCity,
                inCountry,
                clocks,
                form.textOrEmpty("access", access, 2_000),
                KeyCodes.read(form, keyCode),
                form.textOrEmpty("openingHours", openingHours, 300),
                rescue(form, numbers),
                area == null || area.isBlank() ? inCity : form.text("area", area, 100),
                branch,
                latitude,
                longitude);
        form.accept();
        return read;
    }

    private static boolean isOnTheMap(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null
                ? latitude == null && longitude == null
                : Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    private String rescue(Form form, PhoneNumbers numbers) {
        var text = form.textOrEmpty("rescuePhone", rescuePhone, 40);
        if (text.isEmpty() || text.matches("[0-9]{3,5}")) {
            return text;
        }
        var number = form.read("rescuePhone", () -> numbers.read(text));
        return number == null ? "" : number.e164();
    }

    /** For the history, which everybody at the desk reads. */
    SiteForm withoutItsSecret() {
        return new SiteForm(
                customer,
                name,
                street,
                postcode,
                city,
                country,
                zone,
                access,
                null,
                openingHours,
                rescuePhone,
                area,
                branch,
                latitude,
                longitude,
                version);
    }
}
