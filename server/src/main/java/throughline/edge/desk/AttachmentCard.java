package throughline.edge.desk;

import java.time.Instant;
import java.util.UUID;
import throughline.attachment.Attachment;

/** A photo or paper beside its request or order; its bytes are at {@code /api/attachments/{id}}. */
record AttachmentCard(UUID id, String name, String type, int size, Instant at, String by, String of) {
    static AttachmentCard of(Attachment attachment) {
        return new AttachmentCard(
                attachment.id(),
                attachment.name(),
                attachment.type(),
                attachment.size(),
                attachment.at(),
                attachment.by(),
                attachment.of().word());
    }
}
