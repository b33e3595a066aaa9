package throughline.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * Reads telephone numbers the way people and trunks write them: {@code +44 20 7946 0123}, {@code 0044…}, {@code 020 7946 0123},
 * {@code 442079460123}, with brackets, dots and dashes.
 *
 * <p>A number without a country is tried in each home country, in their order. A number that a country's plan knows wins over one
 * that only has a possible length: plans grow faster than any library, so a possible length is enough to be kept.
 */
@Component
public class PhoneNumbers {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** ISO 3166 codes of the countries whose national notation is understood, the likeliest first. */
    private static final List<String> HOME_COUNTRIES = List.of("GB", "SE", "EE", "TW");

    /** Everything that the raw number may mean, likeliest first; empty when it is no telephone number at all. */
    public List<PhoneNumber> meanings(@Nullable String raw) {
        if (raw == null
                || raw.length() > 40
                || raw.chars().filter(Character::isDigit).count() < 5) {
            return List.of();
        }
        var known = meanings(raw, PLANS::isValidNumber);
        return known.isEmpty() ? meanings(raw, PLANS::isPossibleNumber) : known;
    }

    /**
     * Reads a number that a person typed into a form.
     *
     * @throws Refused {@code customer.phone-unreadable}
     */
    public PhoneNumber read(String raw) {
        return meanings(raw).stream().findFirst().orElseThrow(() -> unreadable(raw));
    }

    /** Reads the numbers of one field; blank ones are left out, one that is written twice counts once. */
    public List<PhoneNumber> readAll(Form form, String field, List<String> raws) {
        return raws.stream()
                .filter(raw -> !raw.isBlank())
                .map(raw -> form.<PhoneNumber>read(field, () -> read(raw)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Refused unreadable(String raw) {
        return new Refused(
                "customer.phone-unreadable",
                "{0} is not a phone number. Write it with + and the country's code, such as +44 20 7946 0123.",
                raw);
    }

    /** The number as people write it, with the country's code: {@code +44 20 7946 0123}. */
    public static String shown(PhoneNumber number) {
        try {
            return PLANS.format(PLANS.parse(number.e164(), null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return number.e164();
        }
    }

    /** ISO 3166 of the country that the number belongs to; null for one that belongs to none, such as a satellite's. */
    public static @Nullable String country(PhoneNumber number) {
        try {
            var region = PLANS.getRegionCodeForNumber(PLANS.parse(number.e164(), null));
            return region == null || region.length() != 2 ? null : region;
        } catch (NumberParseException _) {
            return null;
        }
    }

    private List<PhoneNumber> meanings(String raw, Predicate<Phonenumber.PhoneNumber> acceptable) {
        return readings(raw)
                .filter(Objects::nonNull)
                .filter(acceptable)
                .map(number -> new PhoneNumber(PLANS.format(number, PhoneNumberFormat.E164)))
                .distinct()
                .toList();
    }

    /** One that has its plus means the same in every country. */
    private static Stream<Phonenumber.@Nullable PhoneNumber> readings(String raw) {
        if (raw.startsWith("+")) {
            return Stream.of(raw).map(international -> parsed(international, null));
        }
        var inCountries = HOME_COUNTRIES.stream().map(country -> parsed(raw, country));
        var withoutItsPlus = Stream.of("+" + raw).map(international -> parsed(international, null));
        return Stream.concat(inCountries, withoutItsPlus);
    }

    private static Phonenumber.@Nullable PhoneNumber parsed(String raw, @Nullable String country) {
        try {
            return PLANS.parse(raw, country);
        } catch (NumberParseException _) {
            return null;
        }
    }
}
