package throughline.alarm;

import java.util.UUID;

/**
 * A person at a desk is about to say that everyone is out. Announced before it is kept: whoever knows that something is still to be
 * done refuses, and nothing is kept. What the lift says, or whoever came to it, is not asked for.
 */
public record AboutToBeOut(UUID alarm, Finding finding, UUID by) {}
