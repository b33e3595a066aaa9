package throughline.edge.dc09;

import throughline.alarm.FrameFault;

/** A frame cannot be read. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final FrameFault fault;

    Unreadable(FrameFault fault) {
        super(fault.word(), null, false, false);
        this.fault = fault;
    }

    FrameFault fault() {
        return fault;
    }
}
