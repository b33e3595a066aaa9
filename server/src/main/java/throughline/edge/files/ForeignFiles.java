package throughline.edge.files;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import throughline.attachment.Attachments;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/** Shows files that people gave us: a browser is sent to the other origin, a program with a token gets the bytes. */
@RestController
public class ForeignFiles {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final FilesOrigin origin;
    private final FileLinks links;
    private final Attachments attachments;

    ForeignFiles(FilesOrigin origin, FileLinks links, Attachments attachments) {
        this.origin = origin;
        this.links = links;
        this.attachments = attachments;
    }

    /** For whoever may see the file: that was asked before. */
    public ResponseEntity<Resource> show(Attachments.Opened opened, HttpServletRequest request) {
        var elsewhere = origin.of(request);
        if (elsewhere == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return bytes(opened);
        }
        var link = links.to(opened.attachment().id());
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(elsewhere + "/files/" + link))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** The link is all that is asked here: whoever has it was shown the file a few minutes ago. */
    @GetMapping("/files/{link}")
    ResponseEntity<Resource> behind(@PathVariable String link, HttpServletRequest request) {
        var file = origin.serves(request) ? links.opens(link) : null;
        if (file == null) {
            throw new Refused(
                    "edge.no-such-file-link", "This link to a file is over. Open the file again where you saw it.");
        }
        return Scope.EVERYTHING.call(() -> bytes(attachments.open(file)));
    }

    private static ResponseEntity<Resource> bytes(Attachments.Opened opened) {
        return FileAnswer.of(opened.attachment().type(), opened.attachment().name())
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .eTag(opened.sha256())
                .body(new FileSystemResource(opened.file()));
    }
}
