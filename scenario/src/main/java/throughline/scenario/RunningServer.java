package throughline.scenario;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The built server as a process of its own, started by {@code ./throughline run} as everybody starts it, with a home and ports of
 * its own. It is met over its wires only, and it can be killed like any other process: the launcher has become the server.
 */
public final class RunningServer implements AutoCloseable {
    /** For a machine that others keep busy, too; how fast the server starts is measured elsewhere. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final Pattern READY = Pattern.compile("Throughline is ready: (\\S+)");
    private static final Pattern FIGURE = Pattern.compile("^(\\w+)(\\{.*?})? (\\S+)$");

    private final Path home;
    private final Ports ports;
    private final Map<String, String> settings;
    private final List<String> arguments;
    private Process process;
    private ConsoleOutput console;

    private RunningServer(Path home, Ports ports, Map<String, String> settings, List<String> arguments) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.arguments = arguments;
        this.process = launch();
        this.console = new ConsoleOutput(process.getInputStream());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> process.destroy(), "the server must not outlive its scenario"));
    }

    /** A server on an empty home, ready. */
    public static RunningServer start() {
        return start(Map.of());
    }

    /** The same with further settings, as environment variables. */
    public static RunningServer start(Map<String, String> settings) {
        return launch(Checkout.scratch("home"), Ports.free(), settings).awaitReady();
    }

    /** A server on a home that a backup was restored to, ready. */
    public static RunningServer restored(Path backup) throws InterruptedException {
        var home = Checkout.scratch("home");
        var ports = Ports.free();
        var restoring = launch(home, ports, Map.of(), List.of("restore", backup.toString()));
        var output = new ConsoleOutput(restoring.getInputStream());
        if (!restoring.waitFor(START.toMillis(), MILLISECONDS) || restoring.exitValue() != 0) {
            restoring.destroyForcibly();
            throw new AssertionError("The backup is not restored:\n" + output);
        }
        return launch(home, ports, Map.of()).awaitReady();
    }

    /** Starts the process and does not wait: it may well refuse to start. */
    public static RunningServer launch(Path home, Ports ports, Map<String, String> settings, String... arguments) {
        return new RunningServer(home, ports, settings, List.of(arguments));
    }

    public RunningServer awaitReady() {
        Awaitility.await("the server is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (!process.isAlive()) {
                        console.end();
                        throw new AssertionError("The server ended instead of starting:\n" + console);
                    }
                    return console.find(READY) != null;
                });
        return this;
    }

    public URI url() {
        return URI.create("http://localhost:" + ports.http());
    }

    public Ports ports() {
        return ports;
    }

    public Path home() {
        return home;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public ConsoleOutput console() {
        return console;
    }

    /** A value out of {@code /actuator/prometheus}, summed over its labels; 0 when it is not there. */
    public double figure(String name) {
        return figures().getOrDefault(name, 0.0);
    }

    public Map<String, Double> figures() {
        var figures = new HashMap<String, Double>();
        get("/actuator/prometheus").lines().forEach(line -> {
            var matcher = FIGURE.matcher(line);
            if (matcher.matches()) {
                figures.merge(matcher.group(1), Double.parseDouble(matcher.group(3)), Double::sum);
            }
        });
        return figures;
    }

    /** The body at a public address. */
    public String get(String path) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url().resolve(path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("The server does not answer at " + path + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}: no goodbye, no hook, as when the machine's memory runs out. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ctrl-C. Returns how long it took until the process was gone. */
    public Duration stop() throws InterruptedException {
        long asked = System.nanoTime();
        process.destroy();
        if (!process.waitFor(20_000, MILLISECONDS)) {
            throw new AssertionError("The server does not stop:\n" + console);
        }
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Starts again on the same home and ports. */
    public RunningServer restart() {
        process = launch();
        console = new ConsoleOutput(process.getInputStream());
        return awaitReady();
    }

    /**
     * Starts again on the same home and ports, and waits until it has ended by itself.
     *
     * @param more environment variables for this once
     * @return its exit code
     */
    public int restartUntilItEnds(Map<String, String> more, Duration patience) throws InterruptedException {
        var all = new HashMap<>(settings);
        all.putAll(more);
        process = launch(home, ports, all, List.of("run"));
        console = new ConsoleOutput(process.getInputStream());
        if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
            throw new AssertionError("The server goes on and on:\n" + console);
        }
        return process.exitValue();
    }

    /** What a command of the console says about this server, such as {@code token list}. */
    public Said console(String... command) throws InterruptedException {
        var asked = launch(Stream.concat(Stream.of(command), arguments.stream()).toList());
        var output = new ConsoleOutput(asked.getInputStream());
        if (!asked.waitFor(START.toMillis(), MILLISECONDS)) {
            asked.destroyForcibly();
            throw new AssertionError("The console gives no answer:\n" + output);
        }
        output.end();
        return new Said(asked.exitValue(), output.lines());
    }

    public record Said(int exitCode, List<String> lines) {}

    /** Waits for a process that ends by itself. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(START.toMillis(), MILLISECONDS)) {
            throw new AssertionError("The server is still running:\n" + console);
        }
        console.end();
        return process.exitValue();
    }

    /** Whatever was done to it, it must leave a database in which all holds that must, and nobody's number in its log. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            var said = console("check");
            stop();
            if (said.exitCode() != 0) {
                throw new AssertionError("Something does not hold:\n" + said.lines());
            }
            if (!console.personal().isEmpty()) {
                throw new AssertionError("The log tells people's numbers:\n" + console.personal());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        return launch(Stream.concat(Stream.of("run"), arguments.stream()).toList());
    }

    private Process launch(List<String> words) {
        return launch(home, ports, settings, words);
    }

    private static Process launch(Path home, Ports ports, Map<String, String> settings, List<String> words) {
        var command =
                new ArrayList<>(List.of(Checkout.root().resolve("throughline").toString()));
        command.addAll(words);
        var builder =
                new ProcessBuilder(command).directory(Checkout.root().toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("THROUGHLINE_"));
        environment.put("THROUGHLINE_HOME", home.toString());
        environment.put("THROUGHLINE_HTTP_PORT", String.valueOf(ports.http()));
        environment.put("THROUGHLINE_SIP_PORT", String.valueOf(ports.sip()));
        environment.put("THROUGHLINE_MQTT_PORT", "0");
        environment.put("THROUGHLINE_DC09_PORT", String.valueOf(ports.dc09()));
        environment.put("THROUGHLINE_RTP_PORTS", ports.rtp());
        environment.put("THROUGHLINE_WEBRTC_PORT", String.valueOf(ports.webrtc()));
        environment.put("THROUGHLINE_PUBLIC_ADDRESS", "127.0.0.1");
        environment.put(
                "THROUGHLINE_DATABASE_BINARIES",
                Checkout.root().resolve("scenario/target/postgres").toString());
        // Administrators of scenarios come with a password, unless the scenario is about that.
        environment.put("THROUGHLINE_PASSKEYS", "optional");
        environment.putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("The launcher does not start.", e);
        }
    }
}
