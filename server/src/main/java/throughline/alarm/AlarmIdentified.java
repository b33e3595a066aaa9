package throughline.alarm;

import java.util.UUID;

/** It is known now which lift it is. */
public record AlarmIdentified(UUID alarm) {}
