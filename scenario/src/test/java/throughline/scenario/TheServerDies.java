package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while people talk; what was acknowledged is still there, and nobody is stuck. */
@Tag("long")
class TheServerDies {
    @Test
    void andAfterTheRestartEveryContactIsClosedAndEveryAgentFree() throws Exception {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 5);

            new Crash(server, company).happens();

            assertThat(server.console().complaints()).singleElement().asString().contains("5 calls were cut off");
        }
    }
}
