package throughline.edge.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How the provider is spoken to: within five seconds all in all, encrypted (but on this machine), without following anybody elsewhere and
 * without reading more than a provider has to say.
 */
final class ProviderWire implements HTTPRequestSender, ResourceRetriever {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(5);
    private static final int LONGEST = 512 * 1024;

    /** What the client of HTTP writes by itself. */
    private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection");

    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final boolean mayBePlain;

    /** @param issuer when it is plain http on this machine, so may be its other addresses */
    ProviderWire(URI issuer) {
        this.mayBePlain = "http".equals(issuer.getScheme());
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        var body = request.getBody();
        var asked = HttpRequest.newBuilder(checked(request.getURI()))
                .method(
                        request.getMethod().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.getHeaderMap().forEach((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> asked.header(name, value));
            }
        });
        return read(said(asked.build()));
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        var answer = said(HttpRequest.newBuilder(checked(uri(address))).build());
        if (answer.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException("the provider answers %d".formatted(answer.statusCode()));
        }
        return new Resource(answer.body(), type(answer));
    }

    private HttpResponse<String> said(HttpRequest request) throws IOException {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LONGEST));
        try {
            return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no whole answer came in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the house stops");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException gone ? gone : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HTTPResponse read(HttpResponse<String> answer) throws IOException {
        var read = new HTTPResponse(answer.statusCode());
        try {
            read.setContentType(type(answer));
        } catch (ParseException strange) {
            throw new IOException("what answers is no provider", strange);
        }
        read.setBody(answer.body());
        return read;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("text/plain");
    }

    private URI checked(URI address) throws IOException {
        if (address.getHost() == null || !"https".equals(address.getScheme()) && !mayBePlain) {
            throw new IOException("the provider names an address that is not encrypted");
        }
        return address;
    }

    private static URI uri(URL address) throws IOException {
        try {
            return address.toURI();
        } catch (URISyntaxException malformed) {
            throw new IOException("the provider names an address that cannot be read", malformed);
        }
    }
}
