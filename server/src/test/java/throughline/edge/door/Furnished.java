package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.people.Branch;
import throughline.routing.Queues;

/**
 * A branch with one of each thing that can belong to it, made as its people make them.
 *
 * @param things the id of each, by the word that stands before it in addresses
 * @param word stands in the name of all that it has, and nowhere else
 */
record Furnished(UUID branch, String word, Map<String, String> things) {
    private static final String LONDON = "+442079460100";

    String id(String kind) {
        return Objects.requireNonNull(things.get(kind), kind);
    }

    /** @param everything somebody of the whole company with every role */
    static Furnished by(Browser everything, String word, Contacts contacts, Queues queues) {
        var branch = made(everything, "/api/branches", Map.of("parent", Branch.COMPANY, "name", word));
        return new Making(everything, word, branch).all(contacts, queues);
    }

    private static String made(Browser by, String path, Map<String, ?> body) {
        var answer = by.post(path, body);
        assertThat(answer.status()).as("%s %s", path, answer.json()).isBetween(200, 201);
        return answer.text("/id");
    }

    /** One after the other, because each belongs to the one before. */
    private record Making(Browser by, String word, String branch) {
        Furnished all(Contacts contacts, Queues queues) {
            var things = new LinkedHashMap<String, String>();
            var customer = customer("KÜ", "1");
            var site = site(customer, "1");
            var agreement = made(
                    by,
                    "/api/agreements",
                    Map.of(
                            "customer",
                            customer,
                            "plan",
                            word + " Plus",
                            "hours",
                            "24/7",
                            "entrapmentMinutes",
                            30,
                            "urgentMinutes",
                            120,
                            "normalHours",
                            24,
                            "validFrom",
                            "2020-01-01"));
            var unit = made(
                    by,
                    "/api/units",
                    Map.of(
                            "number",
                            word + "-1",
                            "site",
                            site,
                            "name",
                            "Lift of " + word,
                            "kind",
                            "traction",
                            "agreement",
                            agreement));
            things.put("customers", customer);
            things.put("sites", site);
            things.put("agreements", agreement);
            things.put("units", unit);
            things.put(
                    "people",
                    made(
                            by,
                            "/api/customers/" + customer + "/people",
                            Map.of(
                                    "name",
                                    "Manager of " + word,
                                    "language",
                                    "et",
                                    "phones",
                                    List.of("+3725560" + number(7)))));
            var later = customer("KÜ of the future", "9");
            site(later, "9");
            things.put("merges", merge());
            things.put("duplicates", duplicate());
            things.put(
                    "planned",
                    made(by, "/api/sites/" + site + "/planned", Map.of("day", "2099-01-01", "customer", later)));
            things.put("contacts", call(contacts, queues, UUID.fromString(unit)));
            things.put("alarms", by.get("/api/alarms").text("/items/0/id"));
            things.put("requests", made(by, "/api/requests", Map.of()));
            var raised = by.post("/api/requests/" + things.get("requests") + "/raise", action(unit));
            assertThat(raised.status()).as("%s", raised.json()).isEqualTo(200);
            things.put("orders", raised.text("/order/id"));
            things.put("attachments", attachment(things.get("orders")));
            things.put("hand-overs", handOver(things.get("orders")));
            return new Furnished(UUID.fromString(branch), word, things);
        }

        private String customer(String kind, String number) {
            return made(
                    by,
                    "/api/customers",
                    Map.of(
                            "name",
                            word + " " + kind + " " + number,
                            "language",
                            "et",
                            "phone",
                            "+3725560" + number(Integer.parseInt(number))));
        }

        /** Four digits that only this branch has. */
        private String number(int of) {
            return "%03d%d".formatted(Math.floorMod(word.hashCode(), 1000), of);
        }

        private String site(String customer, String number) {
            return made(
                    by,
                    "/api/sites",
                    Map.of(
                            "customer",
                            customer,
                            "name",
                            word + " house " + number,
                            "street",
                            word + " street " + number,
                            "city",
                            word,
                            "country",
                            "EE",
                            "branch",
                            branch));
        }

        private String merge() {
            var survivor = customer("AS", "2");
            var merged = customer("OÜ", "3");
            site(survivor, "2");
            return made(
                    by,
                    "/api/duplicates/merges",
                    Map.of("survivor", survivor, "merged", merged, "survivorVersion", 1, "mergedVersion", 1));
        }

        private String duplicate() {
            var one = customer("Alike", "4");
            var other = customer("Alike too", "4");
            site(one, "4");
            site(other, "5");
            return await().until(
                            () -> by.get("/api/customers/" + one + "/likeness").text("/duplicates/0/id"),
                            id -> !id.isEmpty() && !other.isEmpty());
        }

        private String call(Contacts contacts, Queues queues, UUID unit) {
            var queue = queues.of(LONDON);
            var from = "+3725560" + number(6);
            var now = Instant.now();
            var id = contacts.open(
                    new Arrival(from, from, LONDON, queue.id(), queue.name(), "et", now, null, null, unit, true));
            contacts.ended(id, EndReason.CALLER_HUNG_UP, now);
            return id.toString();
        }

        private Map<String, ?> action(String unit) {
            var form = new HashMap<String, Object>();
            form.put("kind", "action");
            form.put("code", "E-01");
            form.put("unit", unit);
            form.put("safety", Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"));
            form.put("words", "Two people of " + word + " are stuck");
            form.put("key", UUID.randomUUID());
            return form;
        }

        private String handOver(String order) {
            var remark = Map.of("order", order, "words", "Storm in " + word);
            var given =
                    by.post("/api/hand-overs", Map.of("words", word + " is on its own", "remarks", List.of(remark)));
            assertThat(given.status()).as("%s", given.json()).isEqualTo(201);
            return given.text("/glance/id");
        }

        private String attachment(String order) {
            var sent = by.send(by.request("/api/orders/" + order + "/attachments")
                    .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                    .header("X-XSRF-TOKEN", by.cookie("XSRF-TOKEN"))
                    .POST(BodyPublishers.ofByteArray(Malice.upload(word + ".jpg"))));
            assertThat(sent.status()).as("%s", sent.json()).isEqualTo(201);
            return sent.text("/id");
        }
    }
}
