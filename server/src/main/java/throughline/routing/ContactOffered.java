package throughline.routing;

import java.util.UUID;

/** This agent's browser is to ring for this contact. Announced after the decision is on record. */
public record ContactOffered(UUID contact, UUID agent) {}
