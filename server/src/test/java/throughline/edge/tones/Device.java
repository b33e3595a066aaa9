package throughline.edge.tones;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import throughline.voice.media.Phone;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.rtp.KeysHeard;
import throughline.voice.media.rtp.Rtp;
import throughline.voice.media.tone.KeysInSound;
import throughline.voice.media.tone.Tones;

/** An alarm device behind a carrier: it calls, and speaks and hears tones, as events (RFC 4733) or within the sound. */
final class Device implements AutoCloseable {
    private static final String EVENTS = "0123456789*#ABCD";
    private static final int EVENT = 101;
    private static final int FRAMES_A_SECOND = 50;
    private static final byte[] SILENCE = Tones.silence(20);

    final throughline.voice.sip.Phone phone;
    private final Phone sound;
    private final boolean byEvents;
    private final KeysInSound inSound = new KeysInSound();
    private final KeysHeard inEvents = new KeysHeard();
    private final Collection<Character> keysHeard = new ArrayList<>();
    private int port;
    private double loud;
    private byte[] heard = SILENCE;

    Device(int serverPort, boolean byEvents) throws IOException {
        phone = new throughline.voice.sip.Phone(serverPort);
        sound = new Phone();
        this.byEvents = byEvents;
    }

    Device calls(String dialled) {
        var sdp = throughline.voice.sip.Phone.SDP.replace(
                "21999", String.valueOf(sound.address().getPort()));
        if (!byEvents) {
            sdp = sdp.replace(" 101\r\n", "\r\n").replace("a=rtpmap:101 telephone-event/8000\r\n", "");
        }
        var ok = phone.invites(dialled, sdp, "").isAnswered();
        var media = Pattern.compile("m=audio (\\d+) ").matcher(ok);
        if (!media.find()) {
            throw new AssertionError("No sound was agreed on.");
        }
        port = Integer.parseInt(media.group(1));
        return this;
    }

    /** Says nothing until this key comes; false when it does not within so many seconds. */
    boolean hears(char key, int seconds) {
        for (int frame = 0; frame < seconds * FRAMES_A_SECOND; frame++) {
            goesOn(SILENCE);
            if (keysHeard.remove(key)) {
                return true;
            }
        }
        return false;
    }

    /** Says nothing until it has heard half a second of sound; false when it does not within so many seconds. */
    boolean hearsPeople(int seconds) {
        int frames = 0;
        for (int frame = 0; frame < seconds * FRAMES_A_SECOND && frames < FRAMES_A_SECOND / 2; frame++) {
            goesOn(SILENCE);
            frames = loud > 300 ? frames + 1 : frames;
        }
        return frames == FRAMES_A_SECOND / 2;
    }

    /** Says nothing until it has heard a second of this prompt, sample for sample; false when it does not within so many seconds. */
    boolean hearsPrompt(String name, int seconds) throws IOException {
        var all = new ByteArrayOutputStream();
        String wanted;
        try (var prompt = requireNonNull(Device.class.getResourceAsStream("/prompts/" + name + ".ulaw"))) {
            wanted = text(prompt.readNBytes(G711.RATE));
        }
        for (int frame = 0; frame < seconds * FRAMES_A_SECOND; frame++) {
            goesOn(SILENCE);
            all.writeBytes(heard);
            if (text(all.toByteArray()).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String text(byte[] sound) {
        return new String(sound, StandardCharsets.ISO_8859_1);
    }

    /** Says nothing until this single tone was heard for 100 ms; false when it was not within so many seconds. */
    boolean hearsTone(int hertz, int seconds) {
        int frames = 0;
        for (int frame = 0; frame < seconds * FRAMES_A_SECOND && frames < 4; frame++) {
            goesOn(SILENCE);
            frames = loud > 300 && isTone(hertz) ? frames + 1 : 0;
        }
        return frames == 4;
    }

    private boolean isTone(int hertz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < heard.length; i++) {
            double angle = 2 * Math.PI * hertz * i / G711.RATE;
            sine += G711.linear(heard[i]) * Math.sin(angle);
            cosine += G711.linear(heard[i]) * Math.cos(angle);
        }
        return Math.hypot(sine, cosine) * Math.sqrt(2) / heard.length > 0.9 * loud;
    }

    /** Says this, and again as often as it is asked to, or hears nothing; false when it is not acknowledged even then. */
    boolean isAcknowledged(String packet) {
        for (int times = 0; times < 3; times++) {
            says(packet);
            for (int frame = 0; frame < 4 * FRAMES_A_SECOND; frame++) {
                goesOn(SILENCE);
                if (keysHeard.remove('A')) {
                    return true;
                }
                if (keysHeard.remove('C')) {
                    break;
                }
            }
        }
        return false;
    }

    /** The same, where a long tone acknowledges. */
    boolean isKissedOff(String message) {
        for (int times = 0; times < 4; times++) {
            says(message);
            if (hearsTone(1400, 2)) {
                return true;
            }
        }
        return false;
    }

    void says(String keys) {
        for (char key : keys.toCharArray()) {
            if (byEvents) {
                sound.presses(EVENTS.indexOf(key), port);
                goOn(SILENCE, 5);
            } else {
                var tone = Tones.key(key, 60);
                for (int at = 0; at < tone.length; at += G711.FRAME) {
                    goesOn(Arrays.copyOfRange(tone, at, at + G711.FRAME));
                }
                goOn(SILENCE, 3);
            }
        }
    }

    private void goOn(byte[] frame, int times) {
        for (int i = 0; i < times; i++) {
            goesOn(frame);
        }
    }

    /** Twenty milliseconds: what comes sets the pace. */
    private void goesOn(byte[] frame) {
        var packet = sound.hears();
        sound.sends(0, frame, port);
        if (Rtp.payloadType(packet) == EVENT) {
            note(inEvents.heard(packet, Rtp.HEADER, packet.length, Rtp.timestamp(packet)));
            return;
        }
        heard = Arrays.copyOfRange(packet, Rtp.HEADER, packet.length);
        double sum = 0;
        for (byte sample : heard) {
            sum += G711.linear(sample) * G711.linear(sample);
        }
        loud = Math.sqrt(sum / heard.length);
        note(inSound.heard(heard));
    }

    private void note(char key) {
        if (key != KeysInSound.NONE) {
            keysHeard.add(key);
        }
    }

    @Override
    public void close() {
        phone.close();
        sound.close();
    }
}
