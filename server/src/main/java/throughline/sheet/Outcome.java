package throughline.sheet;

import java.util.List;

/** What becomes of a row. */
sealed interface Outcome<T, F> {
    record Added<T, F>(Fresh<F> fresh) implements Outcome<T, F> {}

    /** @param fields what is different now */
    record Changed<T, F>(T kept, F form, List<String> fields) implements Outcome<T, F> {}

    record Unchanged<T, F>() implements Outcome<T, F> {}

    record Refused<T, F>(List<Reason> reasons) implements Outcome<T, F> {}

    default String word() {
        return switch (this) {
            case Added<T, F> _ -> "added";
            case Changed<T, F> _ -> "changed";
            case Unchanged<T, F> _ -> "unchanged";
            case Refused<T, F> _ -> "refused";
        };
    }
}
