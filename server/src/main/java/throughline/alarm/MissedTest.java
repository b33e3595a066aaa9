package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a test call that has not come, as screens show it.
 *
 * @param state {@code waits} (its line is rung soon), {@code rings}, {@code decides}, {@code helped} (an order stands for it),
 *     {@code stuck} (a person must decide) or {@code folded} (one of many of its area)
 * @param answer of its line: {@code answered}, {@code busy}, {@code no-answer} or {@code not-reached}; empty while it was not rung
 * @param tries how often it was rung
 * @param rungAt when it was rung last
 * @param order that stands for it
 * @param stuckWhy the code of what kept an order from being raised; may be empty
 */
public record MissedTest(
        UUID id,
        UUID unit,
        String state,
        String answer,
        int tries,
        @Nullable Instant rungAt,
        @Nullable Instant nextAt,
        @Nullable UUID order,
        String stuckWhy) {}
