package throughline.scenario.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.TimeoutError;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import throughline.scenario.sound.Tone;

/** The browser's ear and axe, on a page that talks to itself: what its microphone says comes back over two peer connections. */
class HearingTest {
    private static final String PAGE = """
            <!doctype html><html lang="en"><title>Echo</title><main><h1>Echo</h1><img src="data:,"></main>
            <script>
              async function echo() {
                const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
                const here = new RTCPeerConnection(), there = new RTCPeerConnection();
                here.onicecandidate = (e) => there.addIceCandidate(e.candidate);
                there.onicecandidate = (e) => here.addIceCandidate(e.candidate);
                there.ontrack = (e) => { const speaker = new Audio(); speaker.srcObject = e.streams[0]; speaker.play(); };
                here.addTrack(microphone.getTracks()[0], microphone);
                await here.setLocalDescription(await here.createOffer());
                await there.setRemoteDescription(here.localDescription);
                await there.setLocalDescription(await there.createAnswer());
                await here.setRemoteDescription(there.localDescription);
              }
              echo();
            </script></html>
            """;

    @Test
    void theMicrophonesToneIsHeardAndNoOther() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, PAGE.length());
            exchange.getResponseBody().write(PAGE.getBytes());
            exchange.close();
        });
        server.start();
        try (var agent = new AgentBrowser(
                URI.create("http://localhost:" + server.getAddress().getPort()))) {
            agent.opens("/").hears(Chromium.MICROPHONE).hearsNothingOf(Tone.steady(700));

            assertThat(Axe.findings(agent.page())).singleElement().asString().startsWith("image-alt");
            assertThatThrownBy(() -> agent.page()
                            .waitForFunction(
                                    "() => shareHeardAt(700) > 0.3",
                                    null,
                                    new com.microsoft.playwright.Page.WaitForFunctionOptions().setTimeout(500)))
                    .isInstanceOf(TimeoutError.class);
        } finally {
            server.stop(0);
        }
    }
}
