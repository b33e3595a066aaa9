package throughline.edge.field;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import throughline.attachment.Attachment;
import throughline.attachment.Attachments;
import throughline.attachment.By;
import throughline.attachment.SubjectKind;
import throughline.dispatch.Hand;
import throughline.dispatch.Offer;
import throughline.dispatch.Offers;
import throughline.kernel.Refused;
import throughline.request.Request;
import throughline.request.RequestBook;

/** Photos and papers of a job: those that the technician sends, and those that belong to the order or to a caller's request. */
@Component
class JobFiles {
    static final String FIELD = "photo";
    static final String VOICE = "voice";

    private final Attachments attachments;
    private final RequestBook requests;
    private final Offers offers;

    JobFiles(Attachments attachments, RequestBook requests, Offers offers) {
        this.attachments = attachments;
        this.requests = requests;
        this.offers = offers;
    }

    /** A file that was not taken, by the name that its sender knows. */
    record Left(String name, Refused why) {}

    /** @param chosen how many files came at all */
    record Taken(int chosen, List<Left> left) {}

    /**
     * Takes what can be taken; what cannot stops nothing else.
     *
     * @throws Refused when files came and it is not this technician's job, or not this phone's
     */
    Taken take(Offer offer, @Nullable Hand hand, HttpServletRequest request) {
        var chosen = chosen(request);
        if (chosen.isEmpty()) {
            return new Taken(0, List.of());
        }
        var order = offers.atWork(offer.id(), hand).id();
        var by = new By(offer.technician().id(), offer.technician().name());
        var left = new ArrayList<Left>();
        for (var file : chosen) {
            try (var bytes = file.getInputStream()) {
                attachments.addOnce(SubjectKind.ORDER, order, name(file), bytes, by);
            } catch (Refused why) {
                left.add(new Left(name(file), why));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Taken(chosen.size(), left);
    }

    List<Attachment> of(UUID order) {
        var callers = requests.ofOrder(order).stream().map(Request::id);
        return attachments.of(Stream.concat(Stream.of(order), callers).toList());
    }

    /** @throws Refused {@code attachment.no-such-attachment} also for one of another job */
    Attachments.Opened open(UUID order, String id) {
        var wanted = of(order).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Refused("attachment.no-such-attachment", "There is no such file. Maybe it was removed."));
        return attachments.open(wanted.id());
    }

    /** A field in which nothing was chosen comes as a file without a name. */
    private static List<MultipartFile> chosen(HttpServletRequest request) {
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return parts == null
                ? List.of()
                : Stream.of(FIELD, VOICE)
                        .flatMap(field -> parts.getFiles(field).stream())
                        .filter(file -> !name(file).isEmpty())
                        .toList();
    }

    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
