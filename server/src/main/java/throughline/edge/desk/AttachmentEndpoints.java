package throughline.edge.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import throughline.attachment.Attachment;
import throughline.attachment.Attachments;
import throughline.attachment.By;
import throughline.attachment.SubjectKind;
import throughline.edge.files.ForeignFiles;
import throughline.kernel.Refused;
import throughline.people.People;
import throughline.request.RequestBook;
import throughline.work.OrderBook;

/** Photos and papers of requests and orders. A file from outside is shown as what its bytes are, and can do nothing in the page. */
@RestController
@RequestMapping("/api")
class AttachmentEndpoints {
    private final Attachments attachments;
    private final ForeignFiles files;
    private final OrderBook orders;
    private final RequestBook requests;
    private final People people;

    AttachmentEndpoints(
            Attachments attachments, ForeignFiles files, OrderBook orders, RequestBook requests, People people) {
        this.attachments = attachments;
        this.files = files;
        this.orders = orders;
        this.requests = requests;
        this.people = people;
    }

    @PostMapping("/orders/{id}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentCard toOrder(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        orders.get(id);
        return add(SubjectKind.ORDER, id, file);
    }

    @PostMapping("/requests/{id}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentCard toRequest(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        requests.get(id);
        return add(SubjectKind.REQUEST, id, file);
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<Resource> file(@PathVariable UUID id, HttpServletRequest request) {
        return files.show(attachments.open(id), request);
    }

    @DeleteMapping("/attachments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        var attachment = attachments.get(id);
        if (!isOpen(attachment)) {
            throw new Refused("attachment.subject-over", "This is over, so its files stay as they are.");
        }
        attachments.remove(id, me());
    }

    private boolean isOpen(Attachment attachment) {
        return switch (attachment.of()) {
            case ORDER -> orders.get(attachment.subject()).isOpen();
            case REQUEST -> requests.get(attachment.subject()).state().isOpen();
        };
    }

    private AttachmentCard add(SubjectKind of, UUID subject, MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        try (var bytes = file.getInputStream()) {
            return AttachmentCard.of(attachments.add(of, subject, name == null ? "" : name, bytes, me()));
        }
    }

    private By me() {
        var person = people.get(people.current().person());
        return new By(person.id().value(), person.name());
    }
}
