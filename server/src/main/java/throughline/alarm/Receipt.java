package throughline.alarm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal is kept; now it may be acknowledged.
 *
 * @param device whoever said it; null while it is on this disk only
 * @param unit null while nobody knows on which unit the device is
 * @param repeated it had been said before
 */
public record Receipt(@Nullable UUID device, @Nullable UUID unit, boolean repeated) {}
