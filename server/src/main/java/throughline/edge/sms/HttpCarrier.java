package throughline.edge.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.notify.Carrier;
import throughline.notify.Carrier.Answer;
import throughline.notify.Gateway;
import throughline.notify.GatewayWire;
import tools.jackson.databind.json.JsonMapper;

/** Carries texts to the gateway over HTTP. Follows no redirect, and waits for no answer longer than its patience. */
@Component
public class HttpCarrier implements GatewayWire {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(10);
    private static final int READ_AT_MOST = 2_000;
    private static final int SHOW_AT_MOST = 200;

    /** The gateway refuses this very text: malformed, gone, too large, unprocessable. Other 4xx are our settings or its mood. */
    private static final Set<Integer> NEVER = Set.of(400, 410, 413, 422);

    private record Message(String to, String from, String text, String reference) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final JsonMapper json;
    private final InstantSource clock;
    private final Duration patience;

    @Autowired
    HttpCarrier(JsonMapper json, InstantSource clock) {
        this(json, clock, WHOLE_ANSWER);
    }

    HttpCarrier(JsonMapper json, InstantSource clock, Duration patience) {
        this.json = json;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public @Nullable Carrier to(Gateway gateway) {
        return gateway instanceof Gateway.Http http
                ? letter -> carry(http, letter.reference(), letter.to(), letter.words())
                : null;
    }

    private Answer carry(Gateway.Http gateway, UUID reference, String to, String words) {
        var body = json.writeValueAsBytes(new Message(to, gateway.sender(), words, reference.toString()));
        long timestamp = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(gateway.url())
                .header("Content-Type", "application/json")
                .header(Signature.TIMESTAMP, Long.toString(timestamp))
                .header(Signature.SIGNATURE, Signature.of(gateway.secret(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return within(patience, () -> exchange(request));
        } catch (TimeoutException _) {
            return new Answer.NotNow("The gateway did not answer within %d seconds.".formatted(patience.toSeconds()));
        } catch (IOException unreachable) {
            return new Answer.NotNow("The gateway cannot be reached (%s)."
                    .formatted(unreachable.getClass().getSimpleName()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.NotNow("We were stopped while the gateway had the text.");
        }
    }

    private Answer exchange(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofInputStream());
        int status = response.statusCode();
        if (status / 100 == 2) {
            response.body().close();
            return new Answer.Taken("%d".formatted(status));
        }
        if (status / 100 == 3) {
            response.body().close();
            return new Answer.NotNow(
                    "%d: the gateway sends us to another address, which is not followed.".formatted(status));
        }
        var said = "%d %s".formatted(status, said(response)).strip();
        return NEVER.contains(status) ? new Answer.Declined(said) : new Answer.NotNow(said);
    }

    /** The beginning of what a person may want to read; digits are hidden, because gateways repeat the recipient's number. */
    private static String said(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = new String(body.readNBytes(READ_AT_MOST), UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .replaceAll("\\d{5,}", "…")
                    .strip();
            return text.length() <= SHOW_AT_MOST ? text : text.substring(0, SHOW_AT_MOST) + "…";
        }
    }

    /** The client's own time-out ends at the headers; this one also ends an answer that trickles. */
    private static <T> T within(Duration limit, Callable<T> work)
            throws IOException, InterruptedException, TimeoutException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("gateway").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException("The gateway's answer could not be read", failed.getCause());
        } finally {
            task.cancel(true);
        }
    }
}
