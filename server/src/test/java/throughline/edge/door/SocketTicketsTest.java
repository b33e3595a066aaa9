package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ServerTest;

/** A socket opens to a page of ours, once for each ticket, and to nobody who only has the cookie. */
@ServerTest
@Import(SocketTicketsTest.Watch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketTicketsTest {
    private static final String DESK = "/ws/desk?ticket=";

    /** A clock that can be moved. */
    @Primary
    static class Watch implements InstantSource {
        private volatile Instant now = InstantSource.system().instant();

        @Override
        public Instant instant() {
            return now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Watch time;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    private Browser ana;
    private Browser anaElsewhere;
    private Browser ivo;
    private String ours = "";

    @BeforeAll
    void twoAgents() {
        ours = "http://localhost:" + port;
        Browser.setsUp(port, setUp);
        ana = Browser.of(port, users, "Ana", Set.of(Role.AGENT));
        ivo = Browser.of(port, users, "Ivo", Set.of(Role.AGENT));
        anaElsewhere = new Browser(port);
        assertThat(anaElsewhere.signIn("ana@lift.example", Browser.PASSWORD).status())
                .isEqualTo(200);
    }

    // ASVS 4.4.3
    @Test
    void aTicketOpensOneSocketOfEitherKind() {
        for (var socket : List.of("/ws/desk", "/ws/line")) {
            var ticket = ticket(ana);
            assertThat(ana.socket(socket + "?ticket=" + ticket, ours)).isEqualTo(101);
            assertThat(ana.socket(socket + "?ticket=" + ticket, ours)).isEqualTo(403);
        }
    }

    // ASVS 4.4.3, 4.4.4
    @Test
    void withoutATicketOfItsOwnSessionNoSocketOpens() {
        assertThat(ana.socket("/ws/desk", ours)).isEqualTo(403);
        assertThat(ana.socket("/ws/line", ours)).isEqualTo(403);
        assertThat(ana.socket(DESK + "guessed", ours)).isEqualTo(403);
        assertThat(ana.socket(DESK + ticket(ivo), ours)).isEqualTo(403);
        assertThat(ana.socket(DESK + ticket(anaElsewhere), ours)).isEqualTo(403);
    }

    /** Whoever shows it: a ticket that was seen by somebody else is worth nothing any more. */
    // ASVS 4.4.3
    @Test
    void aTicketThatSomebodyElseTriedOpensNothingToItsOwner() {
        var seen = ticket(ana);
        assertThat(ivo.socket(DESK + seen, ours)).isEqualTo(403);
        assertThat(ana.socket(DESK + seen, ours)).isEqualTo(403);
    }

    // ASVS 4.4.3
    @Test
    void aTicketRunsOutAfterHalfAMinute() {
        var ticket = ticket(ana);
        time.passes(SocketTickets.VALID);
        assertThat(ana.socket(DESK + ticket, ours)).isEqualTo(403);
    }

    // ASVS 3.5.1, 4.4.2, 4.4.4
    @Test
    void aTicketIsNoUseOnAPageOfSomebodyElsesAndNoPageOfTheirsGetsOne() {
        assertThat(ana.socket(DESK + ticket(ana), "https://evil.example")).isEqualTo(403);
        var forged = ana.request("/api/session/ticket").POST(HttpRequest.BodyPublishers.noBody());
        assertThat(ana.send(forged).code()).isEqualTo("people.page-too-old");
        assertThat(new Browser(port).post("/api/session/ticket", Map.of()).code())
                .isEqualTo("people.sign-in-needed");
    }

    // ASVS 2.4.1
    @Test
    void nobodyCollectsTickets() {
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++) {
            answers.add(ivo.post("/api/session/ticket", Map.of()).status());
        }
        assertThat(answers).contains(200).endsWith(429);
        time.passes(SocketTickets.VALID);
        assertThat(ivo.socket(DESK + ticket(ivo), ours)).isEqualTo(101);
    }

    private static String ticket(Browser browser) {
        var answer = browser.post("/api/session/ticket", Map.of());
        assertThat(answer.status()).as(answer.code()).isEqualTo(200);
        return answer.text("/ticket");
    }
}
