package throughline.voice.sip;

import java.util.concurrent.atomic.LongAdder;

/** What the wire refused or dropped since it was opened. */
public record SipFigures(
        long refusedForbidden,
        long refusedOverload,
        long malformed,
        long unknownMethods,
        long foreignDialogs,
        long unacceptableSdp) {
    /** The counters behind it, shared by all who refuse. */
    static final class Counters {
        final LongAdder refusedForbidden = new LongAdder();
        final LongAdder refusedOverload = new LongAdder();
        final LongAdder malformed = new LongAdder();
        final LongAdder unknownMethods = new LongAdder();
        final LongAdder foreignDialogs = new LongAdder();
        final LongAdder unacceptableSdp = new LongAdder();

        SipFigures now() {
            return new SipFigures(
                    refusedForbidden.sum(),
                    refusedOverload.sum(),
                    malformed.sum(),
                    unknownMethods.sum(),
                    foreignDialogs.sum(),
                    unacceptableSdp.sum());
        }
    }
}
