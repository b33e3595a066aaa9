package throughline.notify;

import java.net.URI;

/**
 * The company's SMS gateway as the carrier needs it.
 *
 * @param secret signs each request; printed nowhere
 * @param sender what the recipient sees as the sender: a number or up to eleven letters
 */
public record Gateway(URI url, String secret, String sender) {
    @Override
    public String toString() {
        return "Gateway[" + url.getHost() + "]";
    }
}
