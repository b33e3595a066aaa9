package throughline.contact;

import static throughline.contact.db.Tables.CONTACT_;

import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.asset.BranchChanged;

/** Calls about a unit are seen where it stands, the earlier ones too. */
@Component
class ContactsFollowTheirUnits {
    private final DSLContext database;

    ContactsFollowTheirUnits(DSLContext database) {
        this.database = database;
    }

    @EventListener
    void on(BranchChanged changed) {
        database.update(CONTACT_)
                .set(CONTACT_.BRANCH, changed.branch())
                .where(CONTACT_.UNIT.in(changed.units()))
                .execute();
    }
}
