package throughline.alarm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Away;
import throughline.kernel.Beat;

/** Takes in what was spooled, one after the other, as soon as the database answers. One that it refuses again and again holds up no other. */
@Component
class SpooledSignals extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledSignals.class);
    private static final int MOST_REFUSALS = 5;

    private final SignalSpool spool;
    private final Signals signals;
    private @Nullable UUID difficult;
    private int refusals;

    SpooledSignals(SignalSpool spool, Signals signals) {
        super("spooled-signals");
        this.spool = spool;
        this.signals = signals;
    }

    @Override
    protected void look() {
        int taken = 0;
        for (var next = spool.next(); next != null; next = spool.next()) {
            if (!isTaken(next)) {
                break;
            }
            taken++;
        }
        if (taken > 0) {
            LOG.warn("{} signals of alarm devices that came while the database was away are on record", taken);
        }
    }

    private boolean isTaken(Spooled one) {
        if (!spool.isWaiting(one.id())) {
            return true;
        }
        try {
            signals.takeSpooled(one);
            spool.forget(one.id());
            return true;
        } catch (RuntimeException fault) {
            if (!Away.isTheReason(fault)) {
                LOG.error("The spooled signal {} of an alarm device cannot be taken in", one.id(), fault);
                count(one.id());
            }
            return false;
        }
    }

    private void count(UUID id) {
        refusals = id.equals(difficult) ? refusals + 1 : 1;
        difficult = id;
        if (refusals == MOST_REFUSALS) {
            LOG.error("The spooled signal {} is left in its file; whoever looks after the house must look at it", id);
            spool.refuse(id);
        }
    }
}
