package throughline.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What an administrator fills in about the SMS gateway.
 *
 * @param secret left out to keep the one that is there
 */
public record GatewayForm(
        @Nullable String url,
        @Nullable String secret,
        @Nullable String sender,
        @Nullable Boolean enabled,
        @Nullable Integer version) {
    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    record Read(String url, String secret, String sender, boolean enabled) {}

    /** @param kept the secret that is there; empty when there is none */
    Read read(String kept) {
        var form = new Form();
        var address = form.text("url", url, 500);
        form.check(
                "url",
                isSafe(address),
                address,
                "notify.gateway-address",
                "Write an address that begins with https://. Plain http:// is for a gateway on this machine only.");
        var typed = form.textOrEmpty("secret", secret, 200);
        form.check("secret", !typed.isEmpty() || !kept.isEmpty(), typed, "kernel.field-missing", "Fill this in.");
        form.check(
                "secret",
                typed.isEmpty() || typed.length() >= SHORTEST_SECRET,
                typed,
                "notify.secret-too-short",
                "Use at least {0} characters.",
                SHORTEST_SECRET);
        var from = form.text("sender", sender, 16);
        form.check(
                "sender",
                from.matches("\\+[1-9][0-9]{4,14}|[A-Za-z0-9 ]{1,11}"),
                from,
                "notify.sender-unusable",
                "A sender is a number such as +442079460100, or up to 11 letters and digits.");
        form.accept();
        return new Read(address, typed.isEmpty() ? kept : typed, from, Boolean.TRUE.equals(enabled));
    }

    private static boolean isSafe(String address) {
        try {
            var uri = new URI(address);
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return false;
            }
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
