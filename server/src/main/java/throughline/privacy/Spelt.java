package throughline.privacy;

import static java.util.stream.Collectors.joining;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How people write numbers, addresses and names: with and without country, with spaces, in any case. */
final class Spelt {
    private static final String BETWEEN_DIGITS = "[ ().\\-/]{0,2}";
    /** Shorter ones, without their country, are anything. */
    private static final int SHORTEST_NATIONAL = 6;

    private Spelt() {}

    static @Nullable String anyOf(Collection<String> phones, Collection<String> mails, Collection<String> names) {
        var all = Stream.of(
                        phones.stream().map(Spelt::phone),
                        mails.stream().map(Spelt::whole),
                        names.stream().map(Spelt::whole))
                .flatMap(each -> each)
                .collect(joining("|"));
        return all.isEmpty() ? null : all;
    }

    private static String phone(String e164) {
        var digits = e164.substring(1);
        var national = national(e164);
        var country = digits.substring(0, digits.length() - national.length());
        var withCountry = "\\+?" + apart(country) + BETWEEN_DIGITS;
        return "(?<![0-9])" + (national.length() < SHORTEST_NATIONAL ? withCountry : "(" + withCountry + ")?0?")
                + apart(national) + "(?![0-9])";
    }

    private static String national(String e164) {
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.getNationalSignificantNumber(util.parse(e164, null));
        } catch (NumberParseException strange) {
            return e164.substring(1);
        }
    }

    private static String apart(String digits) {
        return digits.chars().mapToObj(Character::toString).collect(joining(BETWEEN_DIGITS));
    }

    /** But not the word in our own mark, which would be marked for ever. */
    private static String whole(String text) {
        return "(?<!\\w)(?!erased\\])"
                + text.strip().replaceAll("[^\\p{L}\\p{N}\\s]", "\\\\$0").replaceAll("\\s+", "\\\\s+") + "(?!\\w)";
    }
}
