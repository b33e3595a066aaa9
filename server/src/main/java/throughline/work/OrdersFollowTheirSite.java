package throughline.work;

import static throughline.work.db.Tables.WORK_ORDER;

import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.asset.BranchChanged;

/** Orders at a site are seen where it belongs, the earlier ones too. */
@Component
class OrdersFollowTheirSite {
    private final DSLContext database;

    OrdersFollowTheirSite(DSLContext database) {
        this.database = database;
    }

    @EventListener
    void on(BranchChanged changed) {
        if (changed.site() == null) {
            return;
        }
        database.update(WORK_ORDER)
                .set(WORK_ORDER.BRANCH, changed.branch())
                .where(WORK_ORDER.SITE.eq(changed.site()))
                .execute();
    }
}
