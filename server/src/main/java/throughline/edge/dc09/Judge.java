package throughline.edge.dc09;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import throughline.alarm.DeviceKeys;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;

/**
 * Says what a frame is worth and what is answered. Knows no socket and no database.
 *
 * <ul>
 *   <li>A wrong CRC is not answered: nobody knows who sent it, and the device says it again.
 *   <li>What is well formed and says nothing that we have a word for is kept for people to look at, and answered DUH. An ACK would say
 *       that somebody will act on it, and no answer would let the device say it for ever and believe its line broken.
 *   <li>A wrong clock is answered NAK, which sets it; so is a missing time where all is encrypted, without which a frame that somebody
 *       recorded could be played again.
 *   <li>A device that has a key and speaks in the clear may be somebody else: nothing of it counts, least of all that an alarm has ended
 *       or that the device is there.
 *   <li>But <em>an alarm counts, whatever is wrong around it</em>. Whoever forges one costs us a call; whoever presses the button of a
 *       device that lost its key or its time has nobody else. It is kept, and the frame is kept too, so that somebody repairs the device.
 *   <li>What cannot be opened may be one of these. It is answered DUH, upon which a device tries its other line, and the device is in
 *       trouble from then on: a fault with the code {@link #WRONG_KEY}.
 * </ul>
 */
final class Judge {
    /** As units have it. */
    static final String WIRE = "dc-09";

    /** The code of the signal that we write ourselves when a device says something that its key does not open. */
    static final String WRONG_KEY = "wrong-key";

    /** The same when one that has a key says it in the clear. */
    static final String IN_THE_CLEAR = "in-the-clear";

    /** Nobody's name: the alarm of a device that says none is an alarm all the same. */
    static final String NAMELESS = "?";

    private static final Pattern ACCOUNT_IN_DATA = Pattern.compile("#([0-9A-Fa-f]{3,16})(?:\\|.*)?");

    private final Function<String, DeviceKeys.@Nullable Kept> keys;
    private final Duration behind;
    private final Duration ahead;

    /**
     * @param keys by account; null for a device that has none; may throw {@link DeviceKeys.NotKnownNow}
     * @param behind a device's clock may be behind ours by so much, and {@code ahead} of it by so much
     */
    Judge(Function<String, DeviceKeys.@Nullable Kept> keys, Duration behind, Duration ahead) {
        this.keys = keys;
        this.behind = behind;
        this.ahead = ahead;
    }

    /** @param text between LF and CR */
    Verdict of(byte[] text, Instant now) {
        Frame frame;
        try {
            frame = Frame.read(text);
        } catch (Unreadable unreadable) {
            return Verdict.unread(unreadable.fault(), null);
        }
        if (frame.isAnswer()) {
            return new Verdict(List.of(), null, null);
        }
        var kept = frame.account() == null ? null : kept(frame, frame.account());
        return frame.sealed() ? sealed(frame, kept == null ? null : kept.key(), now) : clear(frame, kept != null, now);
    }

    /** Who calls for help in the clear while nobody can say whether she has a key is heard. */
    private DeviceKeys.@Nullable Kept kept(Frame frame, String account) {
        try {
            return keys.apply(account);
        } catch (DeviceKeys.NotKnownNow away) {
            if (frame.sealed()) {
                throw away;
            }
            return null;
        }
    }

    private Verdict sealed(Frame frame, @Nullable SecretKey key, Instant now) {
        var content = key == null ? null : Content.open(frame.rest(), key);
        if (content == null || key == null) {
            var trouble = frame.token().equals("NULL")
                    ? List.<Signal>of()
                    : List.of(trouble(
                            requireNonNullElse(frame.account(), NAMELESS), WRONG_KEY, shown(frame, frame.rest())));
            return new Verdict(trouble, FrameFault.WRONG_KEY, Answer.duh(frame));
        }
        return said(frame, content, key, now);
    }

    private Verdict clear(Frame frame, boolean hasAKey, Instant now) {
        var content = Content.read(frame.rest());
        if (content == null) {
            return Verdict.unread(FrameFault.MALFORMED, Answer.duh(frame));
        }
        if (!hasAKey) {
            return said(frame, content, null, now);
        }
        var alarms = alarms(frame, content);
        if (alarms.isEmpty()) {
            return Verdict.unread(FrameFault.WRONG_KEY, Answer.duh(frame));
        }
        var signals = new ArrayList<>(alarms);
        signals.add(trouble(ident(frame, content), IN_THE_CLEAR, shown(frame, content.text())));
        return new Verdict(signals, FrameFault.WRONG_KEY, Answer.ack(frame, null, now));
    }

    private Verdict said(Frame frame, Content content, @Nullable SecretKey key, Instant now) {
        boolean mayBeOld = content.saysNoTime() ? key != null : !content.isSentBetween(now, behind, ahead);
        if (mayBeOld) {
            return new Verdict(alarms(frame, content), FrameFault.OLD, Answer.nak(now));
        }
        var events = Event.all(frame.token(), content);
        if (events.isEmpty()) {
            return Verdict.unread(FrameFault.UNKNOWN, Answer.duh(frame));
        }
        return new Verdict(
                events.stream().map(event -> signal(frame, content, event)).toList(),
                null,
                Answer.ack(frame, key, now));
    }

    private List<Signal> alarms(Frame frame, Content content) {
        return Event.all(frame.token(), content).stream()
                .filter(Event::isAlarm)
                .map(event -> signal(frame, content, event))
                .toList();
    }

    /** A frame that is sent again has the same number, says the same, and says so of the same instant. */
    private Signal signal(Frame frame, Content content, Event event) {
        return new Signal(
                WIRE,
                ident(frame, content),
                event.kind(),
                Signal.Spot.UNKNOWN,
                event.code(),
                event.words(),
                content.happenedAt(),
                "%s %s %s".formatted(frame.sequence(), event.code(), content.text()),
                shown(frame, content.text()));
    }

    private Signal trouble(String ident, String code, String raw) {
        return new Signal(WIRE, ident, Signal.Kind.FAULT_RAISED, Signal.Spot.UNKNOWN, code, "", null, code, raw);
    }

    private static String ident(Frame frame, Content content) {
        if (frame.account() != null) {
            return frame.account();
        }
        var inData = ACCOUNT_IN_DATA.matcher(content.data());
        return inData.matches() ? inData.group(1).toUpperCase(Locale.ROOT) : NAMELESS;
    }

    private static String shown(Frame frame, String content) {
        return "\"%s%s\"%s[%s"
                .formatted(frame.sealed() ? "*" : "", frame.token(), frame.head(), Content.legible(content));
    }
}
