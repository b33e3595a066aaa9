package throughline.house;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.audit.Audit;
import throughline.audit.Verification;
import throughline.audit.Wrong;

/** Verifies the audit each night, and looks each minute whether it keeps up; whoever runs the house is told by the log and by two figures. */
@Component
class AuditWatched {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatched.class);

    private final Audit audit;
    private final Verification verification;
    private volatile int wrong;
    private volatile boolean late;

    AuditWatched(Audit audit, Verification verification, MeterRegistry registry) {
        this.audit = audit;
        this.verification = verification;
        Gauge.builder("throughline.audit.wrong", () -> wrong)
                .description(
                        "What the last verification of the audit found wrong; ./throughline audit verify says what")
                .register(registry);
        Gauge.builder("throughline.audit.late", () -> late ? 1 : 0)
                .description("1 while an entry of the audit waits for its link for more than a minute")
                .register(registry);
    }

    @Scheduled(cron = "0 17 3 * * *")
    void verify() {
        var verdict = verification.verify();
        wrong = verdict.wrong().size();
        verdict.wrong().stream().map(Wrong::sentence).forEach(sentence -> LOG.error("The audit: {}", sentence));
    }

    /** Logged when it is first seen, not every minute. What was found wrong stays so over a restart, and until a verification finds it right. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT2M")
    void look() {
        boolean now = audit.isLate();
        if (now && !late) {
            LOG.error("The audit: entries wait for their links for more than a minute");
        }
        late = now;
        wrong = audit.wrong();
    }
}
