package throughline.edge.tones;

import throughline.alarm.FrameFault;

/** What was heard is no packet that we can read. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final FrameFault why;

    Unreadable(FrameFault why, String sentence) {
        super(sentence);
        this.why = why;
    }

    FrameFault why() {
        return why;
    }
}
