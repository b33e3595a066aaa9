package throughline.attachment;

import java.util.UUID;

/** Something was added to a request or an order, or taken away. */
public record AttachmentsChanged(SubjectKind of, UUID subject) {}
