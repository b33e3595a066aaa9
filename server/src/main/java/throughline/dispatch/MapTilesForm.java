package throughline.dispatch;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;

/** What an administrator fills in about the pictures under the map; what is empty ends them. */
public record MapTilesForm(
        @Nullable String address,
        @Nullable String attribution,
        @Nullable Integer version) {
    private static final int LONGEST = 500;
    private static final String EXAMPLE = "https://tiles.example/{z}/{x}/{y}.png";

    /** Letters, digits, dots and hyphens: what stands in a page's policy must be one host and nothing else. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    record Read(String address, String attribution) {}

    Read read() {
        var form = new Form();
        var address = form.textOrEmpty("address", this.address, LONGEST);
        var attribution = form.textOrEmpty("attribution", this.attribution, LONGEST);
        if (!address.isEmpty()) {
            form.check(
                    "address",
                    Stream.of("{z}", "{x}", "{y}").allMatch(address::contains),
                    address,
                    "dispatch.tiles-without-places",
                    "The address says where the numbers of a picture go, as in {0}.",
                    EXAMPLE);
            form.check(
                    "address",
                    isOneHost(address),
                    address,
                    "dispatch.tiles-not-one-server",
                    "The address begins with https:// and names one server, without a password, as in {0}.",
                    EXAMPLE);
            form.check(
                    "attribution",
                    !attribution.isEmpty(),
                    attribution,
                    "dispatch.tiles-of-nobody",
                    "Say whose map it is, in the words its owner asks for.");
        }
        form.accept();
        return new Read(address, attribution);
    }

    /** As the address of one picture, with numbers where the places were. */
    static String filledIn(String address) {
        return address.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
    }

    private static boolean isOneHost(String address) {
        try {
            var place = URI.create(filledIn(address));
            var host = place.getHost();
            return host != null
                    && HOST.matcher(host).matches()
                    && place.getRawUserInfo() == null
                    && ("https".equals(place.getScheme())
                            || "http".equals(place.getScheme()) && THIS_MACHINE.contains(host));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
