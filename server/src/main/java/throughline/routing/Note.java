package throughline.routing;

import java.util.Set;
import java.util.UUID;

/** What routing hears. */
sealed interface Note {
    record Waits(Waiting waiting) implements Note {}

    /** The caller left, or the conversation ended. */
    record Over(UUID contact) implements Note {}

    record WantsReady(UUID person, Set<String> skills) implements Note {}

    record WantsPause(UUID person, String reason) implements Note {}

    record SignedOut(UUID person) implements Note {}

    record LineUp(UUID person, Set<String> skills) implements Note {}

    record LineDown(UUID person) implements Note {}

    /** She answered: the wire says so. */
    record Talks(UUID contact, UUID person) implements Note {}

    /** Her line did not take the offer. */
    record OfferNotTaken(UUID contact, UUID person, Why why) implements Note {}

    /** Her line left the conversation; the contact waits again (a {@link Waits} follows). */
    record LostInCall(UUID contact, UUID person) implements Note {}

    /** She gave the outcome. */
    record Finished(UUID contact, UUID person) implements Note {}

    /** Only time has passed. */
    record Tick() implements Note {}

    enum Why {
        DECLINED,
        LINE_DOWN,
        /** The line is still letting go of the call before. */
        LINE_BUSY,
        WITHDRAWN
    }
}
