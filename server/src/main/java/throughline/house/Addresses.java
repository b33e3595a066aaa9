package throughline.house;

import java.net.URI;
import org.springframework.stereotype.Component;

/** The addresses of one-time links and of the way back from the identity provider. Pages of ours send no Referer, and the web server keeps no log of addresses. */
@Component
public class Addresses {
    private final Settings settings;

    Addresses(Settings settings) {
        this.settings = settings;
    }

    /** Where somebody becomes the first administrator, or another one. */
    public String ofSetUp(String secret) {
        return settings.url() + "/setup?token=" + secret;
    }

    /** Where somebody registers a passkey in place of a lost one. */
    public String ofPasskey(String secret) {
        return settings.url() + "/passkey?token=" + secret;
    }

    /** Where the identity provider sends people back to. */
    public URI ofProvider() {
        return URI.create(settings.url() + "/provider");
    }

    /** Where somebody chooses a password. */
    public String ofPassword(String secret) {
        return settings.url() + "/password?token=" + secret;
    }
}
