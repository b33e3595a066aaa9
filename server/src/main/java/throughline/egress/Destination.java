package throughline.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * An address that somebody typed, read in one way only. Every notation that another program might read differently is refused and not
 * guessed at: 0x7f.1, 2130706433, full-width digits, a dot at the end, a name before an @.
 *
 * @param host in small letters, without brackets
 * @param literal what the host is when it is no name; null for a name that must be resolved
 * @param target path and question, as they go into the first line of HTTP
 */
record Destination(
        boolean encrypted, String host, int port, @Nullable InetAddress literal, String target) {
    static final int LONGEST = 1_000;
    private static final int ENCRYPTED_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final int FIRST_FREE_PORT = 1_024;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + LONGEST + "}");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Pattern EIGHT_GROUPS = Pattern.compile("[0-9a-f:.]+");

    /** Names that are never of the internet (RFC 6761, RFC 6762, RFC 8375, and what networks use by habit). */
    private static final List<String> INSIDE = List.of(
            "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa", "onion");

    /** @throws Refused {@code egress.…}, saying what is wrong with it */
    static Destination read(String typed, EgressRule rule) {
        var uri = uri(typed);
        var authority = uri.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            throw new Refused("egress.name-in-address", "Leave out the name and password before the @.");
        }
        if (uri.getHost() == null || uri.getRawFragment() != null) {
            throw unreadable();
        }
        var written = uri.getHost().toLowerCase(Locale.ROOT);
        var host = written.startsWith("[") ? written.substring(1, written.length() - 1) : written;
        var literal = literal(written, host);
        boolean own = rule.thisMachine() && (literal == null ? host.equals("localhost") : literal.isLoopbackAddress());
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        if (!encrypted && !(own && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw httpsOnly();
        }
        if (!own && (literal == null ? isInside(host) : SpecialAddresses.contain(literal))) {
            throw notPublic();
        }
        return new Destination(encrypted, host, port(uri, encrypted), literal, target(uri));
    }

    private static URI uri(String typed) {
        if (!VISIBLE.matcher(typed).matches()) {
            throw unreadable();
        }
        try {
            return new URI(typed);
        } catch (URISyntaxException malformed) {
            throw unreadable();
        }
    }

    private static @Nullable InetAddress literal(String written, String host) {
        try {
            if (written.startsWith("[")) {
                if (!EIGHT_GROUPS.matcher(host).matches()) {
                    throw unreadable();
                }
                return InetAddress.getByName(written); // in brackets nothing is resolved
            }
            if (FOUR_NUMBERS.matcher(host).matches()) {
                return InetAddress.ofLiteral(host);
            }
        } catch (UnknownHostException | IllegalArgumentException noAddress) {
            throw unreadable();
        }
        if (!NAME.matcher(host).matches() || host.length() > LONGEST_NAME) {
            throw unreadable();
        }
        return null;
    }

    private static boolean isInside(String host) {
        return !host.contains(".") || INSIDE.contains(host.substring(host.lastIndexOf('.') + 1));
    }

    private static int port(URI uri, boolean encrypted) {
        if (uri.getPort() < 0) {
            return encrypted ? ENCRYPTED_PORT : PLAIN_PORT;
        }
        if (uri.getPort() != ENCRYPTED_PORT && uri.getPort() < FIRST_FREE_PORT || uri.getPort() > LAST_PORT) {
            throw new Refused("egress.port", "Use port 443, or one from 1024 to 65535.");
        }
        return uri.getPort();
    }

    private static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** As the header {@code Host} names it. */
    String named() {
        var name = literal == null || literal instanceof Inet4Address ? host : "[" + host + "]";
        return port == (encrypted ? ENCRYPTED_PORT : PLAIN_PORT) ? name : name + ":" + port;
    }

    static Refused httpsOnly() {
        return new Refused("egress.https-only", "Write an address that begins with https://.");
    }

    static Refused notPublic() {
        return new Refused(
                "egress.not-public",
                "This address is not one of the internet but of a network inside. It is not called.");
    }

    private static Refused unreadable() {
        return new Refused(
                "egress.unreadable-address",
                "This address cannot be read. Write one such as https://erp.example/hooks, with a name or a plain IP address.");
    }
}
