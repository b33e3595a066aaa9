package throughline.sheet;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does it.
 *
 * @param user null for another system
 * @param name the person's, or the token's
 */
public record By(@Nullable UUID user, String name) {}
