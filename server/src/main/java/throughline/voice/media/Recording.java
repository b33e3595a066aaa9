package throughline.voice.media;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A recording that is complete on disk.
 *
 * @param gaps stretches of at most half a second that the disk was too slow for; silence stands in their place
 */
public record Recording(Path file, Duration length, int gaps) {}
