package throughline.asset;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From now on the people of another branch see this, and whatever is about it. Announced in the transaction of the change.
 *
 * @param site that belongs to another branch with all that stands there; null where only units have moved
 * @param units that stand in the branch now
 */
public record BranchChanged(@Nullable UUID site, Set<UUID> units, UUID branch) {}
