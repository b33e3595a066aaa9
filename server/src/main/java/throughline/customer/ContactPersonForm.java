package throughline.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** What a person fills in about somebody who speaks for a customer. */
public record ContactPersonForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable List<String> phones,
        @Nullable String language,
        @Nullable Boolean hearsBadly,
        @Nullable Integer version) {
    private static final int MOST_PHONES = 10;

    record Read(String name, String role, List<PhoneNumber> phones, String language, boolean hearsBadly) {}

    Read read(PhoneNumbers numbers) {
        var form = new Form();
        var raws = phones == null ? List.<String>of() : phones;
        form.check(
                "phones",
                raws.size() <= MOST_PHONES,
                raws,
                "customer.phones-limit",
                "Keep at most {0} numbers.",
                MOST_PHONES);
        var read = new Read(
                form.text("name", name, 200),
                form.textOrEmpty("role", role, 100),
                numbers.readAll(form, "phones", raws),
                Languages.read(form, language),
                Boolean.TRUE.equals(hearsBadly));
        form.accept();
        return read;
    }
}
