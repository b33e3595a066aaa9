package throughline.procedure;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.alarm.AboutToBeOut;
import throughline.alarm.AlarmIdentified;
import throughline.alarm.AlarmTaken;

/** Follows alarms, in their transactions. */
@Component
class FromAlarms {
    private final Runs runs;

    FromAlarms(Runs runs) {
        this.runs = runs;
    }

    @EventListener
    void on(AlarmTaken taken) {
        runs.begin(taken.alarm(), taken.by());
    }

    @EventListener
    void on(AlarmIdentified identified) {
        runs.identified(identified.alarm());
    }

    @EventListener
    void on(AboutToBeOut about) {
        runs.mustBeDone(about.alarm(), about.by());
        runs.isOut(about.alarm());
    }
}
