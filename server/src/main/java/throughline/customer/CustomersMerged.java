package throughline.customer;

import java.util.UUID;

/** Two records of one customer, or of one person, became one, or two again; what pointed at the one points at the other now. */
public record CustomersMerged(UUID survivor, UUID merged) {}
