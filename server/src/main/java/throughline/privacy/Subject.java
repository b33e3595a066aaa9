package throughline.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A person who asks what we know of them, as an administrator describes them.
 *
 * @param phones in E.164
 * @param names as they stand in notes and texts; a name finds mentions only, never a record by itself
 * @param people of customers, {@code customers} that are the person itself
 * @param without what was found and is somebody else's
 */
public record Subject(
        List<String> phones,
        List<String> mails,
        List<String> names,
        List<UUID> people,
        List<UUID> customers,
        List<UUID> without) {

    Reach reach() {
        return new Reach(new Reach.Named(
                phones,
                mails.stream()
                        .map(mail -> mail.strip().toLowerCase(Locale.ROOT))
                        .toList(),
                names.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                Map.of(Reach.Thing.PERSON, Set.copyOf(people), Reach.Thing.CUSTOMER, Set.copyOf(customers)),
                Map.of(),
                Set.copyOf(without)));
    }
}
