package throughline.customer;

import java.util.UUID;

/** The day came on which somebody stopped speaking for a customer. */
public record PersonLeft(UUID customer, UUID person) {}
