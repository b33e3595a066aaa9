package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred callers leave at a random moment, and nothing is left of them but two hundred closed contacts. */
@Tag("long")
class CallersWhoLeave {
    @Test
    void leaveNothingButAClosedContact() throws Exception {
        long seed = Long.getLong("throughline.seed", System.nanoTime());
        System.out.println("CallersWhoLeave: seed " + seed + " (again with -Dthroughline.seed=" + seed + ")");
        try (var server = RunningServer.start()) {
            new Departures(server, Company.founded(server, 4), seed).happen(200);
            assertThat(server.console().complaints()).isEmpty();
        }
    }
}
