package throughline.offercall;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.offercall.db.Tables.CALL;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferCarrier.Asking;
import throughline.dispatch.Technician;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;
import throughline.offercall.db.tables.records.CallRecord;

/** The calls that are to be made, are being made, and have ended. Whoever keeps an order locks it before its calls. */
@Component
class CallRows {
    private static final String MODULE = "offercall";

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    CallRows(DSLContext database, Transactions transactions, EventLog events, Ids ids, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** One call. */
    record Call(UUID id, UUID offer, UUID order, UUID technician) {}

    void ask(Asking asking) {
        database.insertInto(CALL)
                .set(CALL.ID, ids.next())
                .set(CALL.OFFER, asking.offer())
                .set(CALL.WORK_ORDER, asking.order().id())
                .set(CALL.TECHNICIAN, asking.to().id())
                .set(CALL.URGENCY, (short) asking.order().urgency())
                .set(CALL.ASKED_AT, now())
                .set(CALL.BEST_BEFORE, utc(asking.answerBy()))
                .execute();
    }

    /** Takes the next that may be dialled into our hands: the worst order first, and nobody who is on the phone with us already. */
    @Nullable
    Call claim() {
        var other = CALL.as("other");
        return transactions.in(() -> database.update(CALL)
                .set(CALL.STATE, "calling")
                .set(CALL.BEGUN_AT, now())
                .where(CALL.ID.in(select(CALL.ID)
                        .from(CALL)
                        .where(
                                CALL.STATE.eq("waiting"),
                                CALL.BEST_BEFORE.gt(now()),
                                notExists(selectOne()
                                        .from(other)
                                        .where(other.TECHNICIAN.eq(CALL.TECHNICIAN), other.STATE.eq("calling"))))
                        .orderBy(CALL.URGENCY, CALL.ASKED_AT, CALL.ID)
                        .limit(1)
                        .forUpdate()
                        .of(CALL)
                        .skipLocked()))
                .returning()
                .fetchOne(CallRows::call));
    }

    /** Their time is over and they were never dialled, because there were too many. */
    List<Call> tooLate() {
        return database.selectFrom(CALL)
                .where(CALL.STATE.eq("waiting"), CALL.BEST_BEFORE.le(now()))
                .fetch(CallRows::call);
    }

    /** Were being made when the house stopped. */
    List<Call> cutOff() {
        return database.selectFrom(CALL).where(CALL.STATE.eq("calling")).fetch(CallRows::call);
    }

    void rings(Call call, Technician to) {
        happened(call, "rings", to, Map.of());
    }

    void answered(Call call, Technician to) {
        database.update(CALL)
                .set(CALL.ANSWERED_AT, now())
                .where(CALL.ID.eq(call.id()), CALL.ANSWERED_AT.isNull())
                .execute();
        happened(call, "answered", to, Map.of());
    }

    /** @param key by which it was answered; null when it was not */
    void ended(Call call, Technician to, String outcome, @Nullable String key) {
        int ended = database.update(CALL)
                .set(CALL.STATE, "ended")
                .set(CALL.OUTCOME, outcome)
                .set(CALL.KEY, key)
                .set(CALL.ENDED_AT, now())
                .where(CALL.ID.eq(call.id()), CALL.STATE.ne("ended"))
                .execute();
        if (ended == 1) {
            happened(call, "ended", to, Map.of("why", outcome));
        }
    }

    /** Nobody needs to be called for it any more. */
    void notNeeded(UUID offer) {
        database.update(CALL)
                .set(CALL.STATE, "ended")
                .set(CALL.OUTCOME, "withdrawn")
                .set(CALL.ENDED_AT, now())
                .where(CALL.OFFER.eq(offer), CALL.STATE.eq("waiting"))
                .execute();
    }

    private void happened(Call call, String kind, Technician to, Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.put("call", call.id());
        data.put("offer", call.offer());
        data.put("technician", to.id());
        data.put("name", to.name());
        events.append(MODULE, call.order(), kind, null, data);
    }

    private static Call call(CallRecord row) {
        return new Call(row.getId(), row.getOffer(), row.getWorkOrder(), row.getTechnician());
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
