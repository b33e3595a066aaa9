package throughline.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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

    private static final Tone CALLER = Tone.steady(700);
    private static final int SIGN_INS_AT_ONCE = 4;

    private final RunningServer server = RunningServer.start();
    private final Switchboard board = new Switchboard(server.ports().sip());
    private final RtpPhone phone = new RtpPhone(CALLER);
    private final List<RtpPhone> ownPhones = new ArrayList<>();
    private final Company company;
    private final List<AgentLine> agents = new ArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile BiConsumer<AgentLine, JsonNode> onRing = (agent, call) -> {};

    /** All agents' lines are up. */
    CallCentre(int size) {
        this(size, size);
    }

    /** Only the first agents' lines are up; the others are hired and come with {@link #startShift}. */
    CallCentre(int size, int hired) {
        company = Company.founded(server, hired);
        startShift(size);
    }

    /** Brings the lines of so many more agents up. */
    List<AgentLine> startShift(int more) {
        int first = agents.size() + 1;
        try (var signIns = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE)) {
            var newcomers = IntStream.range(first, first + more)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> line(number), signIns))
                    .toList();
            newcomers.stream().map(CompletableFuture::join).forEach(agents::add);
        }
        return agents.subList(first - 1, agents.size());
    }

    private AgentLine line(int number) {
        return new AgentLine(company.signsIn(number), Tone.steady(1300), (agent, call) -> onRing.accept(agent, call));
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

    /** The same from a phone of its own, so that sound goes both ways. */
    PlainCall callWithSound(String from) {
        var own = new RtpPhone(CALLER);
        ownPhones.add(own);
        return board.calls(from, Company.NUMBER, own.port());
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

    ProcessMemory memory() throws IOException, InterruptedException {
        return ProcessMemory.of(server.process());
    }

    @Override
    public void close() {
        agents.forEach(AgentLine::close);
        phone.close();
        ownPhones.forEach(RtpPhone::close);
        board.close();
        server.close();
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(server.process()), server.process().descendants());
    }
}
