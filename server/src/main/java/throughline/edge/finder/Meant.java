package throughline.edge.finder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be meant, as it stands in a list.
 *
 * @param kind {@code unit, site, customer, person, order, request} or {@code contact}
 * @param of whose it is: a person's customer
 * @param detail what tells it from others of the same name
 * @param heat 2 with an open alarm, 1 with an open order, 0
 */
record Meant(
        String kind, UUID id, @Nullable UUID of, @Nullable String number, String name, String detail, int heat) {}
