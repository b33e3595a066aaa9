package throughline.asset;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stood in a unit's position before what stands there now.
 *
 * @param installedOn null when nobody remembers
 * @param replacedOn the day on which the next came
 */
public record Equipment(
        UUID id,
        String serial,
        String maker,
        String model,
        @Nullable Integer year,
        String customersNumber,
        @Nullable LocalDate installedOn,
        LocalDate replacedOn) {}
