package throughline.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
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
        @Nullable List<String> families,
        @Nullable List<String> languages,
        @Nullable List<Licensed> licences,
        @Nullable Double baseLatitude,
        @Nullable Double baseLongitude,
        @Nullable String area,
        @Nullable Boolean active,
        @Nullable Integer version,
        @Nullable String pager,
        @Nullable UUID pagerRelay,
        @Nullable String mail) {
    private static final int MOST_SKILLS = 50;

    /** A licence as it is typed. */
    public record Licensed(@Nullable String name, @Nullable LocalDate until) {}

    /** Of somebody who is asked on the phone only, and of whom no more is known than skills. */
    public TechnicianForm(
            @Nullable UUID user,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String language,
            @Nullable List<String> skills,
            @Nullable String area,
            @Nullable Boolean active,
            @Nullable Integer version) {
        this(
                user, name, phone, language, skills, null, null, null, null, null, area, active, version, null, null,
                null);
    }

    record Read(
            @Nullable UUID user,
            String name,
            PhoneNumber phone,
            String language,
            String[] skills,
            String[] families,
            String[] languages,
            List<Licence> licences,
            @Nullable Double baseLatitude,
            @Nullable Double baseLongitude,
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
        var named = form.text("name", name, 200);
        var speaks = form.text("language", language, 35);
        var where = form.text("area", area, 100);
        var able = words(form, "skills", skills);
        var known = words(form, "families", families);
        var speaksToo = words(form, "languages", languages);
        var papers = papers(form);
        form.check(
                "baseLatitude",
                isOnTheMap(),
                "",
                "dispatch.not-on-the-map",
                "Give both: latitude from -90 to 90 and longitude from -180 to 180.");
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
                able,
                known,
                speaksToo,
                papers,
                baseLatitude,
                baseLongitude,
                where,
                beeps.isEmpty() ? null : beeps,
                beeps.isEmpty() ? null : pagerRelay,
                address.isEmpty() ? null : address,
                !Boolean.FALSE.equals(active));
    }

    private static String[] words(Form form, String field, @Nullable List<String> typed) {
        var words = typed == null ? List.<String>of() : typed;
        form.check(
                field,
                words.size() <= MOST_SKILLS,
                words,
                "dispatch.skills-limit",
                "Keep at most {0} skills.",
                MOST_SKILLS);
        return words.stream().map(word -> form.text(field, word, 50)).distinct().toArray(String[]::new);
    }

    private List<Licence> papers(Form form) {
        var typed = licences == null ? List.<Licensed>of() : licences;
        boolean whole = typed.size() <= MOST_SKILLS && typed.stream().allMatch(each -> each.until() != null);
        form.check(
                "licences",
                whole,
                "",
                "dispatch.licence-without-end",
                "Give the last day of each licence, and at most {0} of them.",
                MOST_SKILLS);
        return typed.stream()
                .filter(each -> each.until() != null)
                .map(each -> new Licence(form.text("licences", each.name(), 80), requireNonNull(each.until())))
                .toList();
    }

    private boolean isOnTheMap() {
        return baseLatitude == null || baseLongitude == null
                ? baseLatitude == null && baseLongitude == null
                : Math.abs(baseLatitude) <= 90 && Math.abs(baseLongitude) <= 180;
    }
}
