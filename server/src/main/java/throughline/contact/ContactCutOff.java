package throughline.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server stopped under this contact, and it was closed when the server started again. Nobody owes its outcome. */
public record ContactCutOff(UUID contact, @Nullable UUID agent, Instant at) {}
