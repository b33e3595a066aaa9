package throughline.house;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** So many connections at once, and so many from one address: whoever opens all they can leaves room for the others. */
final class Guests {
    private final Semaphore places;
    private final int mostOfOne;
    private final Map<String, Integer> here = new ConcurrentHashMap<>();

    Guests(int most, int mostOfOne) {
        this.places = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /** Whether there is a place; one that was taken is given back with {@link #leaves}. */
    boolean mayEnter(String address) {
        if (!places.tryAcquire()) {
            return false;
        }
        if (here.merge(address, 1, Integer::sum) > mostOfOne) {
            leaves(address);
            return false;
        }
        return true;
    }

    void leaves(String address) {
        here.computeIfPresent(address, (_, many) -> many == 1 ? null : many - 1);
        places.release();
    }

    int count() {
        return here.values().stream().mapToInt(Integer::intValue).sum();
    }
}
