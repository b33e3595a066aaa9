package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Switchboard;
import throughline.scenario.sound.Tone;
import throughline.scenario.sound.Wav;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while five people talk, the restart, and what must be true after it. */
public final class Crash {
    private static final int CALLS = 5;
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Tone.steady(1300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningServer server;
    private final Company company;

    public Crash(RunningServer server, Company company) {
        this.server = server;
        this.company = company;
    }

    /** The company needs five agents. */
    public void happens() throws InterruptedException {
        var before = ids(company.contacts());
        talkAndDie();
        server.restart();
        contactsAreClosed(before);
        agentsAreNotStuck();
    }

    private void talkAndDie() throws InterruptedException {
        var agents = new ArrayList<AgentLine>();
        var phones = new ArrayList<RtpPhone>();
        try (var board = new Switchboard(server.ports().sip())) {
            for (int number = 1; number <= CALLS; number++) {
                var agent = new AgentLine(company.signsIn(number), AGENT, AgentLine::answersAtOnce);
                agent.isReady();
                agents.add(agent);
            }
            for (int number = 1; number <= CALLS; number++) {
                var phone = new RtpPhone(CALLER);
                phones.add(phone);
                board.calls("+44770090080" + number, Company.NUMBER, phone.port());
            }
            for (int i = 0; i < CALLS; i++) {
                var agent = agents.get(i);
                var phone = phones.get(i);
                await("they hear each other")
                        .atMost(PATIENCE)
                        .until(() -> CALLER.isIn(agent.heard(Duration.ofSeconds(1)))
                                && AGENT.isIn(phone.heard(Duration.ofSeconds(1))));
            }
            await("the first second of each talk is on the disk")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> recordingsOnDisk() >= CALLS);
            server.kill();
        } finally {
            agents.forEach(AgentLine::close);
            phones.forEach(RtpPhone::close);
        }
    }

    private void contactsAreClosed(Set<String> before) {
        var supervisor = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
        await("every contact is closed")
                .atMost(PATIENCE)
                .until(() -> company.contacts().stream()
                        .allMatch(row -> row.get("state").asString().equals("closed")));
        var cutOff = company.contacts().stream()
                .filter(row -> !before.contains(row.get("id").asString()))
                .toList();
        assertThat(cutOff).hasSize(CALLS);
        for (var contact : cutOff) {
            assertThat(contact.path("endReason").asString("")).isNotEmpty();
            var recording = Wav.read(
                    supervisor.bytes("/api/contacts/" + contact.get("id").asString() + "/recording"));
            assertThat(CALLER.isIn(recording.channels()[0]))
                    .as("the caller is in the recording")
                    .isTrue();
            assertThat(AGENT.isIn(recording.channels()[1]))
                    .as("the agent is in the recording")
                    .isTrue();
        }
        supervisor.close();
    }

    private void agentsAreNotStuck() {
        for (int number = 1; number <= CALLS; number++) {
            var agent = new AgentLine(company.signsIn(number), AGENT, AgentLine::answersAtOnce);
            agent.isReady();
            await("the agent is ready")
                    .atMost(PATIENCE)
                    .until(() -> agent.desk()
                            .get("/api/desk")
                            .path("agent")
                            .path("state")
                            .asString("")
                            .equals("ready"));
            agent.close();
        }
    }

    private static Set<String> ids(List<JsonNode> contacts) {
        return contacts.stream().map(row -> row.get("id").asString()).collect(Collectors.toCollection(HashSet::new));
    }

    /** A recording is flushed once a second: a call killed before its first second leaves none. */
    private long recordingsOnDisk() throws IOException {
        try (var files = Files.walk(server.home().resolve("recordings"))) {
            return files.filter(file -> file.toString().endsWith(".wav")).count();
        }
    }
}
