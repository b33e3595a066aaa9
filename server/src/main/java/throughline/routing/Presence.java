package throughline.routing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent is doing. Each change ends one interval and begins another; the reports count them. */
public sealed interface Presence {
    Instant since();

    /** Not signed in, or signed in and not on duty. */
    record NotIn(Instant since) implements Presence {}

    /** On duty but not to be rung. {@code bySystem}: not chosen by the agent, such as after a call that she did not answer. */
    record NotReady(String reason, boolean bySystem, Instant since) implements Presence {}

    /** To be rung; {@code since} orders who is free the longest. */
    record Ready(Instant since) implements Presence {}

    /** Her browser rings. {@code readySince} is what she goes back to when the caller leaves first. */
    record Offered(UUID contact, Instant since, Instant until, Instant readySince) implements Presence {}

    /** @param next the reason to go not ready after this call, null to be ready again */
    record OnCall(UUID contact, @Nullable String next, Instant since) implements Presence {}

    /** The call is over, the outcome is owed. */
    record Finishing(UUID contact, @Nullable String next, Instant since) implements Presence {}

    /** The word used on the wire and in the table. */
    default String word() {
        return switch (this) {
            case NotIn _ -> "not-in";
            case NotReady _ -> "not-ready";
            case Ready _ -> "ready";
            case Offered _ -> "offered";
            case OnCall _ -> "on-a-call";
            case Finishing _ -> "finishing";
        };
    }

    /** The contact in hand, if any. */
    default @Nullable UUID inHand() {
        return switch (this) {
            case NotIn _, NotReady _, Ready _ -> null;
            case Offered offered -> offered.contact();
            case OnCall call -> call.contact();
            case Finishing finishing -> finishing.contact();
        };
    }

    /** Why she is not ready, or what she will be after this contact. */
    default @Nullable String reason() {
        return switch (this) {
            case NotReady notReady -> notReady.reason();
            case OnCall call -> call.next();
            case Finishing finishing -> finishing.next();
            case NotIn _, Ready _, Offered _ -> null;
        };
    }
}
