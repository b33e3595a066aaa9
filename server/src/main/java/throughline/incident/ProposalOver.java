package throughline.incident;

import java.util.UUID;

/** It is no incident, or the incident has its all-clear: each of its lifts is looked at by itself again. */
public record ProposalOver(UUID proposal) {}
