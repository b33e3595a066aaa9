package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.alarm.DeviceSecrets;
import throughline.alarm.DeviceSecrets.Shown;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import throughline.kernel.Pace;

/**
 * Lets a lift in that shows its secret, and nobody else. Signing in proves that it is there. Whoever showed a wrong one may try again every
 * ten seconds; a lift of the same name at another address does not wait for that.
 */
@Component
class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    /** Fewer than may speak: whoever is in goes before whoever comes. */
    private static final int AT_ONCE = 4;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final Duration TRIES_KEPT = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_IDENT = 64;

    private final DeviceSecrets secrets;
    private final Signals signals;
    private final UnreadFrames unread;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final LinkedHashMap<Stranger, Pace> failed = new LinkedHashMap<>();

    private record Stranger(String address, String ident) {}

    Entrance(DeviceSecrets secrets, Signals signals, UnreadFrames unread, InstantSource clock, MeterRegistry meters) {
        this.secrets = secrets;
        this.signals = signals;
        this.unread = unread;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param reason why not, or that it is in. @param sessionIsThere it goes on with the one that it left */
    record Answered(Reason reason, boolean sessionIsThere) {
        boolean isIn() {
            return reason == Reason.SUCCESS;
        }
    }

    /** Durable when it returns. @param client of its session */
    Answered ask(Packet.Connect connect, String client, String address) {
        var answered = judge(connect, client, address);
        meters.counter(
                        "throughline.mqtt.sign-ins",
                        "reason",
                        answered.reason().name().toLowerCase(Locale.ROOT))
                .increment();
        return answered;
    }

    /** The device has left. @param seconds for which its session is kept */
    void leaves(String ident, String client, long seconds) {
        try {
            secrets.leave(Judge.WIRE, ident, client, seconds);
        } catch (RuntimeException databaseAway) {
            LOG.debug("That a lift left was not kept; its session stays");
        }
    }

    private Answered judge(Packet.Connect connect, String client, String address) {
        if (connect.method()) {
            return refused(Reason.BAD_AUTHENTICATION_METHOD);
        }
        var ident = connect.ident();
        var password = connect.password();
        if (ident.isEmpty() || ident.length() > LONGEST_IDENT || password == null) {
            return refused(Reason.BAD_USER_NAME_OR_PASSWORD);
        }
        var stranger = new Stranger(address, ident);
        if (mustWait(stranger)) {
            return refused(Reason.CONNECTION_RATE_EXCEEDED);
        }
        turns.acquireUninterruptibly();
        try {
            return signIn(connect, client, stranger, password);
        } catch (RuntimeException databaseAway) {
            LOG.error(
                    "A lift could not be let in ({}); it comes again.",
                    databaseAway.getClass().getSimpleName());
            return refused(Reason.SERVER_UNAVAILABLE);
        } finally {
            turns.release();
        }
    }

    private Answered signIn(Packet.Connect connect, String client, Stranger who, String password) {
        var ident = who.ident();
        var shown = secrets.whatIs(Judge.WIRE, ident, password);
        if (shown != Shown.RIGHT) {
            remember(who);
            if (shown == Shown.WRONG) {
                unread.keep(Judge.WIRE, who.address(), ("CONNECT " + ident).getBytes(UTF_8), FrameFault.WRONG_KEY);
            }
            return refused(Reason.BAD_USER_NAME_OR_PASSWORD);
        }
        forget(who);
        if (connect.will() != null && Topic.of(ident, connect.will().message().topic()) == null) {
            return refused(Reason.NOT_AUTHORIZED);
        }
        boolean goesOn = secrets.begin(Judge.WIRE, ident, client, connect.clean(), connect.sessionSeconds());
        signals.receive(new Signal(
                Judge.WIRE, ident, Signal.Kind.HEARTBEAT, Signal.Spot.UNKNOWN, "", "", null, "connect", "CONNECT"));
        return new Answered(Reason.SUCCESS, goesOn);
    }

    private synchronized boolean mustWait(Stranger who) {
        var pace = failed.get(who);
        return pace != null && pace.ask(clock.instant(), BETWEEN_TRIES, TRIES_KEPT) != null;
    }

    /** When too many are remembered, the first is forgotten. */
    private synchronized void remember(Stranger who) {
        failed.computeIfAbsent(who, _ -> new Pace());
        if (failed.size() > MOST_REMEMBERED) {
            failed.remove(failed.sequencedKeySet().getFirst());
        }
    }

    private synchronized void forget(Stranger who) {
        failed.remove(who);
    }

    private static Answered refused(Reason reason) {
        return new Answered(reason, false);
    }
}
