package throughline.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reaches us.
 *
 * @param from the number as the wire wrote it, empty when withheld
 * @param fromE164 the same in E.164 form, null when it is none
 * @param language the language of the dialled number's queue
 * @param person who is calling, if the number leaves no doubt; {@code customer} and {@code unit} likewise
 * @param fromLift the number is that of an alarm device, perhaps one of several
 */
public record Arrival(
        String from,
        @Nullable String fromE164,
        String dialled,
        UUID queue,
        String queueName,
        String language,
        Instant at,
        @Nullable UUID person,
        @Nullable UUID customer,
        @Nullable UUID unit,
        boolean fromLift) {
    /** Nobody knows this number. */
    public Arrival(
            String from,
            @Nullable String fromE164,
            String dialled,
            UUID queue,
            String queueName,
            String language,
            Instant at) {
        this(from, fromE164, dialled, queue, queueName, language, at, null, null, null, false);
    }
}
