package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;

/** What a person fills in about a technician. */
public record TechnicianForm(
        @Nullable UUID user,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String language,
        @Nullable List<String> skills,
        @Nullable String area,
        @Nullable Boolean active,
        @Nullable Integer version) {
    private static final int MOST_SKILLS = 50;

    record Read(
            @Nullable UUID user,
            String name,
            PhoneNumber phone,
            String language,
            String[] skills,
            String area,
            boolean active) {}

    Read read(PhoneNumbers numbers) {
        var form = new Form();
        var typed = form.text("phone", phone, 40);
        var number = form.<PhoneNumber>read("phone", () -> numbers.read(typed));
        var able = skills == null ? List.<String>of() : skills;
        form.check(
                "skills",
                able.size() <= MOST_SKILLS,
                able,
                "dispatch.skills-limit",
                "Keep at most {0} skills.",
                MOST_SKILLS);
        var named = form.text("name", name, 200);
        var speaks = form.text("language", language, 35);
        var where = form.text("area", area, 100);
        var words = able.stream()
                .map(skill -> form.text("skills", skill, 50))
                .distinct()
                .toArray(String[]::new);
        form.accept();
        return new Read(user, named, requireNonNull(number), speaks, words, where, !Boolean.FALSE.equals(active));
    }
}
