package throughline.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;

/** While the server runs: ties entries four times a second, and writes a checkpoint each hour and at the end. */
@Component
@ConditionalOnWebApplication
class Chaining extends Beat {
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Chain chain;
    private final Checkpoints checkpoints;
    private final InstantSource clock;
    private Instant nextCheckpoint = Instant.EPOCH;

    Chaining(Chain chain, Checkpoints checkpoints, InstantSource clock) {
        super("audit-chain");
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @Override
    protected void look() {
        chain.tie();
        var now = clock.instant();
        if (!now.isBefore(nextCheckpoint)) {
            var head = chain.head();
            nextCheckpoint = head.seq() == 0 ? now : now.plus(BETWEEN);
            checkpoints.write(head);
        }
    }

    /** Ends after the web server, whose last answers are entries too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        super.stop();
        chain.tieAll();
        checkpoints.write(chain.head());
    }
}
