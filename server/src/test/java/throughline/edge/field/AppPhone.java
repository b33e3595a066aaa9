package throughline.edge.field;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import throughline.dispatch.Technician;
import throughline.edge.field.FieldTown.Asked;
import throughline.fieldapp.Phones;
import throughline.kernel.Slice;
import throughline.notify.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A technician's own phone with the app: paired by the link that was texted, sends what was tapped as the app does. */
final class AppPhone {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINK = Pattern.compile("/app/pair/[\\w-]+");
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final Phone browser;
    private final String link;

    private AppPhone(Phone browser, String link) {
        this.browser = browser;
        this.link = link;
    }

    static AppPhone of(Technician technician, FieldTown town, int port) {
        town.door(Phones.class).invite(technician.id(), FieldTown.PIRET);
        var link = town.door(Texts.class).list(Slice.of(null, 20, technician.phone())).items().stream()
                .map(text -> LINK.matcher(text.words()))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group())
                .findFirst()
                .orElseThrow();
        var phone = new AppPhone(new Phone(port), link);
        var proof = PROOF.matcher(phone.browser.opens(link).html());
        assertThat(proof.find()).isTrue();
        phone.browser.sends(link, "_csrf", proof.group(1));
        return phone;
    }

    static String page(Asked asked, FieldTown town) {
        return "/app/offers/" + town.offer(asked).id();
    }

    Phone.Page opensTheLinkAgain() {
        return browser.opens(link);
    }

    /** @param fields name, value, name, value … */
    JsonNode taps(String path, UUID name, Duration age, String... fields) {
        var proof =
                JSON.readTree(browser.opens("/app/state").html()).path("proof").asString();
        var answer = send(path, proof, name, age, fields);
        assertThat(answer.status()).as(answer.html()).isEqualTo(200);
        return JSON.readTree(answer.html());
    }

    Phone.Page send(String path, String proof, UUID name, Duration age, String... fields) {
        var body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> fields[2 * i] + "=" + URLEncoder.encode(fields[2 * i + 1], StandardCharsets.UTF_8))
                .collect(joining("&"));
        return browser.page(browser.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", proof)
                .POST(BodyPublishers.ofString("tap=%s&age=%d&%s".formatted(name, age.toMillis(), body))));
    }
}
