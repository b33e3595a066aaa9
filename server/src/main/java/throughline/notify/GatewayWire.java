package throughline.notify;

import org.jspecify.annotations.Nullable;

/** Knows how gateways of one kind are spoken to; an edge implements it. */
@FunctionalInterface
public interface GatewayWire {
    /** Null for a gateway of another kind. */
    @Nullable
    Carrier to(Gateway gateway);

    /** Whether its connection stands at this moment; null where there is none that is kept, or for a gateway of another kind. */
    default @Nullable Boolean isConnected(Gateway gateway) {
        return null;
    }
}
