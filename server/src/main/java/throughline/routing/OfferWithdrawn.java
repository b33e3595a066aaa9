package throughline.routing;

import java.util.UUID;

/** This agent's browser is to stop ringing. */
public record OfferWithdrawn(UUID contact, UUID agent) {}
