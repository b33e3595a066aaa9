package throughline.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a unit's alarm device stands with its test calls.
 *
 * @param everyHours so often it has to call by itself
 * @param goodAt its last good test or real alarm; null while there was none
 * @param dueAt when it is late, with the grace
 * @param state {@code never}, {@code ok}, {@code late} or {@code failed}
 * @param since so long it stands like this
 */
public record TestCall(
        UUID unit, int everyHours, @Nullable Instant goodAt, Instant dueAt, String state, Instant since) {}
