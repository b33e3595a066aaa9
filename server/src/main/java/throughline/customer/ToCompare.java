package throughline.customer;

import static throughline.customer.db.Tables.TO_COMPARE;

import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What was written and is to be compared with the others, as rows that are there when the writing is kept. Comparing itself is not
 * the writer's: a call or an import goes on at once, also while the same record is being compared.
 */
@Component
class ToCompare {
    private final DSLContext database;

    ToCompare(DSLContext database) {
        this.database = database;
    }

    void mark(Merging kind, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.execute(
                "insert into {0} (id, kind) select id, {1} from unnest({2}::uuid[]) as written (id)",
                TO_COMPARE, DSL.val(kind.word()), DSL.val(ids.toArray(UUID[]::new)));
    }
}
