package throughline.contact;

import static throughline.contact.db.Tables.RESERVATION;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/** What other rooms still expect before a contact may be finished. */
@Component
class Reservations {
    private final DSLContext database;

    Reservations(DSLContext database) {
        this.database = database;
    }

    void leave(UUID contact, UUID by, String code, String sentence) {
        database.insertInto(RESERVATION)
                .set(RESERVATION.CONTACT, contact)
                .set(RESERVATION.BY, by)
                .set(RESERVATION.CODE, code)
                .set(RESERVATION.SENTENCE, sentence)
                .onConflictDoNothing()
                .execute();
    }

    void lift(UUID contact, UUID by) {
        database.deleteFrom(RESERVATION)
                .where(RESERVATION.CONTACT.eq(contact), RESERVATION.BY.eq(by))
                .execute();
    }

    /** @throws Refused with the first reservation's own code and sentence */
    void mustBeNone(UUID contact) {
        var first = database.selectFrom(RESERVATION)
                .where(RESERVATION.CONTACT.eq(contact))
                .orderBy(RESERVATION.CODE, RESERVATION.BY)
                .limit(1)
                .fetchOne();
        if (first != null) {
            throw new Refused(first.getCode(), first.getSentence());
        }
    }
}
