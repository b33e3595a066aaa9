package throughline.alarm;

import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Refused;

/** Looks after faults of devices that have stood for a while, one transaction for each. */
@Component
class FaultsDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsDue.class);
    private static final int AT_ONCE = 50;

    private final Faults faults;
    private final InstantSource clock;

    FaultsDue(Faults faults, InstantSource clock) {
        super("faults");
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    protected void look() {
        faults.due(clock.instant(), AT_ONCE).forEach(this::goOn);
    }

    private void goOn(UUID id) {
        try {
            faults.goOn(id);
        } catch (Refused refused) {
            faults.refused(id, refused);
        } catch (RuntimeException fault) {
            LOG.error("The fault {} of a device could not go on; it is tried again", id, fault);
        }
    }
}
