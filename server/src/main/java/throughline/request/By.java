package throughline.request;

import java.util.UUID;

/**
 * Who does it.
 *
 * @param leads a supervisor or administrator, who may also move the requests of others
 */
public record By(UUID person, boolean leads) {}
