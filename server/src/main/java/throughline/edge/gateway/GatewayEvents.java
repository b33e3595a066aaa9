package throughline.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.alarm.DeviceEvent;
import throughline.alarm.Signals;
import throughline.webhook.MessageReceived;
import tools.jackson.databind.json.JsonMapper;

/** Hands on what gateways tell of alarm devices; what is of something else is left to others. */
@Component
class GatewayEvents {
    private final Signals signals;
    private final JsonMapper json;

    GatewayEvents(Signals signals, JsonMapper json) {
        this.signals = signals;
        this.json = json;
    }

    /** A refusal puts the message into quarantine, and its sentence is the sender's answer. */
    @EventListener
    void on(MessageReceived received) {
        if (DeviceEvent.isOne(received.type())) {
            var event = DeviceEvent.read(json.readTree(received.body()), received.type());
            signals.receive(event.signal(new String(received.body(), UTF_8)));
        }
    }
}
