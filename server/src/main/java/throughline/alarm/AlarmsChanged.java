package throughline.alarm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that screens show of an alarm is different now. */
public record AlarmsChanged(@Nullable UUID unit) {}
