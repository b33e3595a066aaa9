package throughline.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * The rows of two records that become one, or two again, always locked in the same order: nobody gives them anything or takes anything
 * from them until this is over.
 *
 * @param into the survivor of each that is there; null for one that was merged into none
 */
record LockedPair(Map<UUID, @Nullable UUID> into) {
    /** Inside a transaction. @throws Refused {@code unknown} when one of them is not there */
    static LockedPair of(
            DSLContext database,
            Table<?> table,
            Field<UUID> id,
            Field<UUID> mergedInto,
            UUID one,
            UUID other,
            Supplier<Refused> unknown) {
        var into = new LinkedHashMap<UUID, @Nullable UUID>();
        database.select(id, mergedInto)
                .from(table)
                .where(id.in(one, other))
                .orderBy(id)
                .forUpdate()
                .forEach(row -> into.put(row.value1(), row.value2()));
        if (into.size() < 2) {
            throw unknown.get();
        }
        return new LockedPair(into);
    }

    @Nullable
    UUID survivorOf(UUID record) {
        return into.get(record);
    }

    /** @param merged what is said of a record and the one that it was merged into */
    void mustBothBeThere(BiFunction<UUID, UUID, Refused> merged) {
        into.forEach((record, survivor) -> {
            if (survivor != null) {
                throw merged.apply(record, survivor);
            }
        });
    }
}
