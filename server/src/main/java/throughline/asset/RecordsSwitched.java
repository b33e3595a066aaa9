package throughline.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A planned change was made, or refused when its day came.
 *
 * @param unit null when it was about the whole site
 */
public record RecordsSwitched(UUID site, @Nullable UUID unit) {}
