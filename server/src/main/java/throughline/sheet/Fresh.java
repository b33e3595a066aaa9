package throughline.sheet;

import java.util.List;

/**
 * Something that is to be added.
 *
 * @param key the values of its key columns, in their order
 */
record Fresh<F>(List<Object> key, F form) {
    String number() {
        return (String) key.getFirst();
    }
}
