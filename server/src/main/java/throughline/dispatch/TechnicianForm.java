package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Form;

/**
 * What a person fills in about a technician.
 *
 * @param pagerRelay the gateway that reaches the pager
 */
public record TechnicianForm(
        @Nullable UUID user,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String language,
        @Nullable List<String> skills,
        @Nullable String area,
        @Nullable Boolean active,
        @Nullable Integer version,
        @Nullable String pager,
        @Nullable UUID pagerRelay,
        @Nullable String mail) {
    private static final int MOST_SKILLS = 50;

    /** Of somebody who is asked on the phone only. */
    public TechnicianForm(
            @Nullable UUID user,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String language,
            @Nullable List<String> skills,
            @Nullable String area,
            @Nullable Boolean active,
            @Nullable Integer version) {
        this(user, name, phone, language, skills, area, active, version, null, null, null);
    }

    record Read(
            @Nullable UUID user,
            String name,
            PhoneNumber phone,
            String language,
            String[] skills,
            String area,
            @Nullable String pager,
            @Nullable UUID pagerRelay,
            @Nullable String mail,
            boolean active) {}

    /** @param pagerRelays through which pages may go */
    Read read(PhoneNumbers numbers, Set<UUID> pagerRelays) {
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
        var beeps = form.textOrEmpty("pager", pager, 30);
        form.check(
                "pager",
                beeps.matches("[A-Za-z0-9]*"),
                beeps,
                "dispatch.pager-unusable",
                "Write the pager’s number without blanks.");
        form.check(
                "pagerRelay",
                beeps.isEmpty() || (pagerRelay != null && pagerRelays.contains(pagerRelay)),
                beeps,
                "dispatch.pager-gateway-missing",
                "Choose the gateway that reaches this pager.");
        var address = form.textOrEmpty("mail", mail, 254);
        form.check(
                "mail",
                address.matches("|[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>]+"),
                address,
                "dispatch.mail-unusable",
                "This is not an e-mail address.");
        form.accept();
        return new Read(
                user,
                named,
                requireNonNull(number),
                speaks,
                words,
                where,
                beeps.isEmpty() ? null : beeps,
                beeps.isEmpty() ? null : pagerRelay,
                address.isEmpty() ? null : address,
                !Boolean.FALSE.equals(active));
    }
}
