package throughline.notify;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who carries now: the gateway that the settings enable, else the carrier that this house always has. */
@Component
class Carriers {
    /** @param name kept on each text that it carries */
    record Ready(String name, Carrier carrier) {}

    private final Gateways gateways;
    private final List<GatewayWire> wires;
    private final Carrier always;

    Carriers(Gateways gateways, List<GatewayWire> wires, Carrier always) {
        this.gateways = gateways;
        this.wires = wires;
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
        return gateway == null ? null : new Ready("gateway", carrier(gateway));
    }

    private Carrier carrier(Gateway gateway) {
        return wires.stream()
                .map(wire -> wire.to(gateway))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody here speaks to %s.".formatted(gateway)));
    }
}
