package throughline.alarm;

import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;

/** Looks after alarms whose time has come, one transaction for each: one that fails holds up no other. */
@Component
class AlarmsDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmsDue.class);
    private static final int AT_ONCE = 200;

    private final AlarmBook book;
    private final Alarms alarms;
    private final InstantSource clock;

    AlarmsDue(AlarmBook book, Alarms alarms, InstantSource clock) {
        super("alarms");
        this.book = book;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    protected void look() {
        book.due(clock.instant(), AT_ONCE).forEach(this::due);
    }

    private void due(UUID alarm) {
        try {
            alarms.due(alarm);
        } catch (RuntimeException fault) {
            LOG.error("The alarm {} could not go on; it is tried again", alarm, fault);
        }
    }
}
