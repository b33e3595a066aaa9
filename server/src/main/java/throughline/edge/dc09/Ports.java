package throughline.edge.dc09;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import throughline.house.OpenPort;
import throughline.house.Settings;

/** The port of DC-09, for TCP and UDP. */
@Component
class Ports extends OpenPort<Sockets> {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Settings settings;
    private final Receiver receiver;

    Ports(Settings settings, Receiver receiver, MeterRegistry meters) {
        super("DC-09");
        this.settings = settings;
        this.receiver = receiver;
        Gauge.builder("throughline.dc09.open", this, it -> it.opened() == null ? 0 : 1)
                .register(meters);
        Gauge.builder("throughline.dc09.connections", this, Ports::connections).register(meters);
    }

    @Override
    protected Sockets open() throws IOException {
        return Sockets.open(settings.bind(), settings.dc09().port(), IDLE, receiver);
    }

    /** The port, also where any was asked for; 0 while it is not open. */
    int number() {
        var here = opened();
        return here == null ? 0 : here.port();
    }

    private int connections() {
        var here = opened();
        return here == null ? 0 : here.connections();
    }

    @Override
    protected String isTaken() {
        return ("Port %d for alarm devices (DC-09, UDP and TCP) is in use by another program, so no alarm is heard there. "
                        + "Set THROUGHLINE_DC09_PORT to a free one.")
                .formatted(settings.dc09().port());
    }
}
