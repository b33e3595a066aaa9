package throughline.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/**
 * What an administrator fills in about the SMS gateway. Only the fields of its kind are looked at.
 *
 * @param kind {@code http}, which is meant when it is left out, or {@code smpp}
 * @param secret left out to keep the one that is there
 * @param password left out to keep the one that is there
 */
public record GatewayForm(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String secret,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Boolean tls,
        @Nullable String systemId,
        @Nullable String password,
        @Nullable String systemType,
        @Nullable Boolean payload,
        @Nullable String sender,
        @Nullable Integer aMinute,
        @Nullable Integer aDay,
        @Nullable Integer anHourEach,
        @Nullable Boolean enabled,
        @Nullable Integer version) {
    static final String HOST_SENTENCE =
            "Write the name or the number of a machine, such as smpp.example, without anything before or after it.";

    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What is there already; empty where nothing is. */
    record Kept(String secret, String password) {}

    record Read(Gateway.ForTexts gateway, Budget budget) {}

    /** One over HTTP. */
    public static GatewayForm http(String url, String secret, String sender, boolean enabled, int version) {
        return new GatewayForm(
                "http", url, secret, null, null, null, null, null, null, null, sender, null, null, null, enabled,
                version);
    }

    /** A message centre, spoken to in the clear, that gets long texts in parts. */
    public static GatewayForm smpp(
            String host, int port, String systemId, String password, String sender, boolean enabled, int version) {
        return new GatewayForm(
                "smpp", null, null, host, port, false, systemId, password, "", false, sender, null, null, null, enabled,
                version);
    }

    Read read(Kept kept) {
        var form = new Form();
        var budget = Budget.read(form, aMinute, aDay, anHourEach, Budget.OF_TEXTS);
        var from = form.text("sender", sender, 16);
        form.check(
                "sender",
                from.matches("\\+[1-9][0-9]{4,14}|[A-Za-z0-9 ]{1,11}"),
                from,
                "notify.sender-unusable",
                "A sender is a number such as +442079460100, or up to 11 letters and digits.");
        var which = form.oneOf("kind", kind, List.of("http", "smpp"), "http");
        return new Read(which.equals("smpp") ? smpp(form, kept.password, from) : http(form, kept.secret, from), budget);
    }

    private Gateway.ForTexts http(Form form, String kept, String from) {
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
        form.accept();
        return new Gateway.Http(URI.create(address), typed.isEmpty() ? kept : typed, from);
    }

    /** The lengths are the protocol's own (SMPP 3.4, §4.1). */
    private Gateway.ForTexts smpp(Form form, String kept, String from) {
        var centre = form.text("host", host, 255);
        form.check("host", isMachine(centre), centre, "notify.host-unusable", HOST_SENTENCE);
        var door = form.number("port", port, 1, 65_535);
        var name = form.text("systemId", systemId, 15);
        var typed = form.textOrEmpty("password", password, 8);
        form.check("password", !typed.isEmpty() || !kept.isEmpty(), typed, "kernel.field-missing", "Fill this in.");
        var type = form.textOrEmpty("systemType", systemType, 12);
        form.accept();
        return new Gateway.Smpp(
                centre,
                door,
                Boolean.TRUE.equals(tls),
                name,
                typed.isEmpty() ? kept : typed,
                type,
                Boolean.TRUE.equals(payload),
                from);
    }

    /** A name, or a number of version 4 or 6. */
    static boolean isMachine(String host) {
        return host.matches("[A-Za-z0-9._-]+|[0-9A-Fa-f:]+");
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
