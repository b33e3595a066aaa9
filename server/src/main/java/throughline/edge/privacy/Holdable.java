package throughline.edge.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Units;
import throughline.contact.ContactBook;
import throughline.customer.Callers;
import throughline.customer.PhoneNumbers;
import throughline.kernel.Refused;
import throughline.work.OrderBook;

/** What people type, and what is held by it. */
@Component
class Holdable {
    /** @param called as people say it */
    record Thing(String subject, String called) {}

    private final PhoneNumbers numbers;
    private final Units units;
    private final OrderBook orders;
    private final ContactBook contacts;
    private final Callers callers;

    Holdable(PhoneNumbers numbers, Units units, OrderBook orders, ContactBook contacts, Callers callers) {
        this.numbers = numbers;
        this.units = units;
        this.orders = orders;
        this.contacts = contacts;
        this.callers = callers;
    }

    /** @throws Refused {@code privacy.no-such-thing} */
    Thing find(String kind, String typed) {
        var text = typed.strip();
        return switch (kind) {
            case "phone" -> called(numbers.read(text).e164());
            case "mail" -> called(mail(text));
            case "person" -> {
                var person = callers.person(id(text));
                yield named(person == null ? null : person.person(), person == null ? "" : person.name());
            }
            case "unit" -> {
                var unit = units.numbered(List.of(text)).stream().findFirst().orElse(null);
                yield named(unit == null ? null : unit.id(), text);
            }
            case "order" -> {
                var order = orders.byNumber(text);
                yield named(order == null ? null : order.id(), text);
            }
            case "contact" -> {
                var contact = contacts.byNumber(text);
                yield named(contact == null ? null : contact.id(), text);
            }
            default ->
                throw new Refused(
                        "privacy.unknown-kind",
                        "A hold is on a number, an address, a person, a unit, an order or a call.");
        };
    }

    private static String mail(String text) {
        var mail = Described.mail(text);
        if (!mail.contains("@")) {
            throw none();
        }
        return mail;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw none();
        }
    }

    private static Thing called(String itself) {
        return new Thing(itself, itself);
    }

    private static Thing named(@Nullable UUID id, String called) {
        if (id == null) {
            throw none();
        }
        return new Thing(id.toString(), called);
    }

    private static Refused none() {
        return new Refused("privacy.no-such-thing", "There is nothing of this number or name that could be held.");
    }
}
