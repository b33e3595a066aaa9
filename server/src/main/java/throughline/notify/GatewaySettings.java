package throughline.notify;

/**
 * The gateway as an administrator sees it: everything but the secret.
 *
 * @param secretKept whether a secret is kept; it is never shown
 */
public record GatewaySettings(String url, boolean secretKept, String sender, boolean enabled, int version) {
    static final GatewaySettings NONE = new GatewaySettings("", false, "", false, 0);
}
