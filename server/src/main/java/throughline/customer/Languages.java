package throughline.customer;

import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** Languages are named by their IETF tag (BCP 47): {@code sv}, {@code zh-Hant}. */
final class Languages {
    private Languages() {}

    static String read(Form form, @Nullable String language) {
        var tag = form.text("language", language, 35);
        return form.check(
                "language",
                tag.isEmpty() || tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
                tag,
                "customer.language-unknown",
                "{0} is not a language's code, such as en or zh-Hant.",
                tag);
    }
}
