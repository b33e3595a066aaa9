package throughline.customer;

/**
 * A telephone number in international form (ITU-T E.164): {@code +} and up to fifteen digits.
 *
 * @param e164 such as {@code +442079460123}; never a national or a spaced notation
 */
public record PhoneNumber(String e164) {
    public PhoneNumber {
        if (!e164.matches("\\+[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException("""
                    The phone number (%s) is not in E.164 form.
                    Maybe it was never read through PhoneNumbers.""".formatted(e164));
        }
    }

    @Override
    public String toString() {
        return e164;
    }
}
