package throughline.edge.dc09;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds frames in what one peer sends, however the network cuts it. What stands before the beginning of a frame is nobody's; a frame
 * that begins before the last one ended takes its place, and one without an end is given up until the next begins.
 *
 * <pre>
 *  LF frame CR
 * </pre>
 *
 * Not for several threads.
 */
final class FrameFinder {
    /** CRC and length, and as much as three hexadecimal digits of length can say. */
    static final int LONGEST = 8 + 0xFFF;

    private static final int LF = '\n';
    private static final int CR = '\r';

    /** @param text without LF and CR; of one that is too long its beginning */
    record Found(byte[] text, boolean tooLong) {}

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean inFrame;

    /** All that ended within these bytes. */
    List<Found> take(byte[] bytes, int length) {
        var found = new ArrayList<Found>();
        for (int i = 0; i < length; i++) {
            if (bytes[i] == LF) {
                begun.reset();
                inFrame = true;
            } else if (inFrame && bytes[i] == CR) {
                found.add(end(false));
            } else if (inFrame) {
                begun.write(bytes[i]);
                if (begun.size() > LONGEST) {
                    found.add(end(true));
                }
            }
        }
        return found;
    }

    private Found end(boolean tooLong) {
        inFrame = false;
        var text = begun.toByteArray();
        begun.reset();
        return new Found(text, tooLong);
    }
}
