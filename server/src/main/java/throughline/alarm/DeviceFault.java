package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm device says of its own trouble, as screens show it.
 *
 * @param ident how the device calls itself on its wire
 * @param unit null while nobody knows on which one it is
 * @param what a word of {@link FaultKind}
 * @param code as its wire has it; may be empty
 * @param words that came along; may be empty
 * @param times how often it said so
 * @param orderAt when somebody is sent, should it still stand; null where nobody is
 * @param order that stands for it
 * @param stuckWhy the code of what kept an order from being raised; may be empty
 */
public record DeviceFault(
        UUID id,
        String wire,
        String ident,
        @Nullable UUID unit,
        String what,
        String code,
        String words,
        Instant raisedAt,
        Instant lastAt,
        int times,
        @Nullable Instant orderAt,
        @Nullable UUID order,
        String stuckWhy) {}
