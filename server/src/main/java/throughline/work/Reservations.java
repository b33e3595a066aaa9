package throughline.work;

import static throughline.work.db.Tables.RESERVATION;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/** What other rooms still expect before an order may be closed or cancelled. */
@Component
class Reservations {
    private final DSLContext database;

    Reservations(DSLContext database) {
        this.database = database;
    }

    void leave(UUID order, UUID by, String code, String sentence) {
        database.insertInto(RESERVATION)
                .set(RESERVATION.WORK_ORDER, order)
                .set(RESERVATION.BY, by)
                .set(RESERVATION.CODE, code)
                .set(RESERVATION.SENTENCE, sentence)
                .onConflictDoNothing()
                .execute();
    }

    void lift(UUID order, UUID by) {
        database.deleteFrom(RESERVATION)
                .where(RESERVATION.WORK_ORDER.eq(order), RESERVATION.BY.eq(by))
                .execute();
    }

    /** @throws Refused with the first reservation's own code and sentence */
    void mustBeNone(UUID order) {
        var first = database.selectFrom(RESERVATION)
                .where(RESERVATION.WORK_ORDER.eq(order))
                .orderBy(RESERVATION.CODE, RESERVATION.BY)
                .limit(1)
                .fetchOne();
        if (first != null) {
            throw new Refused(first.getCode(), first.getSentence());
        }
    }
}
