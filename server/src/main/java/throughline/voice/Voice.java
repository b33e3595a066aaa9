package throughline.voice;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.voice.media.MediaPlane;
import throughline.voice.sip.IncomingCall;
import throughline.voice.sip.IncomingMessage;
import throughline.voice.sip.SipWire;

/**
 * The front door of the live calls: it opens the ports, takes commands, and tells what happens. The listener is called by the owner
 * of the call that it hears of, in order for each call; it must return quickly.
 */
public final class Voice implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Voice.class);
    private static final long TICK_MILLIS = 250;
    private static final int NOT_ALLOWED = 405;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final Ids ids;
    private final MediaPlane media;
    private final SipWire wire;
    private final ScheduledExecutorService ticker;
    private final LongAdder arrived = new LongAdder();
    private volatile boolean closing;

    /**
     * Opens all ports.
     *
     * @param letters reads what comes in and is no call
     * @throws VoicePortTaken naming the port that is taken and its setting; no thread and no socket is left then
     */
    public static Voice open(
            VoiceSettings settings, InstantSource clock, Ids ids, Consumer<CallEvent> listener, Letters letters) {
        return new Voice(settings, clock, ids, listener, letters);
    }

    private Voice(VoiceSettings settings, InstantSource clock, Ids ids, Consumer<CallEvent> listener, Letters letters) {
        this.ids = ids;
        media = openMedia(settings);
        exchange = new Exchange(settings, clock, new Events(clock, listener), media);
        try {
            wire = openWire(settings, letters);
        } catch (RuntimeException failed) {
            media.close();
            throw failed;
        }
        exchange.wire(wire);
        ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("voice-ticker").factory());
        ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static MediaPlane openMedia(VoiceSettings settings) {
        try {
            return MediaPlane.open(new MediaPlane.Settings(
                    InetAddress.getByName(settings.bind()),
                    settings.advertised(),
                    settings.rtpFrom(),
                    settings.rtpTo(),
                    settings.webrtcPort(),
                    settings.prompts(),
                    MediaPlane.Settings.USUAL_CONSENT,
                    settings.ownAddress()));
        } catch (Refused noneIsFree) {
            throw new VoicePortTaken(
                    "All UDP ports from %d to %d for the callers' sound are in use by another program. Set THROUGHLINE_RTP_PORTS to free ones."
                            .formatted(settings.rtpFrom(), settings.rtpTo()));
        } catch (BindException taken) {
            throw new VoicePortTaken(
                    "UDP port %d for the browsers' sound is in use by another program. Set THROUGHLINE_WEBRTC_PORT to a free one."
                            .formatted(settings.webrtcPort()));
        } catch (IOException unusable) {
            throw new VoicePortTaken(
                    "The address %s cannot be listened on: %s".formatted(settings.bind(), unusable.getMessage()));
        }
    }

    private SipWire openWire(VoiceSettings settings, Letters letters) {
        try {
            var wireSettings = new SipWire.Settings(
                    settings.bind(),
                    settings.advertised(),
                    settings.sipPort(),
                    settings.allowedPeers(),
                    settings.callsPerSecond(),
                    settings.maxCalls(),
                    settings.sessionExpires());
            return SipWire.open(
                    wireSettings,
                    exchange::liveCalls,
                    this::arrived,
                    message -> letters.arrived(
                            new Letter(message.peer(), message.type(), message.body()),
                            reply -> answer(message, reply)));
        } catch (BindException taken) {
            throw new VoicePortTaken(
                    "Port %d for SIP (UDP and TCP) is in use by another program. Set THROUGHLINE_SIP_PORT to a free one."
                            .formatted(settings.sipPort()));
        } catch (IOException unusable) {
            throw new VoicePortTaken(
                    "The address %s cannot be listened on: %s".formatted(settings.bind(), unusable.getMessage()));
        }
    }

    private void arrived(IncomingCall incoming) {
        arrived.increment();
        var call = LiveCall.arriving(new CallId(ids.next()), incoming, exchange);
        incoming.listen(said -> call.post(new CallNote.FromWire(said)));
        exchange.begin(call);
        if (closing) {
            call.post(new CallNote.Shutdown());
        }
    }

    private static void answer(IncomingMessage message, Letter.Reply reply) {
        switch (reply) {
            case Letter.Reply.Within(var type, var body) -> message.take(type, body);
            case Letter.Reply.Apart(var type, var body) -> {
                message.take();
                message.write(type, body);
            }
            case Letter.Reply.WrongType(var understood) -> message.refuseType(understood);
            case Letter.Reply.NobodyReads _ -> message.refuse(NOT_ALLOWED);
            case Letter.Reply.NotKept _ -> message.forget();
        }
    }

    private void tick() {
        try {
            exchange.tick();
        } catch (RuntimeException fault) {
            log.error("A tick failed; the next one comes", fault);
        }
    }

    /** Passes a command on to its call; one for a call that is over is dropped. Never blocks. */
    public void tell(CallCommand command) {
        if (command instanceof CallCommand.Dial dial) {
            exchange.begin(LiveCall.dialling(dial, exchange));
            return;
        }
        var call = exchange.call(command.call());
        if (call != null) {
            call.post(new CallNote.Asked(command));
        }
    }

    /** One more browser tab on an agent's line. */
    public LineSession connect(LineId line, String tab, LineSocket socket) {
        var its = exchange.line(line);
        var session = new Tab(its, tab, socket);
        its.post(new LineNote.Connected(session));
        return session;
    }

    /** The agent signed out: her sockets and her sound are closed; a call of hers goes on waiting. */
    public void dropLine(LineId line, String why) {
        var its = exchange.knownLine(line);
        if (its != null) {
            its.post(new LineNote.Dropped(why));
        }
    }

    public boolean lineIsUp(LineId line) {
        var its = exchange.knownLine(line);
        return its != null && its.isUp();
    }

    Exchange exchange() {
        return exchange;
    }

    public VoiceFigures figures() {
        var sip = wire.figures();
        var sound = media.figures();
        return new VoiceFigures(
                exchange.liveCalls(),
                exchange.trunkLegs(),
                (int) exchange.lines().stream().filter(Line::inUse).count(),
                (int) exchange.lines().stream().filter(Line::isUp).count(),
                sound.rtpPortsInUse(),
                arrived.sum(),
                sip.refusedForbidden(),
                sip.refusedOverload(),
                sip.malformed(),
                sip.unknownMethods(),
                sip.foreignDialogs(),
                sip.unacceptableSdp(),
                exchange.refusedLineMessages(),
                sound.rtpReceived(),
                sound.rtpLost(),
                sound.rtpFromStrangers());
    }

    /** Ends every call with a word to its other side, closes recordings, lines and ports. Takes less than 3 s. */
    @Override
    public void close() {
        closing = true;
        ticker.shutdownNow();
        var calls = List.copyOf(exchange.calls());
        var lines = List.copyOf(exchange.lines());
        calls.forEach(call -> call.post(new CallNote.Shutdown()));
        lines.forEach(line -> line.post(new LineNote.Shutdown()));
        try {
            long deadline = System.nanoTime() + GOODBYE.toNanos();
            for (var call : calls) {
                call.awaitEnd(leftUntil(deadline));
            }
            for (var line : lines) {
                line.awaitEnd(leftUntil(deadline));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        wire.close();
        media.close();
    }

    private static Duration leftUntil(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }
}
