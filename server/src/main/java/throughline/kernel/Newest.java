package throughline.kernel;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectOrderByStep;
import org.jooq.SelectUnionStep;

/** The newest of several lists, each read from its own index as far as it is needed: one statement however long they are. */
public final class Newest {
    private Newest() {}

    /**
     * @param lists at least one, each in this order and limited itself
     * @param at by what they are ordered, and {@code id}: columns of what is selected
     * @param most of all together
     */
    public static <R extends Record> ResultQuery<R> of(
            List<? extends SelectUnionStep<R>> lists, Field<OffsetDateTime> at, Field<UUID> id, int most) {
        SelectUnionStep<R> first = lists.getFirst();
        if (lists.size() == 1) {
            return first;
        }
        SelectOrderByStep<R> all = first.unionAll(lists.get(1));
        for (var next : lists.subList(2, lists.size())) {
            all = all.unionAll(next);
        }
        return all.orderBy(
                        field(name(at.getName())).desc(),
                        field(name(id.getName())).desc())
                .limit(most);
    }
}
