package throughline.edge.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What the desktop's page may load (Content Security Policy, level 3): nothing from elsewhere, no inline script, no frame of
 * anybody. Recordings and the microphone check play from blobs.
 *
 * <p>React Aria puts two style elements into the page while it runs. They are allowed by their hash, character for character, so
 * that inline styles of others stay forbidden.
 */
final class ContentPolicy {
    private static final String PRESSABLE = """
            @layer {
              [data-react-aria-pressable] {
                touch-action: pan-x pan-y pinch-zoom;
              }
            }""";

    private static final String NO_OVERSCROLL = """
            @layer {
              * {
                overscroll-behavior: contain;
              }
            }""";

    static final String TEXT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' %s %s".formatted(hash(PRESSABLE), hash(NO_OVERSCROLL)),
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private ContentPolicy() {}

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
