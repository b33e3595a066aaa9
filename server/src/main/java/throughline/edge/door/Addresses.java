package throughline.edge.door;

import org.springframework.stereotype.Component;
import throughline.house.Settings;

/** The addresses of one-time links. Pages of ours send no Referer, and the web server keeps no log of addresses. */
@Component
class Addresses {
    private final Settings settings;

    Addresses(Settings settings) {
        this.settings = settings;
    }

    String ofSetUp(String secret) {
        return settings.url() + "/setup?token=" + secret;
    }

    String ofPassword(String secret) {
        return settings.url() + "/password?token=" + secret;
    }
}
