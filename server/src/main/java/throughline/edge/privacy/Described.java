package throughline.edge.privacy;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;
import throughline.privacy.Subject;

/** A person as an administrator describes them. @param reason of an erasure */
record Described(
        @Nullable List<String> phones,
        @Nullable List<String> mails,
        @Nullable List<String> names,
        @Nullable List<UUID> people,
        @Nullable List<UUID> customers,
        @Nullable List<UUID> without,
        @Nullable String reason) {
    static final int LONGEST = 200;
    static final int LONGEST_REASON = 500;

    Subject read(PhoneNumbers numbers) {
        var form = new Form();
        var read = numbers.readAll(form, "phones", all(phones));
        var subject = new Subject(
                read.stream().map(PhoneNumber::e164).toList(),
                texts(form, "mails", mails).stream().map(Described::mail).toList(),
                texts(form, "names", names),
                all(people),
                all(customers),
                all(without));
        form.accept();
        return subject;
    }

    /** Why, as it was typed; whether it says enough is the room's to say. */
    String why() {
        return text("reason", reason, LONGEST_REASON);
    }

    static String text(String field, @Nullable String typed, int longest) {
        var form = new Form();
        var text = form.textOrEmpty(field, typed, longest);
        form.accept();
        return text;
    }

    private static List<String> texts(Form form, String field, @Nullable List<String> typed) {
        return all(typed).stream()
                .map(each -> form.textOrEmpty(field, each, LONGEST))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    static String mail(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> all(@Nullable List<T> some) {
        return requireNonNullElse(some, List.<T>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
