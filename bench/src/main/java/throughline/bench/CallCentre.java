package throughline.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.PlainCall;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Switchboard;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/** A server at work: agents with their lines up, a switchboard of callers, and what its processes use. */
final class CallCentre implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server = RunningServer.start();
    private final Switchboard board = new Switchboard(server.ports().sip());
    private final RtpPhone phone = new RtpPhone(Tone.steady(700));
    private final List<AgentLine> agents = new ArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile BiConsumer<AgentLine, JsonNode> onRing = (agent, call) -> {};

    CallCentre(int size) {
        var company = Company.founded(server, size);
        for (int number = 1; number <= size; number++) {
            agents.add(new AgentLine(
                    company.signsIn(number), Tone.steady(1300), (agent, call) -> onRing.accept(agent, call)));
        }
    }

    RunningServer server() {
        return server;
    }

    List<AgentLine> agents() {
        return agents;
    }

    void onRing(BiConsumer<AgentLine, JsonNode> does) {
        onRing = does;
    }

    /** A caller's number that nobody had before. */
    String newNumber() {
        return "+4477009%05d".formatted(callers.incrementAndGet());
    }

    PlainCall call(String from) {
        return board.calls(from, Company.NUMBER, phone.port());
    }

    static void finish(AgentLine agent) {
        var contact = agent.desk().get("/api/desk").path("contact").path("id").asString();
        agent.desk().post("/api/contacts/" + contact + "/finish", Map.of("outcome", "test-call", "note", ""));
    }

    static String state(AgentLine agent) {
        return agent.desk().get("/api/desk").path("agent").path("state").asString("");
    }

    void awaitNoCalls() {
        await("no call is left").atMost(PATIENCE).until(() -> server.figure("throughline_voice_live_calls") == 0);
    }

    /** The processor time that the server and its database have used so far. */
    Duration processorTime() {
        return processes()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What the program keeps in memory, in bytes, after a garbage collection. */
    double memoryInUse() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, String.valueOf(server.process().pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var figures = server.figures();
        return figures.getOrDefault("jvm_memory_used_bytes", 0.0)
                + figures.getOrDefault("jvm_buffer_memory_used_bytes", 0.0);
    }

    /** The memory that the server's process occupies, in bytes, without its database. */
    double residentMemory() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + server.process().pid() + "/status"))) {
            var line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElse("0");
            return 1024 * Double.parseDouble(line.replaceAll("\\D", ""));
        }
    }

    @Override
    public void close() {
        agents.forEach(AgentLine::close);
        phone.close();
        board.close();
        server.close();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(server.process()), server.process().descendants());
    }
}
