package throughline.kernel;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** Expressions of which PostgreSQL knows that they tell nothing of a row, so that it uses an index for them behind row-level security. */
public final class BehindTheWall {
    private BehindTheWall() {}

    /** The first, or the other where there is none: as {@code coalesce}, of which PostgreSQL does not know it. */
    public static <T> Field<T> firstOf(Field<T> first, Field<T> other) {
        return DSL.when(first.isNotNull(), first).otherwise(other);
    }
}
