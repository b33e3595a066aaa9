package throughline.request;

import static throughline.request.db.Tables.REQUEST_;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.asset.BranchChanged;

/** Requests about a place are seen where it belongs, the earlier ones too. */
@Component
class RequestsFollowTheirPlace {
    private final DSLContext database;

    RequestsFollowTheirPlace(DSLContext database) {
        this.database = database;
    }

    @EventListener
    void on(BranchChanged changed) {
        database.update(REQUEST_)
                .set(REQUEST_.BRANCH, changed.branch())
                .where(isAbout(changed))
                .execute();
    }

    private static Condition isAbout(BranchChanged changed) {
        var aUnit = REQUEST_.SITE.isNull().and(REQUEST_.UNIT.in(changed.units()));
        return changed.site() == null ? aUnit : REQUEST_.SITE.eq(changed.site()).or(aUnit);
    }
}
