package throughline.alarm;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.telephony.PlacedCalls;
import throughline.telephony.PlacedCalls.Heard;
import throughline.telephony.Purpose;

/** Rings lifts to hear whether their line picks up, and hangs up when it does: nobody at a desk hears of it. */
@Component
class LineChecks {
    private static final Logger LOG = LoggerFactory.getLogger(LineChecks.class);

    private final PlacedCalls calls;
    private final MissedTests missed;

    LineChecks(PlacedCalls calls, MissedTests missed) {
        this.calls = calls;
        this.missed = missed;
    }

    /** Outside of any transaction: a call that is placed cannot be taken back. */
    void perform(MissedTests.OnTheLine act) {
        switch (act) {
            case MissedTests.OnTheLine.Ring(var call, var phone) -> ring(call, phone);
            case MissedTests.OnTheLine.HangUp(var call) -> calls.hangUp(call);
        }
    }

    private void ring(UUID call, String phone) {
        try {
            calls.place(call, phone, Purpose.LINE_CHECK, null, heard -> hear(call, heard));
        } catch (Refused refused) {
            LOG.warn("the line of a lift could not be tried: {}", refused.code());
            missed.answered(call, LineAnswer.NOT_REACHED);
        }
    }

    private void hear(UUID call, Heard heard) {
        switch (heard) {
            case Heard.PickedUp _ -> {
                calls.hangUp(call);
                missed.answered(call, LineAnswer.ANSWERED);
            }
            case Heard.Ended(var sipStatus) -> missed.answered(call, LineAnswer.of(sipStatus));
            case Heard.Rings _, Heard.Said _, Heard.Pressed _ -> {}
        }
    }
}
