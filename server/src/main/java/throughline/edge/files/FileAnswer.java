package throughline.edge.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a file that people gave us is given out: as what its bytes are, and on its own it runs nothing and loads nothing. */
public final class FileAnswer {
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private FileAnswer() {}

    /**
     * Pictures are shown, everything else is saved.
     *
     * @param type the media type that its bytes were found to have
     * @param name as people see it
     */
    public static ResponseEntity.BodyBuilder of(String type, String name) {
        var media = MediaType.parseMediaType(type);
        var shown = media.getType().equals("image") ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(media)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(name, UTF_8).build().toString())
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Resource-Policy", "same-site");
    }
}
