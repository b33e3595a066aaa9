package throughline.telephony;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.house.OwnAddress;
import throughline.house.Settings;
import throughline.kernel.Ids;
import throughline.voice.Letter;
import throughline.voice.Letters;
import throughline.voice.LineId;
import throughline.voice.LineSession;
import throughline.voice.LineSocket;
import throughline.voice.Voice;
import throughline.voice.VoiceFigures;
import throughline.voice.VoiceSettings;

/**
 * Opens the live calls last of all and closes them first of all; counts what they do. What comes in and is no call is read by whoever
 * implements {@link Letters}, an edge.
 */
@Component
public class VoiceDoor implements SmartLifecycle {
    private static final Duration LINE_GRACE = Duration.ofSeconds(30);

    private final Settings settings;
    private final InstantSource clock;
    private final Ids ids;
    private final Calls calls;
    private final AfterRestart afterRestart;
    private final ObjectProvider<Letters> letters;
    private final MeterRegistry meters;
    private volatile @Nullable Voice voice;

    VoiceDoor(
            Settings settings,
            InstantSource clock,
            Ids ids,
            Calls calls,
            AfterRestart afterRestart,
            ObjectProvider<Letters> letters,
            MeterRegistry meters) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.calls = calls;
        this.afterRestart = afterRestart;
        this.letters = letters;
        this.meters = meters;
    }

    /** One more browser tab on an agent's line. */
    public LineSession connect(LineId line, String tab, LineSocket socket) {
        return open().connect(line, tab, socket);
    }

    /** The agent signed out. */
    public void dropLine(LineId line, String why) {
        open().dropLine(line, why);
    }

    public boolean isOpen() {
        return voice != null;
    }

    @Override
    public void start() {
        afterRestart.tidy();
        var opened = Voice.open(
                voiceSettings(),
                clock,
                ids,
                calls::hear,
                letters.getIfAvailable(() -> (_, reply) -> reply.accept(new Letter.Reply.NobodyReads())));
        voice = opened;
        calls.connect(opened::tell);
        measure(opened);
    }

    @Override
    public void stop() {
        var live = voice;
        if (live != null) {
            live.close();
            voice = null;
            calls.settle();
        }
    }

    @Override
    public boolean isRunning() {
        return voice != null;
    }

    /** After routing has its floor and before the web server opens its doors; in reverse at the end. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private Voice open() {
        var live = voice;
        if (live == null) {
            throw new IllegalStateException("The live calls are not open.");
        }
        return live;
    }

    private VoiceSettings voiceSettings() {
        Path prompts = settings.absoluteHome().resolve("prompts");
        return new VoiceSettings(
                settings.bind(),
                settings.advertisedAddress(),
                settings.sip().port(),
                settings.rtp().ports().first(),
                settings.rtp().ports().last(),
                settings.webrtc().port(),
                settings.sip().peers(),
                settings.sip().callsPerSecond(),
                settings.sip().maxCalls(),
                settings.sip().sessionExpires(),
                LINE_GRACE,
                prompts,
                settings.servesOnlyThisMachine() ? OwnAddress.find() : null);
    }

    private void measure(Voice opened) {
        gauge(opened, "live.calls", VoiceFigures::liveCalls);
        gauge(opened, "trunk.legs", VoiceFigures::trunkLegs);
        gauge(opened, "lines.up", VoiceFigures::linesUp);
        gauge(opened, "rtp.ports.in.use", VoiceFigures::rtpPortsInUse);
        counter(opened, "calls.arrived", VoiceFigures::callsArrived);
        counter(opened, "refused.forbidden", VoiceFigures::refusedForbidden);
        counter(opened, "refused.overload", VoiceFigures::refusedOverload);
        counter(opened, "malformed.dropped", VoiceFigures::malformedDropped);
        counter(opened, "unknown.methods", VoiceFigures::unknownMethods);
        counter(opened, "foreign.dialogs", VoiceFigures::foreignDialogs);
        counter(opened, "unacceptable.sdp", VoiceFigures::unacceptableSdp);
        counter(opened, "line.messages.refused", VoiceFigures::lineMessagesRefused);
        counter(opened, "rtp.received", VoiceFigures::rtpReceived);
        counter(opened, "rtp.lost", VoiceFigures::rtpLost);
        counter(opened, "rtp.strangers", VoiceFigures::rtpFromStrangers);
    }

    private void gauge(Voice live, String name, ToDoubleFunction<VoiceFigures> figure) {
        Gauge.builder("throughline.voice." + name, live, it -> figure.applyAsDouble(it.figures()))
                .register(meters);
    }

    private void counter(Voice live, String name, ToDoubleFunction<VoiceFigures> figure) {
        FunctionCounter.builder("throughline.voice." + name, live, it -> figure.applyAsDouble(it.figures()))
                .register(meters);
    }
}
