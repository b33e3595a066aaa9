package throughline.notify;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who carries now: the gateway that the settings enable, else the carrier that this house always has. */
@Component
class Carriers {
    /** @param name kept on each text that it carries */
    record Ready(String name, Carrier carrier) {}

    private final Gateways gateways;
    private final GatewayWire wire;
    private final Carrier always;

    Carriers(Gateways gateways, GatewayWire wire, Carrier always) {
        this.gateways = gateways;
        this.wire = wire;
        this.always = always;
    }

    Ready now() {
        var gateway = gateway();
        return gateway == null ? new Ready("outbox", always) : gateway;
    }

    /** Null while no gateway is enabled. */
    @Nullable
    Ready gateway() {
        var gateway = gateways.enabled();
        return gateway == null ? null : new Ready("gateway", wire.to(gateway));
    }
}
