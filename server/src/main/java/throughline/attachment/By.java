package throughline.attachment;

import java.util.UUID;

/** A user or a technician who adds something or takes it away again. */
public record By(UUID id, String name) {}
