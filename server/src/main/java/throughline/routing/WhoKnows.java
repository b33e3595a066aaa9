package throughline.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.contact.ContactOpened;

/** Says who has talked with this caller about the same already, so that she is asked first. A room above answers. */
public interface WhoKnows {
    /** Null where nobody has. In the transaction of the contact. */
    @Nullable
    UUID has(ContactOpened opened);
}
