package throughline.sheet;

import java.util.Collection;
import java.util.List;

/** Keys that are one number. */
final class Keys {
    private Keys() {}

    static List<String> numbers(Collection<List<Object>> keys) {
        return keys.stream().map(key -> (String) key.getFirst()).toList();
    }
}
