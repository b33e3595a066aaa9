package throughline.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who carries now: for texts the gateway that the settings enable, else the carrier that this house always has; and each relay. */
@Component
class Carriers {
    /**
     * A gateway in whose hands messages may be, beside the others: a slow one delays only its own.
     *
     * @param relay null for texts
     * @param name kept on each text that it carries
     * @param gateway by which it is counted; null for the outbox, which costs nothing and is always well
     */
    record Lane(
            @Nullable UUID relay,
            String name,
            Carrier carrier,
            int atOnce,
            @Nullable UUID gateway,
            Budget budget) {
        /** The outbox costs nothing, so nobody is paid for what is in it. */
        int anHourEach() {
            return gateway == null ? Integer.MAX_VALUE : budget.anHourEach();
        }
    }

    private static final int AT_ONCE_AT_HOME = 8;

    private final Gateways gateways;
    private final Relays relays;
    private final List<GatewayWire> wires;
    private final Carrier always;

    Carriers(Gateways gateways, Relays relays, List<GatewayWire> wires, Carrier always) {
        this.gateways = gateways;
        this.relays = relays;
        this.wires = wires;
        this.always = always;
    }

    /** All that carry at this moment. */
    List<Lane> lanes() {
        var lanes = new ArrayList<Lane>();
        lanes.add(now());
        relays.enabled().stream().map(this::lane).forEach(lanes::add);
        return lanes;
    }

    /** @return null for a relay that is switched off */
    @Nullable
    Lane now(@Nullable UUID relay) {
        return relay == null ? now() : gateway(relay);
    }

    private Lane now() {
        var texts = ofTexts();
        return texts == null ? new Lane(null, "outbox", always, AT_ONCE_AT_HOME, null, Budget.OF_TEXTS) : texts;
    }

    /** The gateway of texts, or a relay; null while it is not enabled. */
    @Nullable
    Lane gateway(@Nullable UUID relay) {
        if (relay == null) {
            return ofTexts();
        }
        var ready = relays.enabled(relay);
        return ready == null ? null : lane(ready);
    }

    private @Nullable Lane ofTexts() {
        var gateway = gateways.enabled();
        if (gateway == null) {
            return null;
        }
        var settings = gateways.get();
        return new Lane(
                null,
                "gateway",
                carrier(gateway),
                gateway.atOnce(),
                Gateways.THE_GATEWAY,
                new Budget(settings.aMinute(), settings.aDay(), settings.anHourEach()));
    }

    private Lane lane(Relays.Ready ready) {
        var gateway = ready.gateway();
        return new Lane(
                gateway.id(), ready.channel(), carrier(gateway), gateway.atOnce(), gateway.id(), ready.budget());
    }

    private Carrier carrier(Gateway gateway) {
        return wires.stream()
                .map(wire -> wire.to(gateway))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody here speaks to %s.".formatted(gateway)));
    }
}
