package throughline.customer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** E-mail addresses as people type them. Whether one exists only a mail can tell. */
final class MailAddresses {
    private static final int LONGEST = 254;
    private static final String SENTENCE = "{0} is not an e-mail address.";

    private MailAddresses() {}

    /** @return null for none */
    static @Nullable String read(Form form, String field, @Nullable String raw) {
        var text = form.textOrEmpty(field, raw, LONGEST);
        form.check(field, text.isEmpty() || looksLikeOne(text), text, "customer.email-unreadable", SENTENCE, text);
        return text.isEmpty() ? null : text;
    }

    /** Blank ones are left out, one that is written twice counts once. */
    static List<String> readAll(Form form, String field, List<String> raws) {
        return raws.stream()
                .filter(Objects::nonNull)
                .map(raw -> read(form, field, raw))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static boolean looksLikeOne(String text) {
        return text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    }
}
