package throughline.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversation is over. With an agent it now waits for her outcome; without one it was abandoned and is closed. */
public record ContactEnded(UUID contact, @Nullable UUID agent, Instant at) {}
