package throughline.webhook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What an administrator fills in.
 *
 * @param perMinute 1 to 6000; 60 unless said
 * @param version of the one that is changed; absent for a new one
 */
public record SenderForm(
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable Integer perMinute,
        @Nullable Integer version) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");
    private static final int USUAL = 60;
    private static final int MOST = 6_000;

    record Read(String name, boolean enabled, int perMinute) {}

    Read read() {
        var form = new Form();
        var named = form.text("name", name, 40);
        form.check(
                "name",
                NAME.matcher(named).matches(),
                named,
                "webhook.sender-name",
                "A sender's name has 2 to 40 small letters, digits and hyphens.");
        int many = form.number("perMinute", perMinute == null ? USUAL : perMinute, 1, MOST);
        form.accept();
        return new Read(named, !Boolean.FALSE.equals(enabled), many);
    }
}
