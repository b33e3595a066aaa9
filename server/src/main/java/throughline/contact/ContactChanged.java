package throughline.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that screens show of this contact is different now. */
public record ContactChanged(UUID contact, @Nullable UUID agent) {}
