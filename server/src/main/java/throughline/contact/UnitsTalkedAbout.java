package throughline.contact;

import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.finder.Index;
import throughline.finder.Kind;

/** Whatever was talked about just now is likely to be looked for again. */
@Component
class UnitsTalkedAbout {
    private final Index index;
    private final InstantSource clock;

    UnitsTalkedAbout(Index index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    @EventListener
    void chosen(ContactUnitChosen chosen) {
        if (chosen.unit() != null) {
            index.used(Kind.UNIT, chosen.unit(), clock.instant());
        }
    }
}
