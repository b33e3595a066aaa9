package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.alarm.AlarmsSpooled;
import throughline.alarm.Spooled;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells every desk which lifts call for help while the database is away, always all of them: where it stands is in the database, so the
 * desk is told what the device itself says.
 */
@Component
class SpooledAlarmsOnDesks implements DisposableBean {
    private final DeskSockets sockets;
    private final JsonMapper json;
    private final AtomicReference<@Nullable AlarmsSpooled> untold = new AtomicReference<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("spooled-alarms-sender").factory());

    SpooledAlarmsOnDesks(DeskSockets sockets, JsonMapper json) {
        this.sockets = sockets;
        this.json = json;
    }

    /** @param ident how the device calls itself @param words that it said; may be empty */
    record Shown(String wire, String ident, String words, Instant at) {
        static Shown of(Spooled one) {
            return new Shown(
                    one.signal().wire(), one.signal().ident(), one.signal().words(), one.at());
        }
    }

    /** The device waits for its acknowledgement meanwhile, so the desks are told by another thread. */
    @EventListener
    void on(AlarmsSpooled spooled) {
        untold.set(spooled);
        sender.execute(this::tell);
    }

    @Override
    public void destroy() {
        sender.shutdownNow();
    }

    private void tell() {
        var latest = untold.getAndSet(null);
        if (latest != null) {
            List<Shown> shown = latest.alarms().stream().map(Shown::of).toList();
            sockets.tellAlways(json.writeValueAsString(Map.of("type", "spooled-alarms", "alarms", shown)));
        }
    }
}
