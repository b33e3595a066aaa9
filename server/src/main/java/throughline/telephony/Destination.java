package throughline.telephony;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;

/** What kind of number is called, by its country's plan. What no plan knows is of the kind that costs the most. */
enum Destination {
    FIXED,
    MOBILE,
    FREE,
    PREMIUM,
    SHARED_COST,
    SATELLITE,
    UNKNOWN;

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** Satellites and networks of no country (ITU-T E.164.1): 870, 878, 881, 882, 883. */
    private static final Set<Integer> OF_NO_COUNTRY = Set.of(870, 878, 881, 882, 883);

    /** Shared cost (808) and premium (979) of no country. */
    private static final int INTERNATIONAL_SHARED_COST = 808;

    private static final int INTERNATIONAL_PREMIUM = 979;

    static Destination of(String e164) {
        try {
            var number = PLANS.parse(e164, null);
            if (OF_NO_COUNTRY.contains(number.getCountryCode())) {
                return SATELLITE;
            }
            return switch (number.getCountryCode()) {
                case INTERNATIONAL_PREMIUM -> PREMIUM;
                case INTERNATIONAL_SHARED_COST -> SHARED_COST;
                default ->
                    switch (PLANS.getNumberType(number)) {
                        case FIXED_LINE, VOIP -> FIXED;
                        case MOBILE, FIXED_LINE_OR_MOBILE -> MOBILE;
                        case TOLL_FREE -> FREE;
                        case PREMIUM_RATE, PERSONAL_NUMBER ->
                            PREMIUM; // personal numbers forward to wherever their owner likes
                        case SHARED_COST -> SHARED_COST;
                        case PAGER, UAN, VOICEMAIL, UNKNOWN -> UNKNOWN;
                    };
            };
        } catch (NumberParseException _) {
            return UNKNOWN;
        }
    }

    boolean mayBeCalled() {
        return switch (this) {
            case FIXED, MOBILE, FREE -> true;
            case PREMIUM, SHARED_COST, SATELLITE, UNKNOWN -> false;
        };
    }
}
