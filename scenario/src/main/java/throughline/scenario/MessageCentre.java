package throughline.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A carrier's message centre as a process of its own, on Node, with another hand's SMPP. It can be killed and come back; what telephones
 * got before is not forgotten.
 */
public final class MessageCentre implements AutoCloseable {
    public static final String SYSTEM_ID = "lifts";
    public static final String PASSWORD = "secret8";
    private static final Pattern READY = Pattern.compile("The message centre is ready");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port = freePort();
    private final List<ConsoleOutput> said = new ArrayList<>();
    private Process process = started();

    public MessageCentre() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> process.destroy(), "the centre must not outlive its scenario"));
    }

    public int port() {
        return port;
    }

    /** The words of all texts that this telephone got, the oldest first, each as it reads when its parts are put together. */
    public List<String> texts(String number) {
        var texts = new ArrayList<String>();
        var begun = new HashMap<Integer, SortedMap<Integer, String>>();
        lines().filter(line -> line.path("to").asString("").equals(number.substring(1)))
                .forEach(part -> {
                    var place = part.path("place");
                    int reference = place.get(0).asInt();
                    var parts = begun.computeIfAbsent(reference, _ -> new TreeMap<>());
                    parts.put(place.get(2).asInt(), part.path("words").asString());
                    if (parts.size() == place.get(1).asInt()) {
                        texts.add(String.join("", parts.values()));
                        begun.remove(reference); // a later text may have the same
                    }
                });
        return texts;
    }

    /** Somebody writes; it is over when the house has acknowledged it. */
    public void writes(String number, String words) {
        long before = answered(words);
        try {
            Writer in = process.outputWriter(UTF_8);
            in.write(JSON.writeValueAsString(Map.of("from", number.substring(1), "to", "Lodlinje", "words", words))
                    + "\n");
            in.flush();
        } catch (IOException e) {
            throw new IllegalStateException("The message centre does not listen.", e);
        }
        Awaitility.await("the reply is acknowledged")
                .atMost(Duration.ofSeconds(10))
                .until(() -> answered(words) > before);
    }

    /** {@code kill -9}. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void restart() {
        process = started();
    }

    @Override
    public void close() {
        kill();
    }

    private long answered(String words) {
        return lines().filter(line -> line.path("answered").asInt(-1) == 0
                        && line.path("words").asString().equals(words))
                .count();
    }

    private Stream<JsonNode> lines() {
        return said.stream()
                .flatMap(output -> output.lines().stream())
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree);
    }

    private Process started() {
        var modules = Checkout.root().resolve("desktop/node_modules");
        try {
            var fresh = new ProcessBuilder(
                            "node", script().toString(), modules.toString(), "" + port, SYSTEM_ID, PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            var output = new ConsoleOutput(fresh.getInputStream());
            Awaitility.await("the message centre is ready")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        if (!fresh.isAlive()) {
                            throw new AssertionError("The message centre ended instead of starting:\n" + output);
                        }
                        return output.find(READY) != null;
                    });
            said.add(output);
            return fresh;
        } catch (IOException e) {
            throw new IllegalStateException("Node does not start.", e);
        }
    }

    private static Path script() {
        try (var in = requireNonNull(MessageCentre.class.getResourceAsStream("message-centre.mjs"))) {
            var file = Checkout.scratch("centre").resolve("message-centre.mjs");
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("The message centre's script cannot be unpacked.", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("There is no port for the message centre.", e);
        }
    }
}
