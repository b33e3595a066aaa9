package throughline.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What a person fills in about a customer; nothing is trusted before {@link #read}.
 *
 * @param version the one that was on the screen; ignored for a new customer
 */
public record CustomerForm(
        @Nullable String name,
        @Nullable String language,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String note,
        @Nullable Integer version) {

    record Read(
            String name,
            String language,
            List<PhoneNumber> phones,
            @Nullable String email,
            String note) {}

    /** @throws throughline.kernel.Refused with each field that is wrong */
    Read read(PhoneNumbers numbers) {
        var form = new Form();
        var read = new Read(
                form.text("name", name, 200),
                Languages.read(form, language),
                numbers.readAll(form, "phone", phone == null ? List.of() : List.of(phone)),
                email(form),
                form.textOrEmpty("note", note, 4_000));
        form.accept();
        return read;
    }

    private @Nullable String email(Form form) {
        var text = form.textOrEmpty("email", email, 254);
        form.check(
                "email",
                text.isEmpty() || text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"),
                text,
                "customer.email-unreadable",
                "{0} is not an e-mail address.",
                text);
        return text.isEmpty() ? null : text;
    }
}
