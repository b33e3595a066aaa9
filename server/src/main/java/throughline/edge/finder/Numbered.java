package throughline.edge.finder;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.contact.Contact;
import throughline.contact.ContactBook;
import throughline.people.People;
import throughline.request.Request;
import throughline.request.RequestBook;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/** Orders, requests and contacts by the numbers that people say: {@code WO-48211}, {@code wo 48211}, or the digits alone. */
@Component
class Numbered {
    private static final Pattern NUMBER = Pattern.compile("(WO|KR|C)?([0-9]{4,9})");

    private final OrderBook orders;
    private final RequestBook requests;
    private final ContactBook contacts;
    private final People people;

    Numbered(OrderBook orders, RequestBook requests, ContactBook contacts, People people) {
        this.orders = orders;
        this.requests = requests;
        this.contacts = contacts;
        this.people = people;
    }

    Stream<Meant> called(String question) {
        var typed = NUMBER.matcher(question.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT));
        if (!typed.matches()) {
            return Stream.of();
        }
        var prefix = typed.group(1);
        var digits = typed.group(2);
        return Stream.of(
                        isMeant(prefix, "WO") ? order(orders.byNumber("WO-" + digits)) : null,
                        isMeant(prefix, "KR") ? request(requests.byNumber("KR-" + digits)) : null,
                        isMeant(prefix, "C") ? contact(contacts.byNumber("C-" + digits)) : null)
                .filter(Objects::nonNull);
    }

    private static boolean isMeant(@Nullable String prefix, String one) {
        return prefix == null || prefix.equals(one);
    }

    private @Nullable Meant order(@Nullable WorkOrder order) {
        return order == null
                ? null
                : new Meant(
                        "order",
                        order.id(),
                        order.unit(),
                        order.number(),
                        order.headline(language()),
                        "",
                        order.isOpen() ? 1 : 0);
    }

    private String language() {
        var user = people.current().user();
        var reader = user == null ? null : people.find(user);
        return reader == null ? "en" : reader.language();
    }

    private static @Nullable Meant request(@Nullable Request request) {
        return request == null
                ? null
                : new Meant("request", request.id(), request.unit(), request.number(), request.words(), "", 0);
    }

    private static @Nullable Meant contact(@Nullable Contact contact) {
        return contact == null
                ? null
                : new Meant("contact", contact.id(), contact.unit(), contact.number(), contact.queueName(), "", 0);
    }
}
