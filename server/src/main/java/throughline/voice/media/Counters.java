package throughline.voice.media;

import java.util.concurrent.atomic.LongAdder;

/** What is counted over all legs since the start. */
final class Counters {
    final LongAdder received = new LongAdder();
    /** Of legs that are closed; live legs know their own. */
    final LongAdder lost = new LongAdder();

    final LongAdder strangers = new LongAdder();
    final LongAdder srtpRejected = new LongAdder();
}
