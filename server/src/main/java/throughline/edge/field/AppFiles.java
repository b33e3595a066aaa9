package throughline.edge.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the app is made of beside its pages: the same for everybody, and nothing about anybody. */
@RestController
class AppFiles {
    private static final String FOLDER = "/throughline/edge/field/app/";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

    /** It runs our own scripts and talks to us alone. */
    private static final String WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

    @GetMapping("/app/manifest.webmanifest")
    ResponseEntity<byte[]> manifest() {
        return file("manifest.webmanifest", MANIFEST);
    }

    @GetMapping("/app/worker.js")
    ResponseEntity<byte[]> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", WORKER_POLICY)
                .body(read("worker.js"));
    }

    @GetMapping("/app/queue.js")
    ResponseEntity<byte[]> queue() {
        return file("queue.js", SCRIPT);
    }

    @GetMapping("/app/app.js")
    ResponseEntity<byte[]> app() {
        return file("app.js", SCRIPT);
    }

    @GetMapping("/app/icon-192.png")
    ResponseEntity<byte[]> icon() {
        return file("icon-192.png", MediaType.IMAGE_PNG);
    }

    @GetMapping("/app/icon-512.png")
    ResponseEntity<byte[]> largeIcon() {
        return file("icon-512.png", MediaType.IMAGE_PNG);
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(read(name));
    }

    private static byte[] read(String name) {
        try (var file = Objects.requireNonNull(AppFiles.class.getResourceAsStream(FOLDER + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
