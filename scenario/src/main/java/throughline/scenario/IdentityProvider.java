package throughline.scenario;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The company's identity provider as a process of its own: an OpenID provider that others use too, on Node, with a page that lets in whoever
 * types an address.
 */
public final class IdentityProvider implements AutoCloseable {
    /** What people call it. */
    public static final String NAME = "Lift House";

    private static final String CLIENT = "throughline-desk";
    private static final String SECRET = "a secret of the house and its provider";
    private static final Pattern READY = Pattern.compile("The provider is ready: (\\S+)");

    private final Process process;
    private final String issuer;

    /** @param house whose people it lets in */
    public IdentityProvider(Ports house) {
        var modules = Checkout.root().resolve("desktop/node_modules");
        var back = "http://localhost:%d/provider".formatted(house.http());
        process = started(List.of("node", script().toString(), modules.toString(), CLIENT, SECRET, back));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(process::destroy, "the provider must not outlive its scenario"));
        var said = new ConsoleOutput(process.getInputStream());
        Awaitility.await("the identity provider is ready")
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The identity provider ended instead of starting:\n" + said);
                    }
                    return said.find(READY) != null;
                });
        issuer = requireNonNull(said.find(READY)).group(1);
    }

    /** With which the house knows it. */
    public Map<String, String> settings() {
        return Map.of(
                "THROUGHLINE_OIDC_ISSUER", issuer,
                "THROUGHLINE_OIDC_CLIENT_ID", CLIENT,
                "THROUGHLINE_OIDC_CLIENT_SECRET", SECRET,
                "THROUGHLINE_OIDC_NAME", NAME,
                "THROUGHLINE_OIDC_STRONG", "hwk");
    }

    /** {@code kill -9}. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process started(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException("Node does not start.", e);
        }
    }

    private static Path script() {
        try (var in = requireNonNull(IdentityProvider.class.getResourceAsStream("identity-provider.mjs"))) {
            var file = Checkout.scratch("provider").resolve("identity-provider.mjs");
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("The provider's script cannot be unpacked.", e);
        }
    }
}
