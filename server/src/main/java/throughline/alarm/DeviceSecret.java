package throughline.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device may sign in with a secret; which one is told once.
 *
 * @param wire on which it signs in, such as {@code mqtt}
 * @param ident how it calls itself there
 * @param signedInAt the last time; null when it never did
 */
public record DeviceSecret(
        String wire, String ident, Instant madeAt, @Nullable Instant signedInAt) {}
