package throughline.notify;

import org.jspecify.annotations.Nullable;

/** Knows how gateways of one kind are spoken to; an edge implements it. */
@FunctionalInterface
public interface GatewayWire {
    /** Null for a gateway of another kind. */
    @Nullable
    Carrier to(Gateway gateway);
}
