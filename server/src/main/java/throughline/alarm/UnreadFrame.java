package throughline.alarm;

import java.time.Instant;
import java.util.UUID;

/**
 * A frame that could not be read.
 *
 * @param side who sent it: an address or a telephone number
 * @param frame its bytes
 * @param why a word of {@link FrameFault}
 * @param times how often the same came from there
 */
public record UnreadFrame(
        UUID id, String wire, String side, byte[] frame, String why, int times, Instant firstAt, Instant lastAt) {}
