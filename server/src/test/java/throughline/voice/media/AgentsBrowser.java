package throughline.voice.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Headless Chromium with a microphone that beeps, on the page {@code agent.html}. */
final class AgentsBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final UnaryOperator<String> answerTo;
    private final HttpServer server;
    private final Process chromium;

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    /** @param answerTo gives the answer to the page's offer */
    AgentsBrowser(Path profile, UnaryOperator<String> answerTo) throws IOException {
        this.answerTo = answerTo;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        chromium = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--no-first-run",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-quic",
                        "--user-data-dir=" + profile,
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--allow-loopback-in-peer-connection",
                        "--autoplay-policy=no-user-gesture-required",
                        "http://localhost:" + server.getAddress().getPort() + "/")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** How loud the page hears us, 0 to 1. */
    double hears() {
        return told.stream()
                .filter(words -> words.startsWith("hears "))
                .reduce((_, last) -> last)
                .map(words -> Double.parseDouble(words.split(" ")[1]))
                .orElse(0.0);
    }

    /** Ends it without a goodbye, as a crash does. */
    void kill() {
        chromium.descendants().forEach(ProcessHandle::destroyForcibly);
        chromium.destroyForcibly();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var answer = switch (exchange.getRequestURI().getPath()) {
            case "/offer" -> answerTo.apply(body).getBytes(StandardCharsets.UTF_8);
            case "/told" -> {
                told.add(body);
                yield new byte[0];
            }
            default -> page();
        };
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static byte[] page() throws IOException {
        try (var page = AgentsBrowser.class.getResourceAsStream("agent.html")) {
            return Objects.requireNonNull(page).readAllBytes();
        }
    }

    @Override
    public void close() {
        kill();
        server.stop(0);
    }
}
