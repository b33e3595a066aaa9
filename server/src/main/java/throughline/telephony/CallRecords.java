package throughline.telephony;

import static throughline.telephony.db.Tables.CALL;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Together;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/** One row for each call on the wire: what a carrier's bill and a trace are compared with. */
@Component
@Transactional
class CallRecords {
    private final DSLContext database;
    private final Together together;
    private final InstantSource clock;

    CallRecords(DSLContext database, Together together, InstantSource clock) {
        this.database = database;
        this.together = together;
        this.clock = clock;
    }

    /**
     * A call that we placed and that went to the desk is on record already, as is one that a machine began.
     *
     * @param contact null while nobody talks in it
     */
    void started(CallEvent.Arrived arrived, @Nullable UUID contact) {
        together.write(database.insertInto(CALL)
                .set(CALL.ID, arrived.call().value())
                .set(CALL.CONTACT, contact)
                .set(CALL.DIRECTION, "in")
                .set(CALL.PEER, arrived.peer())
                .set(CALL.SIP_CALL_ID, arrived.sipCallId())
                .set(CALL.STARTED_AT, arrived.at().atOffset(ZoneOffset.UTC))
                .onConflict(CALL.ID)
                .doUpdate()
                .set(CALL.CONTACT, contact));
    }

    @Transactional(readOnly = true)
    boolean has(CallId call) {
        return database.fetchExists(CALL, CALL.ID.eq(call.value()));
    }

    void placed(CallId call, String trunk, String number, Purpose purpose, @Nullable UUID person, int cents) {
        database.insertInto(CALL)
                .set(CALL.ID, call.value())
                .set(CALL.DIRECTION, "out")
                .set(CALL.PEER, trunk)
                .set(CALL.NUMBER, number)
                .set(CALL.BEGINNING, CallHabits.beginning(number))
                .set(CALL.PURPOSE, purpose.word())
                .set(CALL.PERSON, person)
                .set(CALL.CENTS, cents)
                .set(CALL.SIP_CALL_ID, "")
                .set(CALL.STARTED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    void answered(CallId call, Instant at) {
        database.update(CALL)
                .set(CALL.ANSWERED_AT, at.atOffset(ZoneOffset.UTC))
                .where(CALL.ID.eq(call.value()))
                .execute();
    }

    void ended(CallEvent.Ended ended) {
        database.update(CALL)
                .set(CALL.ENDED_AT, ended.at().atOffset(ZoneOffset.UTC))
                .set(
                        CALL.END_REASON,
                        ended.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .set(CALL.SIP_STATUS, ended.sipStatus())
                .where(CALL.ID.eq(ended.call().value()))
                .execute();
    }

    /** The server stopped under them. */
    void endAllAfterRestart() {
        database.update(CALL)
                .set(CALL.ENDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .set(CALL.END_REASON, "server-stopped")
                .where(CALL.ENDED_AT.isNull())
                .execute();
    }
}
