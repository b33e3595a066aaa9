package throughline.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact is on record and waits for somebody.
 *
 * @param number what people call it
 * @param language of its queue
 * @param from the caller's number in E.164 form, null when it is none
 * @param unit what it is about, if the number leaves no doubt
 * @param fromLift the number is that of an alarm device
 */
public record ContactOpened(
        UUID contact,
        String number,
        UUID queue,
        String language,
        @Nullable String from,
        @Nullable UUID unit,
        boolean fromLift,
        Instant at) {}
