package throughline.house;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.Invariants;
import throughline.kernel.Invariants.Broken;

/** Looks every minute whether all holds that must; whoever runs the house is told by the log and by a figure to be woken by. */
@Component
class InvariantsWatched {
    private static final Logger LOG = LoggerFactory.getLogger(InvariantsWatched.class);

    private final Invariants invariants;
    private volatile List<String> broken = List.of();

    InvariantsWatched(Invariants invariants, MeterRegistry registry) {
        this.invariants = invariants;
        Gauge.builder("throughline.invariants.broken", () -> broken.size())
                .description("What does not hold although it must; ./throughline check says what")
                .register(registry);
    }

    /** A fault is logged when it is first seen, not every minute. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        var now = invariants.broken();
        now.stream()
                .filter(seen -> !broken.contains(seen.view()))
                .forEach(seen -> LOG.error("{} is not empty; ./throughline check shows its rows", seen.view()));
        broken = now.stream().map(Broken::view).toList();
    }
}
