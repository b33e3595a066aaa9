package throughline.scenario.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import throughline.scenario.Desk;
import tools.jackson.databind.JsonNode;

/** The phone of one technician: reads texts in the outbox of a house without a gateway, and opens their links without a script. */
public final class TechnicianPhone implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("/t/[\\w-]+");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI server;
    private final Desk office;
    private final String number;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param office may read the outbox */
    public TechnicianPhone(URI server, Desk office, String number) {
        this.server = server;
        this.office = office;
        this.number = number;
    }

    /** Waits for a text with a link, however long the ones before him are asked, and opens the link. */
    public TechnicianPhone isAsked(Duration patience) {
        Awaitility.await("a question to " + number)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !links().isEmpty());
        page();
        return this;
    }

    public TechnicianPhone isAsked() {
        return isAsked(PATIENCE);
    }

    public void refuses(String reason) {
        taps("reject", Map.of("reason", reason));
    }

    /** Takes the job and says in how many minutes they are there. */
    public TechnicianPhone takesIt(int minutes) {
        taps("accept", Map.of("minutes", String.valueOf(minutes)));
        return this;
    }

    public TechnicianPhone isOnTheWay() {
        taps("on-the-way", Map.of());
        return this;
    }

    public TechnicianPhone isOnSite() {
        taps("on-site", Map.of());
        return this;
    }

    /** The latest link that was sent to it. */
    public URI link() {
        return server.resolve(links().getLast());
    }

    /** What the latest link shows. */
    public String page() {
        return send(HttpRequest.newBuilder(link()).GET());
    }

    /** The words of all texts to this phone, the oldest first. */
    public List<String> texts() {
        return StreamSupport.stream(
                        office.get("/api/outbox?limit=200").path("items").spliterator(), false)
                .filter(text -> text.path("to").asString().equals(number))
                .sorted(Comparator.comparing(
                        (JsonNode text) -> text.path("writtenAt").asString()))
                .map(text -> text.path("words").asString())
                .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private List<String> links() {
        return texts().stream()
                .flatMap(words -> LINK.matcher(words).results())
                .map(found -> found.group())
                .toList();
    }

    private void taps(String act, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        send(HttpRequest.newBuilder(server.resolve(links().getLast() + "/" + act))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        "%s answered %d:\n%s".formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("The technician's page does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
