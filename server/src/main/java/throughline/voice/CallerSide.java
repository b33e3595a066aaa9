package throughline.voice;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.CallSound;
import throughline.voice.media.LegListener;
import throughline.voice.media.Recording;
import throughline.voice.media.TrunkLeg;
import throughline.voice.media.tape.TapeKey;
import throughline.voice.media.tone.Tones;
import throughline.voice.sip.Sdp;

/** The caller's RTP, what they hear, and what we say about it in SDP. Belongs to the call's owner. */
final class CallerSide {
    private static final int PRESS = 100;

    /** So long a digit takes as an event, with what is repeated of it and the time until the next. */
    private static final int EVENT = 220;

    private static final int FRAME = 20;

    private final Exchange exchange;
    private final TrunkLeg leg;
    private final CallSound sound;
    private final long session = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private int version;
    private String standing = "";
    private boolean held;

    /** @throws throughline.kernel.Refused {@code voice.no-rtp-port} */
    CallerSide(Exchange exchange, LegListener listener) {
        this.exchange = exchange;
        leg = exchange.media().openTrunkLeg(listener);
        sound = exchange.media().openSound();
        sound.caller(leg);
    }

    CallSound sound() {
        return sound;
    }

    /** Whether the other side holds us. */
    boolean held() {
        return held;
    }

    /** Our offer; what comes back goes to {@link #connect}. */
    String offer() {
        standing = ours().offer();
        return standing;
    }

    /** Takes their offer and gives our answer. */
    String answer(Sdp theirs) {
        connect(theirs);
        standing = ours().answerTo(theirs);
        return standing;
    }

    void connect(Sdp theirs) {
        leg.connect(theirs.audio(), theirs.codec(), theirs.telephoneEvent());
        held = !theirs.direction().hears();
        leg.sending(!held);
    }

    /** What we said last, for a refresh that changes nothing. */
    String standing() {
        return standing;
    }

    /** Keys go as events where the other side takes them; what is played meanwhile is silence of the same length. */
    void send(List<Tone> tones, Runnable allHeard) {
        var sound = new ByteArrayOutputStream();
        for (var tone : tones) {
            sound.writeBytes(
                    switch (tone) {
                        case Tone.Key(var key)
                        when leg.takesDigits() -> {
                            leg.sendDigit(key);
                            yield Tones.silence(EVENT);
                        }
                        case Tone.Key(var key) -> Tones.key(key, PRESS);
                        case Tone.Single(var hertz, var millis) -> Tones.single(hertz, millis);
                        case Tone.Pause(var millis) -> Tones.silence(millis);
                    });
        }
        sound.writeBytes(Tones.silence(FRAME)); // of nothing no end would ever be told
        this.sound.send(sound.toByteArray(), allHeard);
    }

    void hearKeysInSound(boolean on) {
        leg.hearKeysInSound(on);
    }

    /** A key that came by SIP INFO. */
    void pressed(char key) {
        leg.pressed(key);
    }

    void record(Path file, TapeKey key) {
        sound.record(file, key);
    }

    /** Gives sound and ports back, whatever happens. */
    @Nullable
    Recording close() {
        try {
            return sound.close();
        } finally {
            leg.close();
        }
    }

    private Sdp.Ours ours() {
        return new Sdp.Ours(exchange.settings().advertised(), leg.localPort(), session, ++version);
    }
}
