package throughline.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of this goes while it stands.
 *
 * @param kind what it is on: phone, mail, person, unit, order or contact
 * @param subject the number or the address itself, or an id
 * @param called as people say it, such as {@code WO-48211}
 * @param until open when null
 */
public record Hold(
        UUID id,
        String kind,
        String subject,
        String called,
        String reason,
        Instant setAt,
        UUID setBy,
        @Nullable Instant until,
        @Nullable Instant endedAt,
        @Nullable UUID endedBy) {

    private static final Map<String, Reach.Thing> THINGS = Map.of(
            "person", Reach.Thing.PERSON,
            "unit", Reach.Thing.UNIT,
            "order", Reach.Thing.ORDER,
            "contact", Reach.Thing.CONTACT);

    static boolean isKind(String kind) {
        return kind.equals("phone") || kind.equals("mail") || THINGS.containsKey(kind);
    }

    Reach.Named named() {
        var thing = THINGS.get(kind);
        return new Reach.Named(
                kind.equals("phone") ? List.of(subject) : List.of(),
                kind.equals("mail") ? List.of(subject) : List.of(),
                List.of(),
                thing == null ? Map.of() : Map.of(thing, Set.of(UUID.fromString(subject))),
                Map.of(),
                Set.of());
    }
}
