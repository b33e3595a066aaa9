package throughline.people;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the company: country, region, branch. Whoever works in it sees what belongs to it and to all that is below it.
 *
 * @param parent null of the company itself, which has no name of its own
 * @param version goes up with every change
 */
public record Branch(UUID id, @Nullable UUID parent, String name, int version) {
    /** The company itself. */
    public static final UUID COMPANY = UUID.fromString("00000000-0000-0000-0000-000000000001");

    /** Those of these that are a part of the company and not the whole of it. */
    public static List<UUID> parts(Collection<UUID> branches) {
        return branches.stream().filter(each -> !each.equals(COMPANY)).toList();
    }
}
