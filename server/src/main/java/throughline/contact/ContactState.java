package throughline.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/** Where a contact stands. Moves that make no sense cannot be written down, or are refused with a sentence. */
sealed interface ContactState {
    /** Somebody waits for a person. */
    record Waiting(Instant since) implements ContactState {
        Talking answeredBy(UUID agent) {
            return new Talking(agent);
        }

        Closed abandoned() {
            return new Closed(null);
        }
    }

    /** An agent and the caller hear each other. */
    record Talking(UUID agent) implements ContactState {
        Finishing ended() {
            return new Finishing(agent);
        }
    }

    /** The call is over; the agent still owes the outcome. */
    record Finishing(UUID agent) implements ContactState {
        Closed finishedBy(UUID person) {
            if (!person.equals(agent)) {
                throw new Refused("contact.not-yours", "Another agent had this contact, so only they can finish it.");
            }
            return new Closed(agent);
        }
    }

    record Closed(@Nullable UUID agent) implements ContactState {}

    default String word() {
        return switch (this) {
            case Waiting _ -> "waiting";
            case Talking _ -> "talking";
            case Finishing _ -> "finishing";
            case Closed _ -> "closed";
        };
    }
}
