package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationContext;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.contact.Outcome;
import throughline.notify.Callback;
import throughline.notify.Callbacks;
import throughline.notify.Letter;
import throughline.notify.Texts;
import throughline.routing.Queues;
import throughline.telephony.RecordedTalk;
import throughline.telephony.RecordingFiles;
import throughline.work.Report;
import throughline.work.WorkOrders;

/** Somebody with a name, a number, an address and a word that stand nowhere else, who comes into the house by every way there is. */
record Canary(String name, String phone, String mail, String word) {
    private static final String LONDON = "+442079460100";

    /** By which they are found, as they are typed and as they are kept. */
    List<String> signs() {
        return List.of(name, phone.substring(4), "5987 6543", mail, word);
    }

    /** @param by an agent who may do everything, {@code me} her id; {@code house} somebody else's lift */
    void comesIn(Browser by, UUID me, Furnished house, int port, ApplicationContext rooms) throws Exception {
        var customer = made(
                by,
                "/api/customers",
                Map.of("name", name, "language", "et", "phone", phone, "email", mail, "note", says()));
        var person = made(
                by,
                "/api/customers/" + house.id("customers") + "/people",
                Map.of(
                        "name",
                        name,
                        "role",
                        word,
                        "language",
                        "et",
                        "phones",
                        List.of(phone),
                        "emails",
                        List.of(mail)));
        mergesAndIsTwice(by);
        call(by, me, house, UUID.fromString(person), rooms);
        texts(rooms);
        sheet(by);
        webhooks(by, port);
        assertThat(customer).isNotEmpty();
    }

    private String says() {
        return "%s says %s, ring +372 5987 6543 or %s".formatted(name, word, mail);
    }

    private void mergesAndIsTwice(Browser by) {
        var twice = Map.of("name", name, "language", "et", "phone", phone);
        var survivor = made(by, "/api/customers", twice);
        var merged = made(by, "/api/customers", Map.of("name", name, "language", "et", "phone", phone, "email", mail));
        made(
                by,
                "/api/duplicates/merges",
                Map.of("survivor", survivor, "merged", merged, "survivorVersion", 1, "mergedVersion", 1));
        await().until(() -> !by.get("/api/customers/" + survivor + "/likeness")
                .text("/duplicates/0/id")
                .isEmpty());
    }

    private void call(Browser by, UUID me, Furnished house, UUID person, ApplicationContext rooms) throws Exception {
        var contacts = rooms.getBean(Contacts.class);
        var queue = rooms.getBean(Queues.class).of(LONDON);
        var at = Instant.now().minusSeconds(600);
        var unit = UUID.fromString(house.id("units"));
        var contact = contacts.open(new Arrival(
                phone,
                phone,
                LONDON,
                queue.id(),
                queue.name(),
                "et",
                at,
                person,
                UUID.fromString(house.id("customers")),
                unit,
                false));
        contacts.answered(contact, me, at.plusSeconds(7));
        contacts.saveDraft(contact, me, says(), null);
        var request = by.get("/api/contacts/" + contact).text("/requests/0/id");
        var form = new HashMap<String, Object>();
        form.put("kind", "action");
        form.put("code", "D-12");
        form.put("unit", unit);
        form.put("safety", Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"));
        form.put("words", says());
        form.put("callback", phone);
        form.put("authorisedBy", name);
        form.put("key", UUID.randomUUID());
        var raised = by.post("/api/requests/" + request + "/raise", form);
        assertThat(raised.status()).as("%s", raised.json()).isEqualTo(200);
        var order = raised.text("/order/id");
        attach(by, "/api/requests/" + request);
        attach(by, "/api/orders/" + order);
        contacts.ended(contact, EndReason.CALLER_HUNG_UP, at.plusSeconds(90));
        contacts.finish(contact, me, Outcome.of("answered-question"), says());
        RecordedTalk.of(contact, at, rooms.getBean(RecordingFiles.class));
        var orders = rooms.getBean(WorkOrders.class);
        orders.accepted(UUID.fromString(order), me, "Mart Rebane", Instant.now().plusSeconds(60));
        orders.onSite(UUID.fromString(order), me);
        orders.close(
                UUID.fromString(order),
                new Report("running-with-fault", "wear", "door-operator", "adjusted", null, null, null, true, says()),
                me);
    }

    /** And leaves before anybody answers. */
    void rings(ApplicationContext rooms) {
        var contacts = rooms.getBean(Contacts.class);
        var queue = rooms.getBean(Queues.class).of(LONDON);
        var now = Instant.now();
        contacts.ended(
                contacts.open(new Arrival(phone, phone, LONDON, queue.id(), queue.name(), "et", now)),
                EndReason.CALLER_HUNG_UP,
                now);
    }

    private void attach(Browser by, String to) {
        var sent = by.send(by.request(to + "/attachments")
                .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                .header("X-XSRF-TOKEN", by.cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofByteArray(Malice.upload(name + " " + word + ".jpg"))));
        assertThat(sent.status()).as("%s", sent.json()).isEqualTo(201);
    }

    private void texts(ApplicationContext rooms) {
        rooms.getBean(Texts.class).send(new Letter(phone, "et", says(), "greeting"));
        var callbacks = rooms.getBean(Callbacks.class);
        callbacks.take("sha256=1", says().getBytes(UTF_8), new Callback.Reply("r-1", phone, "Lodlinje", says()));
        callbacks.take("sha256=2", ("[" + says()).getBytes(UTF_8), new Callback.Unreadable("no JSON"));
    }

    private void sheet(Browser by) {
        var sheet = "number;name;language;phone;email\nK-1;%s;et;%s;%s\nK-2;%s;et;%s;no address\n"
                .formatted(name, phone, mail, name, phone);
        var sent = by.send("POST", "/api/imports?kind=customer&name=" + Address.encoded(name + ".csv"), sheet);
        assertThat(sent.status()).as("%s", sent.json()).isEqualTo(201);
        var id = sent.text("/id");
        var checked = by.post("/api/imports/" + id + "/check", Map.of());
        assertThat(checked.status()).as("%s", checked.json()).isEqualTo(200);
        await().until(() -> by.get("/api/imports/" + id).response().body().contains("\"checked\""));
    }

    private void webhooks(Browser by, int port) throws Exception {
        var sender = by.post("/api/webhook-senders", Map.of("name", "erp", "perMinute", 600));
        assertThat(sender.status()).as("%s", sender.json()).isEqualTo(201);
        var secret = Base64.getDecoder().decode(sender.text("/secret").substring("whsec_".length()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        var body = "{\"type\":\"erp.invoice\",\"who\":\"%s\"}".formatted(says());
        long now = Instant.now().getEpochSecond();
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(("m-1." + now + "." + body).getBytes(UTF_8)));
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://localhost:%d/api/webhooks/erp".formatted(port)))
                                            .header("Content-Type", "application/json")
                                            .header("webhook-id", "m-1")
                                            .header("webhook-timestamp", "" + now)
                                            .header("webhook-signature", "v1," + signature)
                                            .POST(BodyPublishers.ofString(body))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isBetween(200, 204);
        }
    }

    private static String made(Browser by, String path, Map<String, ?> body) {
        var answer = by.post(path, body);
        assertThat(answer.status()).as("%s %s", path, answer.json()).isBetween(200, 201);
        return answer.text("/id");
    }
}
