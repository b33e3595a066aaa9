package throughline.routing;

import java.util.UUID;

/** What routing decides. */
sealed interface Decision {
    record Offer(Waiting waiting, UUID person) implements Decision {}

    record Withdraw(UUID contact, UUID person) implements Decision {}

    record Became(UUID person, Presence before, Presence now) implements Decision {}
}
