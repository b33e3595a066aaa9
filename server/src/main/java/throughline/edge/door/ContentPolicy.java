package throughline.edge.door;

import org.jspecify.annotations.Nullable;

/**
 * What an answer of ours may load (Content Security Policy, level 3). Only the desktop's page and the technicians' pages may load
 * anything; they bring policies of their own.
 */
final class ContentPolicy {
    /** For everything that is not a page: it runs nothing, loads nothing and stands in no frame. */
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ContentPolicy() {}

    /**
     * For the desktop's page: no script but those that carry the nonce and what they themselves import, no style but those that carry
     * it, nothing from elsewhere, no frame of anybody. Text never becomes markup or script (Trusted Types): the only rule for it is the
     * page's own default one, which lets nothing but an empty text pass. Recordings and the microphone check play from blobs.
     *
     * A map is drawn by a worker that is a file of ours; the default policy names it.
     *
     * @param files the origin of files of others; null when it is the page's own
     * @param tiles the origin of the pictures under the map; null when there are none
     */
    static String ofDesktop(String nonce, @Nullable String files, @Nullable String tiles) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'nonce-%s' 'strict-dynamic'".formatted(nonce),
                "style-src 'nonce-%s'".formatted(nonce),
                "worker-src 'self'",
                "img-src 'self' data: blob:" + also(files) + also(tiles),
                "font-src 'self'",
                "media-src 'self' blob:" + also(files),
                "connect-src 'self'" + also(tiles),
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types default");
    }

    private static String also(@Nullable String origin) {
        return origin == null ? "" : " " + origin;
    }
}
