package throughline.people;

import java.net.URI;

/**
 * What this house asks of passkeys, as it is set.
 *
 * @param required whoever administers or leads is let in with a passkey only
 * @param address that people type; a passkey is made for its host and works nowhere else
 */
public record PasskeyRule(boolean required, URI address) {
    /** The "relying party" of WebAuthn, section 4: a passkey is bound to it by the browser. */
    public String host() {
        return address.getHost();
    }
}
