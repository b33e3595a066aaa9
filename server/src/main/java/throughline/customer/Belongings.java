package throughline.customer;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What another room keeps of customers, and what becomes of it when two of them turn out to be one. Everything happens in the caller's transaction. */
public interface Belongings {
    /** How many of each kind would move along, by what they are called on the wire, such as {@code sites}. */
    Map<String, Integer> count(UUID customer);

    /** Where each of these customers is at home, as country and town; those that are nowhere are left out. */
    Map<UUID, Set<String>> towns(Collection<UUID> customers);

    /** All of it is the other customer's from now on, and remembered under this merge. */
    void move(UUID merge, UUID from, UUID to, @Nullable UUID by);

    /**
     * What this merge moved is given back, as far as it still is where the merge put it.
     *
     * @return how many of each kind were not, named as in {@link #count}
     */
    Map<String, Integer> putBack(UUID merge, UUID from, UUID to, @Nullable UUID by);
}
