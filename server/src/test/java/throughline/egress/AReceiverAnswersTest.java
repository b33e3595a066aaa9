package throughline.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent arrives as it was meant, and whatever answers, however badly, holds nobody up. */
class AReceiverAnswersTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final byte[] BODY = "{\"ort\":\"Tõste\"}".getBytes(UTF_8);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void theReceiverGetsAPostWithItsHeadersAndItsBody() throws IOException {
        var got = new CompletableFuture<String>();
        var server = HttpServer.create(ANY, 0);
        server.createContext("/", exchange -> {
            got.complete("%s %s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Webhook-Id"),
                            exchange.getRequestHeaders().getFirst("Host"),
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(202, 0); // in parts
            exchange.getResponseBody().write("thanks\u0000 a lot".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try {
            var answer =
                    trying().post("http://127.0.0.1:%d/hooks?a=b".formatted(port), Map.of("webhook-id", "msg_7"), BODY);

            assertThat(answer).isEqualTo(new Answer.Said(202, "thanks  a lot"));
            assertThat(got.join()).isEqualTo("POST /hooks?a=b msg_7 127.0.0.1:%d {\"ort\":\"Tõste\"}".formatted(port));
        } finally {
            server.stop(0);
        }
    }

    // ASVS 15.3.2
    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        assertThat(says("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Answer.Said(302, ""));
    }

    @Test
    void onlyTheBeginningOfALongAnswerIsRead() {
        assertThat(says("HTTP/1.1 500 No\r\n\r\n" + "x".repeat(100_000)))
                .isEqualTo(new Answer.Said(500, "x".repeat(1_024)));
        assertThat(says("HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))
                .isEqualTo(new Answer.Said(500, "abcde"));
        assertThat(says("HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 204 Done\r\n\r\n")).isEqualTo(new Answer.Said(204, ""));
    }

    @Test
    void whatIsNoHttpIsSaidToBeNone() {
        for (var strange : List.of(
                "SSH-2.0-OpenSSH_10\r\n",
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 099 x\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000) + "\r\n",
                "HTTP/1.1 100 C\r\n\r\n".repeat(9),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n")) {
            assertThat(code(says(strange))).as(strange).isEqualTo("egress.not-http");
        }
    }

    /** Each of its bytes comes in time, and the whole never does. */
    // ASVS 15.2.2
    @Test
    void whoeverTricklesIsLeftWhenTheTimeIsUp() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var caller = server.accept()) {
                    for (var out = caller.getOutputStream(); ; Thread.onSpinWait()) {
                        out.write("HTTP/1.1 100 Continue\r\n".charAt(0));
                        caller.setSoTimeout(50);
                        try {
                            caller.getInputStream().skipNBytes(1_000_000);
                        } catch (java.net.SocketTimeoutException meanwhile) {
                            continue;
                        }
                    }
                } catch (IOException over) {
                    // the caller left
                }
            });
            var hurried = new Egress(
                    new EgressRule(true),
                    Net.REAL,
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofSeconds(1));
            assertThat(code(hurried.post("http://127.0.0.1:%d/".formatted(server.getLocalPort()), Map.of(), BODY)))
                    .isEqualTo("egress.no-answer-in-time");
        }
    }

    @Test
    void whereNobodyListensAndNobodyIsKnownIsSaid() throws IOException {
        int gone;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = server.getLocalPort();
        }
        assertThat(code(trying().post("http://127.0.0.1:%d/".formatted(gone), Map.of(), BODY)))
                .isEqualTo("egress.unreachable");
        var nobody = new Egress(
                EgressRule.INTERNET_ONLY,
                new FakeNet(0),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(3));
        assertThat(code(nobody.post("https://erp.example.com/", Map.of(), BODY)))
                .isEqualTo("egress.unknown-host");
    }

    /** The address is the one that was looked at, the name the one that was typed: that is what the certificate must be for. */
    // ASVS 12.3.1, 12.3.2
    @Test
    void theCertificateMustBeForTheNameAndFromSomebodyTrusted() throws Exception {
        var store = keys("dns:erp.example.com");
        var server = HttpsServer.create(ANY, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var net = new FakeNet(server.getAddress().getPort())
                    .says("erp.example.com", List.of("93.184.215.14"))
                    .says("other.example.com", List.of("93.184.215.14"));
            var trusting =
                    new Egress(EgressRule.INTERNET_ONLY, net, context(store).getSocketFactory(), Duration.ofSeconds(5));
            var usual = new Egress(
                    EgressRule.INTERNET_ONLY,
                    net,
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofSeconds(5));

            assertThat(trusting.post("https://erp.example.com/", Map.of(), BODY))
                    .isEqualTo(new Answer.Said(200, ""));
            assertThat(code(trusting.post("https://other.example.com/", Map.of(), BODY)))
                    .isEqualTo("egress.no-trusted-encryption");
            assertThat(code(usual.post("https://erp.example.com/", Map.of(), BODY)))
                    .isEqualTo("egress.no-trusted-encryption");
        } finally {
            server.stop(0);
        }
    }

    private static Answer says(String words) {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var caller = server.accept()) {
                    var in = caller.getInputStream();
                    in.readNBytes(1);
                    in.skipNBytes(in.available());
                    caller.getOutputStream().write(words.getBytes(ISO_8859_1));
                    caller.shutdownOutput();
                    in.readAllBytes(); // until the caller has gone, so that no reset overtakes the words
                } catch (IOException over) {
                    // the caller left
                }
            });
            return trying().post("http://127.0.0.1:%d/".formatted(server.getLocalPort()), Map.of(), BODY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys(String name) throws Exception {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var certificate = store.getCertificate("receiver");
        store.setCertificateEntry("trusted", certificate);
        return store;
    }

    private static SSLContext context(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Egress trying() {
        return new Egress(
                new EgressRule(true),
                Net.REAL,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(5));
    }

    private static String code(Answer answer) {
        return answer instanceof Answer.NotReached(var why) ? why.code() : answer.toString();
    }
}
