package throughline.webhook;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told is on paper, and the signature is the one that the standard's own example has. */
class KindsOnPaperTest {
    @Test
    void eachKindStandsInTheDocumentsWithItsFields() throws IOException {
        var paper = Files.readString(paper());
        for (var kind : Kinds.ALL) {
            var fields = kind.fields().stream().map("`%s`"::formatted).collect(joining(", "));
            assertThat(paper.lines().filter(line -> line.startsWith("| `" + kind.type() + "` |")))
                    .as(kind.type())
                    .singleElement()
                    .asString()
                    .endsWith(("| " + fields).stripTrailing() + (fields.isEmpty() ? "  |" : " |"));
        }
        assertThat(paper.lines().filter(line -> line.startsWith("| `throughline.")))
                .hasSize(Kinds.ALL.size());
    }

    /** The vector of the specification of Standard Webhooks. */
    @Test
    void theSignatureIsThatOfTheStandard() {
        var secret = new SharedSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .hasSize(24);
        var body = "{\"test\": 2432232314}".getBytes();
        assertThat(Signatures.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void waitsDoubleUpToAnEndAndAreNeverLonger() {
        assertThat(Backoff.bound(1).toSeconds()).isEqualTo(10);
        assertThat(Backoff.bound(4).toSeconds()).isEqualTo(80);
        assertThat(Backoff.bound(200).toHours()).isEqualTo(3);
        for (int attempt = 1; attempt < 200; attempt++) {
            assertThat(Backoff.after(attempt)).isBetween(java.time.Duration.ofSeconds(1), Backoff.bound(attempt));
        }
    }

    private static Path paper() {
        var here = Path.of("docs/webhooks.md");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }
}
