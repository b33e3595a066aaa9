package throughline.portal;

import java.util.Set;
import java.util.UUID;

/**
 * From which customer somebody looks in.
 *
 * @param sites only these of its sites; empty for all that it has and will have
 */
public record Outlook(UUID customer, Set<UUID> sites) {
    public Outlook {
        sites = Set.copyOf(sites);
    }
}
