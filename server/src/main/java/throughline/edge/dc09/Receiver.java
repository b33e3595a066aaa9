package throughline.edge.dc09;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.alarm.DeviceKeys;
import throughline.alarm.FrameFault;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import throughline.house.Settings;
import throughline.kernel.Scope;

/**
 * Keeps what a frame says, and only then gives the answer for it. When it cannot be kept there is none: the device repeats the frame, as
 * its standard wants it to, and tries its other line when it has one.
 */
@Component
class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final Signals signals;
    private final UnreadFrames unread;
    private final InstantSource clock;
    private final Judge judge;

    Receiver(Signals signals, UnreadFrames unread, DeviceKeys keys, Settings settings, InstantSource clock) {
        this.signals = signals;
        this.unread = unread;
        this.clock = clock;
        this.judge = new Judge(
                account -> keys.of(Judge.WIRE, account),
                settings.dc09().behind(),
                settings.dc09().ahead());
    }

    /** @param answer what goes back; null when nothing does. @param isFrame it could be read, or was one that was damaged on its way */
    record Heard(byte @Nullable [] answer, boolean isFrame) {}

    /** @param side the address of whoever sent it */
    Heard hear(FrameFinder.Found found, String side) {
        try {
            var verdict = found.tooLong()
                    ? Verdict.unread(FrameFault.TOO_LONG, null)
                    : judge.of(found.text(), clock.instant());
            verdict.signals().forEach(signals::receive);
            if (verdict.fault() != null) {
                keepUnread(
                        found.text(), side, verdict.fault(), verdict.signals().isEmpty());
            }
            boolean isNone = verdict.fault() == FrameFault.TOO_LONG || verdict.fault() == FrameFault.MALFORMED;
            return new Heard(verdict.answer(), !isNone);
        } catch (RuntimeException notKept) {
            LOG.error(
                    "What an alarm device said was not kept ({}); it is not acknowledged, so the device says it again.",
                    notKept.getClass().getSimpleName());
            return new Heard(null, true);
        }
    }

    /** What somebody is to look at later holds up nothing that was said in the same frame. */
    private void keepUnread(byte[] text, String side, FrameFault fault, boolean isAll) {
        Runnable keeping = () -> unread.keep(Judge.WIRE, side, text, fault);
        if (isAll) {
            keeping.run();
        } else {
            Thread.ofVirtual().name("dc-09-unread").start(Scope.EVERYTHING.around(keeping));
        }
    }
}
