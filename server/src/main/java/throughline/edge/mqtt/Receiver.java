package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.alarm.FrameFault;
import throughline.alarm.LostLinks;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a message says; only then may it be acknowledged. When the database does not answer there is no acknowledgement, and the
 * connection ends: a device sends again what was not acknowledged when it is back, and not before (MQTT 5.0, section 4.4).
 */
@Component
class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    /** A storm waits here in order, and leaves the database's connections to others. */
    private static final int KEEPS_AT_ONCE = 8;

    private final Signals signals;
    private final LostLinks links;
    private final UnreadFrames unread;
    private final Judge judge;
    private final MeterRegistry meters;
    private final Semaphore turns = new Semaphore(KEEPS_AT_ONCE, true);

    Receiver(Signals signals, LostLinks links, UnreadFrames unread, JsonMapper json, MeterRegistry meters) {
        this.signals = signals;
        this.links = links;
        this.unread = unread;
        this.judge = new Judge(json);
        this.meters = meters;
    }

    /** @return with which reason it is acknowledged; null when it was not kept */
    @Nullable
    Reason hear(String ident, Packet.Publish message) {
        var verdict = judge.of(ident, message);
        boolean nothingToKeep = verdict.signal() == null && verdict.fault() == null;
        if (!nothingToKeep && !isKept(() -> keep(ident, message, verdict))) {
            return null;
        }
        count(Topic.of(ident, message.topic()), verdict.reason());
        return verdict.reason();
    }

    /** The device has gone without a word. @return whether that is kept */
    boolean lose(String ident, Packet.Publish will) {
        return Topic.of(ident, will.topic()) == Topic.LINK
                ? isKept(() -> links.lost(Judge.WIRE, ident))
                : hear(ident, will) != null;
    }

    /** A packet that is none. */
    void cannotRead(String ident, Broken packet) {
        var fault = packet.reason() == Reason.PACKET_TOO_LARGE ? FrameFault.TOO_LONG : FrameFault.MALFORMED;
        if (isKept(() -> unread.keep(Judge.WIRE, ident, packet.bytes(), fault))) {
            count(null, packet.reason());
        }
    }

    private void keep(String ident, Packet.Publish message, Verdict verdict) {
        var signal = verdict.signal();
        if (signal != null && message.again()) {
            signals.receiveAgain(signal);
        } else if (signal != null) {
            signals.receive(signal);
        }
        if (verdict.fault() != null) {
            unread.keep(Judge.WIRE, ident, bytes(message), verdict.fault());
        }
    }

    private boolean isKept(Runnable work) {
        turns.acquireUninterruptibly();
        try {
            work.run();
            return true;
        } catch (RuntimeException notKept) {
            LOG.error(
                    "What a lift said over MQTT was not kept ({}); it is not acknowledged, so the lift says it again.",
                    notKept.getClass().getSimpleName());
            return false;
        } finally {
            turns.release();
        }
    }

    /** The topic, a line feed, the payload. */
    private static byte[] bytes(Packet.Publish message) {
        var topic = (message.topic() + "\n").getBytes(UTF_8);
        var bytes = new byte[topic.length + message.payload().length];
        System.arraycopy(topic, 0, bytes, 0, topic.length);
        System.arraycopy(message.payload(), 0, bytes, topic.length, message.payload().length);
        return bytes;
    }

    private void count(@Nullable Topic topic, Reason reason) {
        meters.counter(
                        "throughline.mqtt.messages",
                        "topic",
                        topic == null ? "none-of-its-own" : topic.word(),
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
