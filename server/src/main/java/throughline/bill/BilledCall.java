package throughline.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One call on the carrier's bill.
 *
 * @param number that was called, in E.164
 * @param seconds for which it is charged
 * @param cents that it costs, often less than a whole one
 */
public record BilledCall(UUID id, String number, Instant startedAt, int seconds, BigDecimal cents, int version) {}
