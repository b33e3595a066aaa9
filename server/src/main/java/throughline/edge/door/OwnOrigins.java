package throughline.edge.door;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket: those of the public address, and those of the very host that is asked.
 *
 * @param publicUrl the address that people type; a proxy may stand there and ask us by another name
 */
record OwnOrigins(URI publicUrl) {
    /**
     * @param origin the header {@code Origin} (RFC 6454, section 7); browsers always send it with a socket
     * @param asked the address of the request
     */
    boolean contain(@Nullable String origin, URI asked) {
        if (origin == null) {
            return false;
        }
        try {
            var from = URI.create(origin);
            return isSame(from, publicUrl) || isSame(from, asked);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isSame(URI origin, URI other) {
        return origin.getHost() != null
                && origin.getHost().equalsIgnoreCase(other.getHost())
                && isSecure(origin) == isSecure(other)
                && port(origin) == port(other);
    }

    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme()) || "wss".equals(address.getScheme());
    }

    private static int port(URI address) {
        int usual = isSecure(address) ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }
}
