package throughline.edge.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A technician's browser: opens links, sends forms as they are on the page, keeps cookies. */
final class Phone {
    private final String house;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Phone(int port) {
        this.house = "http://localhost:" + port;
    }

    record Page(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String html() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Whether the form that does this is on the page. */
        boolean offers(String act) {
            return html().contains("/" + act + "\"");
        }
    }

    Page opens(String path) {
        return page(request(path).GET());
    }

    /** @param fields name, value, name, value … */
    Page sends(String path, String... fields) {
        return page(form(path, fields));
    }

    /** A file that is sent with a form. */
    record Chosen(String name, byte[] bytes) {}

    /** The form with files, as browsers encode it (RFC 7578); a field in which nothing was chosen goes along without a name. */
    Page sends(String path, List<Chosen> files, String... fields) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(part("name=\"" + fields[i] + "\"", fields[i + 1].getBytes(UTF_8)));
        }
        body.writeBytes(part("name=\"photo\"; filename=\"\"", new byte[0]));
        for (var file : files) {
            body.writeBytes(part("name=\"photo\"; filename=\"" + file.name() + "\"", file.bytes()));
        }
        body.writeBytes("--edge--\r\n".getBytes(UTF_8));
        return page(request(path)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String head, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    HttpResponse<byte[]> downloads(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same form twice at once, as a nervous thumb does. */
    List<Page> taps(String path, String... fields) {
        var both = IntStream.range(0, 2)
                .mapToObj(_ -> client.sendAsync(form(path, fields).build(), BodyHandlers.ofString()))
                .toList();
        return both.stream().map(CompletableFuture::join).map(Page::new).toList();
    }

    void forgetsCookies() {
        cookies.getCookieStore().removeAll();
    }

    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName())
                .toList();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(house + path));
    }

    Page page(HttpRequest.Builder request) {
        try {
            return new Page(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder form(String path, String... fields) {
        assertThat(fields.length % 2).isZero();
        var body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
