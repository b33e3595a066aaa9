package throughline.alarm;

import java.util.UUID;

/** Somebody answers for it from now on. Announced in the transaction of the taking. */
public record AlarmTaken(UUID alarm, UUID by) {}
