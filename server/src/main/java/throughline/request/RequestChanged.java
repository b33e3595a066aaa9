package throughline.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that screens show of this request is different now.
 *
 * @param moved false when only its draft was saved, which nobody but its owner needs to see at once
 */
public record RequestChanged(
        UUID request, @Nullable UUID contact, @Nullable UUID owner, boolean moved) {}
