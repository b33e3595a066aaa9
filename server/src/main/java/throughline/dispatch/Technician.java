package throughline.dispatch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be sent.
 *
 * @param user the account with which the technician signs in; null while there is none
 * @param phone E.164
 * @param area whose lifts are theirs, such as "Tallinn"
 * @param pager the number of a pager, and {@code pagerRelay} the gateway that reaches it; null for both where there is none
 * @param mail an e-mail address that is looked at in the night; null where there is none
 * @param active false for somebody who has left; kept, because old work names them
 */
public record Technician(
        UUID id,
        @Nullable UUID user,
        String name,
        String phone,
        String language,
        List<String> skills,
        String area,
        @Nullable String pager,
        @Nullable UUID pagerRelay,
        @Nullable String mail,
        boolean active,
        int version) {}
