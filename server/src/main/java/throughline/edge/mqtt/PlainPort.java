package throughline.edge.mqtt;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import javax.net.ServerSocketFactory;
import org.springframework.stereotype.Component;
import throughline.house.OpenPort;
import throughline.house.Settings;
import throughline.house.TcpDoor;

/** The port of MQTT. */
@Component
class PlainPort extends OpenPort<TcpDoor> {
    private final Settings.Mqtt settings;
    private final Doors doors;

    PlainPort(Settings settings, Doors doors, Connected connected, MeterRegistry meters) {
        super("MQTT");
        this.settings = settings.mqtt();
        this.doors = doors;
        Gauge.builder("throughline.mqtt.open", this, it -> it.opened() == null ? 0 : 1)
                .register(meters);
        Gauge.builder("throughline.mqtt.connected", connected, Connected::count).register(meters);
    }

    @Override
    protected boolean isWanted() {
        return settings.on();
    }

    @Override
    protected TcpDoor open() throws IOException {
        return doors.open("mqtt", ServerSocketFactory.getDefault(), settings.port());
    }

    /** The port, also where any was asked for; 0 while it is not open. */
    int number() {
        var here = opened();
        return here == null ? 0 : here.port();
    }

    @Override
    protected String isTaken() {
        return ("Port %d for lifts (MQTT, TCP) is in use by another program, so no lift is heard there. "
                        + "Set THROUGHLINE_MQTT_PORT to a free one, or THROUGHLINE_MQTT_ON to false.")
                .formatted(settings.port());
    }
}
