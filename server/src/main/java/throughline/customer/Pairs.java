package throughline.customer;

import static throughline.customer.db.Tables.DUPLICATE;
import static throughline.customer.db.Tables.LIKENESS;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What becomes of the pairs of a record that is merged. */
@Component
class Pairs {
    private final DSLContext database;

    Pairs(DSLContext database) {
        this.database = database;
    }

    /** Nobody has to decide about it any more; with whom it was said not to be the same, the survivor is not either. */
    void merged(UUID survivor, UUID merged) {
        Condition its = DUPLICATE.ONE.eq(merged).or(DUPLICATE.OTHER.eq(merged));
        database.deleteFrom(LIKENESS).where(LIKENESS.ID.eq(merged)).execute();
        database.deleteFrom(DUPLICATE)
                .where(its, DUPLICATE.DISMISSED_AT.isNull())
                .execute();
        database.execute("""
                insert into customer.duplicate (id, kind, one, other, reasons, found_at, dismissed_at, dismissed_by)
                select gen_random_uuid(), kind, least({0}, stranger), greatest({0}, stranger), reasons, found_at, dismissed_at, dismissed_by
                  from (select *, case when one = {1} then other else one end as stranger from customer.duplicate where one = {1} or other = {1}) d
                 where stranger <> {0}
                on conflict (one, other) do update set dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by
                """, DSL.val(survivor), DSL.val(merged));
    }
}
