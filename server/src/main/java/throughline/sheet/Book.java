package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/**
 * One kind of thing and the front door of its room, as an import and an export use them.
 *
 * @param <T> what is kept
 * @param <F> the form that a person would fill in
 */
interface Book<T, F> {
    SheetKind kind();

    List<Column<T>> columns();

    Class<F> form();

    int version(T kept);

    /** Those of these keys that exist, in few queries. */
    Map<List<Object>, T> kept(Collection<List<Object>> keys);

    /**
     * What the room would keep of the form; two forms that keep the same are equal in it.
     *
     * @throws throughline.kernel.Refused with each field that is wrong
     */
    Object keeps(F form);

    /** All or none. */
    void add(List<Fresh<F>> fresh, @Nullable UUID by);

    void change(T kept, F form, @Nullable UUID by);

    /** For the way out; by name or number. */
    Page<T> page(Slice slice);
}
