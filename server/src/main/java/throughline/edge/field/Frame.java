package throughline.edge.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import throughline.edge.door.Nonce;

/** What is around every page: head, style, the small script of the countdown, and the headers that keep it private. */
final class Frame {
    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Html STYLE = resource("page.css");
    private static final Html SCRIPT = resource("countdown.js");
    private static final Html JOB_SCRIPT = resource("job.js");
    private static final String MARKUP = """
            <!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no">
            <title>{}</title>{}<style nonce="{}">{}</style></head>
            <body><header>{}<svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 23h6.5c3.5 0 4.5-2 4.5-5v-4c0-3 1-5 4.5-5H29"/><circle cx="5" cy="23" r="3.5"/><circle cx="27" cy="9" r="3.5"/></svg><b dir="auto">{}</b><span class="sp"></span>{}</header>
            <main>{}</main>{}</body></html>
            """;

    private static final Html NO_ICON = new Html("<link rel=\"icon\" href=\"data:,\">");
    private static final Html APP_HEAD = new Html("""
            <link rel="icon" href="/app/icon-192.png"><link rel="apple-touch-icon" href="/app/icon-192.png"><link rel="manifest" href="/app/manifest.webmanifest">\
            <meta name="theme-color" content="#ECEFF1" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#0D1216" media="(prefers-color-scheme: dark)">\
            """);
    private static final String APP_SCRIPTS =
            "<script nonce=\"{}\" src=\"/app/queue.js\"></script><script nonce=\"{}\" src=\"/app/app.js\"></script>";

    private Frame() {}

    /**
     * @param who the technician's name, or ours
     * @param aside stands beside it
     */
    static ResponseEntity<String> page(
            HttpStatus status, FieldWords.Of words, String title, String who, Html aside, Html body) {
        return page(status, words, title, who, aside, body, Html.NOTHING, false);
    }

    /** A page of the app: it brings the service worker, and a way back to all jobs. */
    static ResponseEntity<String> app(
            HttpStatus status, FieldWords.Of words, String title, String who, Html aside, Html body) {
        var back = Html.of(
                "<a class=\"home\" href=\"{}\" aria-label=\"{}\">{}</a>",
                AppPage.ADDRESS,
                words.say("app-all-jobs"),
                Icon.LIST.drawing());
        return page(status, words, title, who, aside, body, back, true);
    }

    private static ResponseEntity<String> page(
            HttpStatus status,
            FieldWords.Of words,
            String title,
            String who,
            Html aside,
            Html body,
            Html back,
            boolean app) {
        var nonce = Nonce.fresh();
        boolean counts = body.markup().contains("data-left");
        boolean works = body.markup().contains("data-report") || body.markup().contains("data-waits");
        var page = Html.of(
                MARKUP,
                words.language(),
                title + " – Throughline",
                app ? APP_HEAD : NO_ICON,
                nonce,
                STYLE,
                back,
                who,
                aside,
                body,
                Html.all(
                        counts ? Html.of("<script nonce=\"{}\">{}</script>", nonce, SCRIPT) : Html.NOTHING,
                        works ? Html.of("<script nonce=\"{}\">{}</script>", nonce, JOB_SCRIPT) : Html.NOTHING,
                        app ? Html.of(APP_SCRIPTS, nonce, nonce) : Html.NOTHING));
        return ResponseEntity.status(status)
                .contentType(PAGE)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Content-Security-Policy", policy(nonce, app))
                .body(page.markup());
    }

    private static String policy(String nonce, boolean app) {
        return ("default-src 'none'; style-src 'nonce-%s'; script-src 'nonce-%s'; img-src 'self' data:; media-src 'self' blob:; form-action 'self'; "
                        + "base-uri 'none'; frame-ancestors 'none'%s")
                .formatted(nonce, nonce, app ? "; connect-src 'self'; manifest-src 'self'; worker-src 'self'" : "");
    }

    private static Html resource(String name) {
        try (var file = Objects.requireNonNull(Frame.class.getResourceAsStream("/throughline/edge/field/" + name))) {
            return new Html(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
