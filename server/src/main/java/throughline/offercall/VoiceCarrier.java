package throughline.offercall;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferCarrier;
import throughline.dispatch.OfferState;
import throughline.dispatch.Technician;
import throughline.dispatch.Way;
import throughline.telephony.PlacedCalls;
import throughline.voice.Speech;

/** Offers as calls to the technician's phone. There are none while no trunk may call that number, or while we cannot speak. */
@Component
class VoiceCarrier implements OfferCarrier {
    private static final Logger log = LoggerFactory.getLogger(VoiceCarrier.class);

    private final CallRows rows;
    private final PlacedCalls calls;
    private final Speech speech;
    private final ApplicationEventPublisher announce;
    private final AtomicBoolean silenceTold = new AtomicBoolean();

    VoiceCarrier(CallRows rows, PlacedCalls calls, Speech speech, ApplicationEventPublisher announce) {
        this.rows = rows;
        this.calls = calls;
        this.speech = speech;
        this.announce = announce;
    }

    @Override
    public String channel() {
        return Way.VOICE;
    }

    @Override
    public boolean reaches(Technician to) {
        return calls.mayCall(to.phone()) && canSpeak();
    }

    private boolean canSpeak() {
        boolean can = speech.isThere();
        if (!can && silenceTold.compareAndSet(false, true)) {
            log.warn(
                    "Technicians are not called about jobs, because espeak-ng is not installed on this machine. Install it, or name it in offer-calls.speech.");
        } else if (can) {
            silenceTold.set(false);
        }
        return can;
    }

    @Override
    public void carry(Asking asking) {
        rows.ask(asking);
        announce.publishEvent(new CallWritten());
    }

    @Override
    public void over(Ending ending) {
        rows.notNeeded(ending.offer());
        announce.publishEvent(new OfferIsOver(ending.offer(), ending.state() == OfferState.ACCEPTED, ending.winner()));
    }
}
