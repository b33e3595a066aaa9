package throughline.notify;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.notify.Carrier.Answer;
import throughline.notify.Carriers.Lane;
import throughline.notify.db.tables.records.TextRecord;

/** Moves the texts that are due: claims them, hands each to the carrier and writes down what it said. */
@Component
class Outbox extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Carriers carriers;
    private final Claims claims;
    private final ShortMessages shortMessages;
    private final Spending spending;
    private final Health health;
    private final Map<UUID, Semaphore> hands = new ConcurrentHashMap<>();

    Outbox(Carriers carriers, Claims claims, ShortMessages shortMessages, Spending spending, Health health) {
        super("outbox");
        this.carriers = carriers;
        this.claims = claims;
        this.shortMessages = shortMessages;
        this.spending = spending;
        this.health = health;
    }

    /** Carries a leased text through its gateway, at its first attempt and never again. */
    Answer tryOnce(TextRecord text) {
        var lane = carriers.gateway(text.getRelay());
        if (lane == null) {
            claims.settle(text.getId(), 1, new Answer.Declined("No gateway is enabled."));
            throw text.getRelay() == null
                    ? new Refused("notify.no-gateway", "No SMS gateway is enabled. Fill in its settings first.")
                    : new Refused("notify.relay-off", "This gateway is switched off. Switch it on first.");
        }
        if (!claims.mayGo(text.getId(), 1, lane.name(), lane.anHourEach())) {
            throw new IllegalStateException("Text %s was taken out of our hands at once.".formatted(text.getId()));
        }
        var answer = carried(lane, text, false);
        claims.settle(text.getId(), 1, answer instanceof Answer.NotNow(var said) ? new Answer.Declined(said) : answer);
        return answer;
    }

    @Override
    protected void look() {
        shortMessages.lookAgain();
        for (var lane : carriers.lanes()) {
            try {
                send(lane);
            } catch (RuntimeException fault) {
                LOG.error("The outbox could not look for what is due by {}; it looks again", lane.name(), fault);
            }
        }
    }

    private void send(Lane lane) {
        var free = hands.computeIfAbsent(
                lane.relay() == null ? Gateways.THE_GATEWAY : lane.relay(), _ -> new Semaphore(lane.atOnce()));
        int most = free.availablePermits();
        if (most == 0) {
            return;
        }
        boolean usedUp = lane.gateway() != null && spending.left(lane.gateway(), lane.budget()) == 0;
        var due = claims.claim(lane.relay(), most, usedUp);
        if (due.isEmpty()) {
            return;
        }
        // Asked once they are in hand: a gateway that was exchanged meanwhile gets none of them.
        var ready = carriers.now(lane.relay());
        for (var text : due) {
            free.acquireUninterruptibly();
            Thread.ofVirtual()
                    .name("text-" + text.getId())
                    .start(Scope.EVERYTHING.around(() -> carry(ready, text, usedUp, free)));
        }
    }

    /** @param lane null when its gateway was switched off while the text was in hand */
    private void carry(@Nullable Lane lane, TextRecord text, boolean beyond, Semaphore hand) {
        try {
            int attempt = text.getAttempts();
            if (lane == null) {
                claims.settle(text.getId(), attempt, new Answer.Declined(Unwanted.SWITCHED_OFF));
            } else if (claims.mayGo(text.getId(), attempt, lane.name(), lane.anHourEach())) {
                claims.settle(text.getId(), attempt, carried(lane, text, beyond));
            }
        } catch (RuntimeException fault) {
            LOG.error("Text {} was not carried; it is looked at again when its lease ends", text.getId(), fault);
        } finally {
            hand.release();
            nudge();
        }
    }

    private Answer carried(Lane lane, TextRecord text, boolean beyond) {
        var gateway = lane.gateway();
        if (gateway != null) {
            spending.spend(gateway, text.getId(), beyond);
        }
        var answer = lane.carrier()
                .carry(new Outgoing(text.getId(), text.getRecipient(), text.getSubject(), text.getWords()));
        if (gateway != null) {
            health.note(gateway, answer);
        }
        return answer;
    }
}
