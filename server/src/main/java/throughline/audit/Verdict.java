package throughline.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param links that the chain has
 * @param checkpoints that were compared with it
 * @param wrong the first of each thing that is wrong; empty when everything is as it was written
 */
public record Verdict(Instant at, long links, int checkpoints, Duration took, List<Wrong> wrong) {
    public boolean isGood() {
        return wrong.isEmpty();
    }
}
