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
    public void happens() throws InterruptedException, IOException {
        var before = ids(company.contacts());
        talkAndDie();
        server.restart();
        contactsAreClosed(before);
        agentsAreNotStuck();
    }

    private void talkAndDie() throws InterruptedException, IOException {
        var agents = new ArrayList<AgentLine>();
        var phones = new ArrayList<RtpPhone>();
        long earlier = recordingsOnDisk();
        try (var board = new Switchboard(server.ports().sip())) {
            for (int number = 1; number <= CALLS; number++) {
                var agent = new AgentLine(company.signsIn(number), AGENT, AgentLine::answersAtOnce);
                agent.isReady();
                agents.add(agent);
            }
            for (int number = 1; number <= CALLS; number++) {
                var phone = new RtpPhone(CALLER);
                phones.add(phone);
                board.calls(from(number), Company.NUMBER, phone.port());
            }
            for (int i = 0; i < CALLS; i++) {
                var agent = agents.get(i);
                var phone = phones.get(i);
                var from = from(i + 1);
                await("they hear each other").atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(CALLER.isIn(agent.heard(Duration.ofSeconds(1))))
                            .as("the caller is heard by %s", agent)
                            .isTrue();
                    assertThat(AGENT.isIn(phone.heard(Duration.ofSeconds(1))))
                            .as("an agent is heard by caller %s", from)
                            .isTrue();
                });
            }
            await("the beginning of each talk is on the disk")
                    .atMost(PATIENCE)
                    .until(() -> recordingsOnDisk() >= earlier + CALLS);
            server.kill();
        } finally {
            agents.forEach(AgentLine::close);
            phones.forEach(RtpPhone::close);
        }
    }

    private static String from(int number) {
        return "+44770090080" + number;
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

    /** A recording goes to the disk every half second: a talk that is killed before its first leaves none. */
    private long recordingsOnDisk() throws IOException {
        var folder = server.home().resolve("recordings");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tape")).count();
        }
    }
}
