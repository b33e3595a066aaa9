package throughline.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read once and is asked for often. Each scope remembers what it has seen itself, so nobody finds through another's memory what the
 * database would not show her.
 */
public final class Remembered<K, V> {
    private record Place<K>(Scope scope, K key) {}

    private final Map<Place<K>, V> known = new ConcurrentHashMap<>();
    private final int most;

    /** @param most when so many are known, all are forgotten */
    public Remembered(int most) {
        this.most = most;
    }

    public @Nullable V get(K key) {
        return known.get(new Place<>(Scope.now(), key));
    }

    public void put(K key, V value) {
        if (known.size() >= most) {
            known.clear();
        }
        known.put(new Place<>(Scope.now(), key), value);
    }

    public void forget() {
        known.clear();
    }
}
