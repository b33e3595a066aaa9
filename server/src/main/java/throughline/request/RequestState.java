package throughline.request;

import java.time.Instant;
import java.util.UUID;
import throughline.kernel.Refused;

/** Where a request stands. What makes no sense from there is refused with a sentence that says what is the case instead. */
public sealed interface RequestState {
    /** Being written; blank at first. */
    record Draft() implements RequestState {}

    /** Somebody looks at it again at this time. */
    record Parked(UUID owner, Instant followUpAt) implements RequestState {}

    /** A work order answers it. */
    record WithOrder(UUID order) implements RequestState {}

    record Closed(Ending how) implements RequestState {}

    /** The word used on the wire and in the table. */
    default String word() {
        return switch (this) {
            case Draft _ -> "draft";
            case Parked _ -> "parked";
            case WithOrder _ -> "with-order";
            case Closed _ -> "closed";
        };
    }

    default boolean isOpen() {
        return !(this instanceof Closed);
    }

    default Parked parked(UUID owner, Instant followUpAt) {
        mustBeOurs();
        return new Parked(owner, followUpAt);
    }

    default WithOrder with(UUID order) {
        mustBeOurs();
        return new WithOrder(order);
    }

    /** Ends it without an order. */
    default Closed closed(Ending how) {
        mustBeOurs();
        return new Closed(how);
    }

    /** What the caller wants turns out not to be over. Everything that was written stays. */
    default Draft reopened() {
        return switch (this) {
            case Parked _, Closed _ -> new Draft();
            case Draft _ -> throw new Refused("request.already-open", "This request is open already.");
            case WithOrder _ -> throw withOrder();
        };
    }

    private void mustBeOurs() {
        switch (this) {
            case Draft _, Parked _ -> {}
            case WithOrder _ -> throw withOrder();
            case Closed _ ->
                throw new Refused(
                        "request.already-closed", "This request is closed. Open it again before you change it.");
        }
    }

    private static Refused withOrder() {
        return new Refused("request.already-with-order", "This request has its work order already.");
    }
}
