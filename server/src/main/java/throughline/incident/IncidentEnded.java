package throughline.incident;

import java.util.UUID;

/** The all-clear was given. */
record IncidentEnded(UUID incident) {}
