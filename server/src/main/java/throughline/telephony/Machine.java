package throughline.telephony;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rang, and was listened to, before people were to talk: an alarm device. @param unit null while nobody knows on which one it is */
record Machine(@Nullable UUID unit) {}
