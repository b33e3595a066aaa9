package throughline.edge.directory;

import java.util.function.Supplier;
import throughline.kernel.Refused;

/** Whoever saves an older version than the one that is kept is answered with the one that is kept, so that the form can show both. */
final class TooLate {
    private TooLate() {}

    /** @param present as it is now, as the change itself would have answered */
    static <T> T orPresent(Supplier<T> change, Supplier<? extends Object> present) {
        try {
            return change.get();
        } catch (Refused refused) {
            throw refused.isEditedBySomeoneElse() ? refused.showing(present.get()) : refused;
        }
    }
}
