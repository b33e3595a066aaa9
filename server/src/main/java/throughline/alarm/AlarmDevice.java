package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that was heard.
 *
 * @param wire one of {@link throughline.asset.UnitForm#PROTOCOLS}
 * @param ident how it calls itself there
 * @param unit null while nobody knows on which one it is
 */
public record AlarmDevice(
        UUID id, String wire, String ident, @Nullable UUID unit, Instant firstHeardAt, Instant lastHeardAt) {}
