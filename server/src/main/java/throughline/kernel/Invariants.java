package throughline.kernel;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What must hold whatever happens: each view of the schema {@code invariant} is empty. Its name says what it would be if it were
 * not, such as {@code seat_accepted_twice}; its rows say which.
 */
@Component
public class Invariants {
    private static final int SHOWN = 10;

    private final DSLContext database;

    public Invariants(DSLContext database) {
        this.database = database;
    }

    /** @param rows the first ten, each as JSON */
    public record Broken(String view, List<String> rows) {}

    /** The names of all views, in order. */
    public List<String> names() {
        return database.select(DSL.field("viewname", String.class))
                .from("pg_views")
                .where("schemaname = 'invariant'")
                .orderBy(DSL.field("viewname"))
                .fetchInto(String.class);
    }

    /** Those that are not empty. */
    public List<Broken> broken() {
        return names().stream()
                .map(view -> new Broken(view, rows(view)))
                .filter(broken -> !broken.rows().isEmpty())
                .toList();
    }

    private List<String> rows(String view) {
        return database.select(DSL.field("to_jsonb(v)::text", String.class))
                .from(DSL.table("{0} v", DSL.name("invariant", view)))
                .limit(SHOWN)
                .fetchInto(String.class);
    }
}
