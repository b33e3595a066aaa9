package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody else's programmers take our contract, let a generator build a client from it, and use it with nothing else in their hands. */
@Tag("long")
class AClientIsBuilt {
    private static final Path CLIENT = Checkout.root().resolve("scenario/client");

    @Test
    void aGeneratorBuildsAClientFromTheContractAndItWorks() throws Exception {
        try (var server = RunningServer.start()) {
            Company.founded(server, 1);
            var token = server.console("token", "create", "the other system").lines().stream()
                    .filter(line -> line.matches("\\S{30,}"))
                    .findFirst()
                    .orElseThrow();
            var folder = Checkout.scratch("client");
            said("sh", CLIENT.resolve("build.sh").toString(), server.url().toString(), folder.toString());
            assertThat(said(
                            "node",
                            folder.resolve("story.js").toString(),
                            server.url().toString(),
                            token))
                    .contains("built from the contract");
            assertThat(server.console().complaints())
                    .as("two types of one name, for instance")
                    .isEmpty();
        }
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        var output = new ConsoleOutput(process.getInputStream());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        output.end();
        assertThat(process.exitValue()).as(output.toString()).isZero();
        return output.toString();
    }
}
