package throughline.dispatch;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;

/** Lets calls for help go up that nobody has taken in time, one transaction for each: one that fails holds up no other. */
@Component
class HelpDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(HelpDue.class);

    private final CallsForHelp help;

    HelpDue(CallsForHelp help) {
        super("dispatch-help");
        this.help = help;
    }

    @Override
    protected void look() {
        help.due().forEach(this::goesUp);
    }

    private void goesUp(UUID call) {
        try {
            help.goUp(call);
        } catch (RuntimeException fault) {
            LOG.error("The call for help {} could not go up; it is tried again", call, fault);
        }
    }
}
