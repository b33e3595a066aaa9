package throughline.alarm;

import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.SIGNAL;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.Signal.Kind;

/** Reads what alarm devices said. */
@Component
@Transactional(readOnly = true)
public class SignalBook {
    private static final List<String> SOMETHING_IS_WRONG =
            List.of(Kind.FAULT_RAISED.word(), Kind.TEST_FAILED.word(), Kind.POWER_LOST.word());
    private static final List<String> OR_RIGHT_AGAIN =
            List.of(Kind.FAULT_CLEARED.word(), Kind.TEST_OK.word(), Kind.POWER_RESTORED.word());

    private final DSLContext database;

    SignalBook(DSLContext database) {
        this.database = database;
    }

    /** @param code as its wire has it; may be empty @param words that came along; may be empty */
    public record Fault(String code, String words, Instant at) {}

    /** What the device of this unit said last that is wrong; null where it said nothing of late, or took it back. */
    public @Nullable Fault faultOf(UUID unit, Instant since) {
        var latest = database.select(SIGNAL.KIND, SIGNAL.CODE, SIGNAL.WORDS, SIGNAL.RECEIVED_AT)
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(
                        DEVICE.UNIT.eq(unit),
                        SIGNAL.RECEIVED_AT.gt(utc(since)),
                        SIGNAL.KIND.in(SOMETHING_IS_WRONG).or(SIGNAL.KIND.in(OR_RIGHT_AGAIN)))
                .orderBy(SIGNAL.RECEIVED_AT.desc(), SIGNAL.ID.desc())
                .limit(1)
                .fetchOne();
        return latest == null || OR_RIGHT_AGAIN.contains(latest.value1())
                ? null
                : new Fault(latest.value2(), latest.value3(), latest.value4().toInstant());
    }
}
