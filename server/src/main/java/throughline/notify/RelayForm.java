package throughline.notify;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.notify.db.tables.records.RelayRecord;

/**
 * What an administrator fills in about a relay. Only the fields of its kind are looked at.
 *
 * @param kind {@code snpp}, {@code tap} or {@code smtp}
 * @param security {@code none}, {@code starttls} (mails only) or {@code tls}; a terminal by TAP has none
 * @param password left out to keep the one that is there
 * @param longest so many characters its pagers show; 240 when it is left out
 */
public record RelayForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String security,
        @Nullable String login,
        @Nullable String password,
        @Nullable String sender,
        @Nullable Integer longest,
        @Nullable Integer aMinute,
        @Nullable Integer aDay,
        @Nullable Boolean enabled,
        @Nullable Integer version) {
    private static final int USUAL_LENGTH = 240;
    private static final int SHORTEST = 80;
    private static final int LONGEST = 1_000;

    /** One without a password, in the clear. */
    public static RelayForm of(String kind, String name, String host, int port, String sender) {
        return new RelayForm(kind, name, host, port, "none", "", "", sender, null, null, null, true, null);
    }

    /** @param taken whether another relay has this name */
    void into(RelayRecord row, Predicate<String> taken) {
        var form = new Form();
        var which = form.oneOf("kind", kind, List.of("snpp", "tap", "smtp"), "");
        row.setKind(which);
        row.setName(form.text("name", name, 60));
        row.setHost(form.text("host", host, 255));
        form.check(
                "host",
                GatewayForm.isMachine(row.getHost()),
                row.getHost(),
                "notify.host-unusable",
                GatewayForm.HOST_SENTENCE);
        row.setPort(form.number("port", port, 1, 65_535));
        row.setSecurity(form.oneOf(
                "security",
                security,
                switch (which) {
                    case "smtp" -> List.of("none", "starttls", "tls");
                    case "snpp" -> List.of("none", "tls");
                    default -> List.of("none");
                },
                "none"));
        row.setLogin(form.textOrEmpty("login", login, 100));
        var typed = form.textOrEmpty("password", password, which.equals("tap") ? 6 : 100); // TAP: six characters
        if (!typed.isEmpty()) {
            row.setPassword(typed);
        }
        row.setSender(which.equals("smtp") ? address(form) : "");
        row.setLongest(longest == null ? USUAL_LENGTH : form.number("longest", longest, SHORTEST, LONGEST));
        var budget = Budget.read(form, aMinute, aDay, null, Budget.OF_A_RELAY);
        row.setAMinute(budget.aMinute());
        row.setADay(budget.aDay());
        row.setEnabled(Boolean.TRUE.equals(enabled));
        form.accept(); // the database is asked about a name that can be one
        form.check(
                "name",
                !taken.test(row.getName()),
                row.getName(),
                "notify.relay-name-taken",
                "Another gateway has this name.");
        form.accept();
    }

    private String address(Form form) {
        var from = form.text("sender", sender, 254);
        return form.check(
                "sender",
                from.matches("[^@\\s<>]+@[^@\\s<>]+"),
                from,
                "notify.address-unusable",
                "Write an e-mail address, such as lifts@company.example.");
    }
}
