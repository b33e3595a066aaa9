package throughline.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It is known which unit a contact is about; null when that was taken back. */
public record ContactUnitChosen(UUID contact, @Nullable UUID unit) {}
