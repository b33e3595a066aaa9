package throughline.dispatch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be sent.
 *
 * @param user the account with which the technician signs in; null while there is none
 * @param phone E.164
 * @param skills empty while nobody wrote them down
 * @param families makes or models of controllers that are known well, such as "Kone" or "Kone MonoSpace"
 * @param languages spoken besides {@code language}
 * @param baseLatitude where the way to work begins, a depot or a home; null with {@code baseLongitude} while nobody said
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
        List<String> families,
        List<String> languages,
        List<Licence> licences,
        @Nullable Double baseLatitude,
        @Nullable Double baseLongitude,
        String area,
        @Nullable String pager,
        @Nullable UUID pagerRelay,
        @Nullable String mail,
        boolean active,
        int version) {
    /** Null while nobody said where the way to work begins. */
    @Nullable
    Spot base() {
        return Spot.of(baseLatitude, baseLongitude);
    }

    boolean speaks(String wanted) {
        return language.equals(wanted) || languages.contains(wanted);
    }
}
