package throughline.asset;

import java.util.Set;
import java.util.UUID;

/**
 * From now on the people of another branch see this site, and whatever is about it. Announced in the transaction of the change.
 *
 * @param units that stand there
 */
public record SiteChangedBranch(UUID site, Set<UUID> units, UUID branch) {}
