package throughline.customer;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about somebody who speaks for a customer.
 *
 * @param prefers one of {@link #CHANNELS}; {@code call} when left out
 * @param verifiedOn when somebody last asked whether all of it is still true
 */
public record ContactPersonForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable List<String> phones,
        @Nullable List<String> emails,
        @Nullable String language,
        @Nullable Boolean hearsBadly,
        @Nullable String prefers,
        @Nullable LocalDate verifiedOn,
        @Nullable Integer version) {
    public static final List<String> CHANNELS = List.of("call", "text", "mail");

    private static final int MOST_PHONES = 10;
    private static final int MOST_EMAILS = 10;

    /** Somebody as a telephone call makes them known. */
    public ContactPersonForm(
            @Nullable String name,
            @Nullable String role,
            @Nullable List<String> phones,
            @Nullable String language,
            @Nullable Boolean hearsBadly,
            @Nullable Integer version) {
        this(name, role, phones, null, language, hearsBadly, null, null, version);
    }

    record Read(
            String name,
            String role,
            List<PhoneNumber> phones,
            List<String> emails,
            String language,
            boolean hearsBadly,
            String prefers,
            @Nullable LocalDate verifiedOn) {}

    Read read(PhoneNumbers numbers) {
        var form = new Form();
        var rawPhones = requireNonNullElse(phones, List.<String>of());
        var rawEmails = requireNonNullElse(emails, List.<String>of());
        form.check(
                "phones",
                rawPhones.size() <= MOST_PHONES,
                rawPhones,
                "customer.phones-limit",
                "Keep at most {0} numbers.",
                MOST_PHONES);
        form.check(
                "emails",
                rawEmails.size() <= MOST_EMAILS,
                rawEmails,
                "customer.emails-limit",
                "Keep at most {0} e-mail addresses.",
                MOST_EMAILS);
        var read = new Read(
                form.text("name", name, 200),
                form.textOrEmpty("role", role, 100),
                numbers.readAll(form, "phones", rawPhones),
                MailAddresses.readAll(form, "emails", rawEmails),
                Languages.read(form, language),
                Boolean.TRUE.equals(hearsBadly),
                form.oneOf("prefers", prefers, CHANNELS, "call"),
                verifiedOn);
        form.accept();
        return read;
    }
}
