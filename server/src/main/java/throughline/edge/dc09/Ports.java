package throughline.edge.dc09;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.house.Start;

/**
 * Opens the port of DC-09 with the program and closes it with it. A port that is taken is no reason to answer no telephone: the program
 * starts without it, says so, and tries again until it has it.
 */
@Component
class Ports implements SmartLifecycle, Start.ConsoleLine {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Settings settings;
    private final Receiver receiver;
    private volatile @Nullable Sockets sockets;
    private volatile @Nullable Thread trying;
    private volatile boolean running;

    Ports(Settings settings, Receiver receiver, MeterRegistry meters) {
        this.settings = settings;
        this.receiver = receiver;
        Gauge.builder("throughline.dc09.open", this, it -> it.sockets == null ? 0 : 1)
                .register(meters);
        Gauge.builder("throughline.dc09.connections", this, Ports::connections).register(meters);
    }

    @Override
    public synchronized void start() {
        running = true;
        if (!isOpened()) {
            LOG.error(
                    "Port {} for alarm devices (DC-09) cannot be opened; it is tried again",
                    settings.dc09().port());
            trying = Thread.ofVirtual().name("dc-09-port").start(this::tryAgain);
        }
    }

    @Override
    public void stop() {
        running = false;
        var waiting = trying;
        if (waiting != null) {
            waiting.interrupt();
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Beside the live calls: before the web server opens its doors, after everything that keeps what is said. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    @Override
    public List<String> lines() {
        return sockets == null ? List.of(isTaken()) : List.of();
    }

    /** The port, also where any was asked for; 0 while it is not open. */
    int number() {
        var here = sockets;
        return here == null ? 0 : here.port();
    }

    private int connections() {
        var here = sockets;
        return here == null ? 0 : here.connections();
    }

    private synchronized boolean isOpened() {
        if (!running) {
            return true;
        }
        try {
            sockets = Sockets.open(settings.bind(), settings.dc09().port(), IDLE, receiver);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private synchronized void close() {
        var here = sockets;
        sockets = null;
        if (here != null) {
            here.close();
        }
    }

    private void tryAgain() {
        try {
            do {
                Thread.sleep(TRY_AGAIN);
            } while (!isOpened());
            LOG.info("The port of DC-09 is open now");
        } catch (InterruptedException _) {
            return; // the program ends
        }
    }

    private String isTaken() {
        return ("Port %d for alarm devices (DC-09, UDP and TCP) is in use by another program, so no alarm is heard there. "
                        + "Set THROUGHLINE_DC09_PORT to a free one.")
                .formatted(settings.dc09().port());
    }
}
