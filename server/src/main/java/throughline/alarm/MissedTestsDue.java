package throughline.alarm;

import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Refused;

/** Looks after test calls that have not come, one transaction for each: one that fails holds up no other. */
@Component
class MissedTestsDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(MissedTestsDue.class);
    private static final int AT_ONCE = 50;

    private final MissedTests missed;
    private final LineChecks lines;
    private final InstantSource clock;

    MissedTestsDue(MissedTests missed, LineChecks lines, InstantSource clock) {
        super("missed-tests");
        this.missed = missed;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    protected void look() {
        missed.due(clock.instant(), AT_ONCE).forEach(this::goOn);
    }

    private void goOn(UUID id) {
        try {
            var act = missed.goOn(id);
            if (act != null) {
                lines.perform(act);
            }
        } catch (Refused refused) {
            missed.refused(id, refused);
        } catch (RuntimeException fault) {
            LOG.error("The missing test call {} could not go on; it is tried again", id, fault);
        }
    }
}
