package throughline.request;

import static org.jooq.impl.DSL.inline;
import static throughline.request.db.Tables.REQUEST_;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.contact.ContactAnswered;
import throughline.contact.ContactClosed;
import throughline.contact.ContactCutOff;
import throughline.contact.ContactEnded;
import throughline.contact.ContactFinishing;
import throughline.contact.ContactOpened;
import throughline.contact.ContactUnitChosen;
import throughline.contact.Outcome;
import throughline.request.db.tables.records.RequestRecord;

/**
 * Follows the contacts, in their transactions: a blank request from the first ring, owned by whoever answers, at the place that the
 * contact is about, and on somebody's list or closed as empty when the contact closes.
 */
@Component
class FromContacts {
    /** Outcomes that say there was nothing to ask for. */
    private static final List<Outcome> NOTHING_WANTED =
            List.of(Outcome.WRONG_NUMBER, Outcome.TEST_CALL, Outcome.SILENT);

    /** Nobody asked for anything. That nobody is in danger, and where, was asked before that was clear. */
    private static final Condition ASKS_FOR_NOTHING = REQUEST_.KIND
            .isNull()
            .and(REQUEST_.CODE.isNull())
            .and(REQUEST_.WORDS.eq(inline("")))
            .and(REQUEST_.ANSWER.eq(inline("")))
            .and(REQUEST_.TONE.isNull())
            .and(REQUEST_.TRAPPED.isDistinctFrom(true))
            .and(REQUEST_.HURT.isDistinctFrom(true))
            .and(REQUEST_.FIRE_OR_WATER.isDistinctFrom(true));

    private final DSLContext database;
    private final NewRequests newRequests;
    private final Moves moves;

    FromContacts(DSLContext database, NewRequests newRequests, Moves moves) {
        this.database = database;
        this.newRequests = newRequests;
        this.moves = moves;
    }

    @EventListener
    void on(ContactOpened opened) {
        newRequests.open(
                new NewRequests.New(
                        opened.contact(),
                        opened.number(),
                        true,
                        opened.language(),
                        null,
                        opened.from(),
                        opened.unit(),
                        opened.at()),
                null);
    }

    @EventListener
    void on(ContactUnitChosen chosen) {
        database.update(REQUEST_)
                .set(REQUEST_.UNIT, chosen.unit())
                .setNull(REQUEST_.SITE)
                .where(
                        REQUEST_.CONTACT.eq(chosen.contact()),
                        REQUEST_.STATE.eq(inline("draft")),
                        REQUEST_.OWN_PLACE.isFalse())
                .returning()
                .fetch()
                .forEach(row -> moves.changed(row, false));
    }

    @EventListener
    void on(ContactAnswered answered) {
        var drafts = database.update(REQUEST_)
                .set(REQUEST_.OWNER, answered.agent())
                .where(
                        REQUEST_.CONTACT.eq(answered.contact()),
                        REQUEST_.STATE.eq(inline("draft")),
                        REQUEST_.IN_CONTACT.isTrue())
                .returning()
                .fetch();
        for (var row : drafts) {
            moves.reserve(answered.contact(), row.getId());
            moves.changed(row, true);
        }
    }

    /** A request that asks for nothing does not keep a contact open when nothing was wanted, or when another one of it says what was. */
    @EventListener
    void on(ContactFinishing finishing) {
        boolean nothingWanted = NOTHING_WANTED.contains(finishing.outcome());
        if (nothingWanted
                || database.fetchExists(REQUEST_, of(finishing.contact()), REQUEST_.STATE.ne(inline("draft")))) {
            closeEmpty(finishing.contact(), ASKS_FOR_NOTHING, finishing.agent());
        }
    }

    @EventListener
    void on(ContactClosed closed) {
        over(closed.contact(), closed.agent());
    }

    /** Nobody answered: what nobody said anything in is empty. With an agent it still waits for the outcome. */
    @EventListener
    void on(ContactEnded ended) {
        if (ended.agent() == null) {
            over(ended.contact(), null);
        }
    }

    @EventListener
    void on(ContactCutOff cutOff) {
        over(cutOff.contact(), cutOff.agent());
    }

    private void over(UUID contact, @Nullable UUID agent) {
        closeEmpty(contact, REQUEST_.BLANK.isTrue(), agent);
        database.update(REQUEST_)
                .set(REQUEST_.IN_CONTACT, false)
                .where(of(contact), REQUEST_.IN_CONTACT.isTrue())
                .returning()
                .fetch()
                .forEach(row -> moves.outOfContact(row));
    }

    private void closeEmpty(UUID contact, Condition which, @Nullable UUID by) {
        var empty = database.selectFrom(REQUEST_)
                .where(of(contact), REQUEST_.STATE.eq(inline("draft")), which)
                .forUpdate()
                .fetch();
        for (RequestRecord row : empty) {
            moves.kept(row, RequestRows.state(row).closed(Ending.EMPTY), "empty", by, Map.of());
        }
    }

    private static Condition of(UUID contact) {
        return REQUEST_.CONTACT.eq(contact);
    }
}
