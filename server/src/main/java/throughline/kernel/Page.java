package throughline.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next opaque; asks for what follows, null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** @param found one more than the slice's limit when there is more */
    public static <T> Page<T> of(List<T> found, Slice slice, Function<T, Slice.Cursor> place) {
        if (found.size() <= slice.limit()) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, slice.limit()));
        return new Page<>(items, place.apply(items.getLast()).toString());
    }
}
