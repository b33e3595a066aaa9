package throughline.notify;

/** Knows how gateways are spoken to; an edge implements it. */
@FunctionalInterface
public interface GatewayWire {
    Carrier to(Gateway gateway);
}
